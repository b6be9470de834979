import type { Incident, Incidents, ROUTES } from '@lobbyflow/contract';
import type { ActorId, BranchId, BusinessDay, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { Journals } from '../journal/journals.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { AskedOf } from '../routes/asked.js';
import {
  IncidentsRepository,
  type StoredIncident,
  type StoredNote,
} from './incidents.repository.js';

/** The log of what happened in a hall. */
@Injectable()
export class IncidentsService {
  constructor(
    private readonly incidents: IncidentsRepository,
    private readonly journals: Journals,
    private readonly ids: Ids,
  ) {}

  /** @throws ProblemError `not-found` for a branch that is not there */
  async list({ branchId, query }: AskedOf<typeof ROUTES.listIncidents>): Promise<Incidents> {
    const today = this.dayOf(branchId);
    const wished = query.businessDay as BusinessDay | undefined;
    const found = await this.incidents.ofDay(branchId, wished ?? today);
    return { items: await this.told(found) };
  }

  /** @throws ProblemError `not-found` also for an id that another branch has */
  async open({ branchId, caller, body }: AskedOf<typeof ROUTES.openIncident>): Promise<Incident> {
    const { id, scenario, note } = body;
    const [businessDay, openedAt] = [this.dayOf(branchId), this.now(branchId)];
    const isHere = await this.incidents.open(
      {
        ...{ id, branchId, businessDay, scenario, openedAt, openedBy: caller.actor },
        ...{ closedAt: null, closedBy: null },
      },
      this.noteOf(id, note, { at: openedAt, by: caller.actor }),
    );
    return this.shown(branchId, id, isHere);
  }

  /** @throws ProblemError `not-found` */
  async note({
    branchId,
    incidentId: id,
    caller,
    body,
  }: AskedOf<typeof ROUTES.noteIncident>): Promise<Incident> {
    const { noteId, text } = body;
    const at = this.now(branchId);
    const line: StoredNote = { id: noteId, incidentId: id, at, writtenBy: caller.actor, text };
    return this.shown(branchId, id, await this.incidents.note({ branchId, id }, line));
  }

  /** @throws ProblemError `not-found` */
  async close({
    branchId,
    incidentId: id,
    caller,
    body,
  }: AskedOf<typeof ROUTES.closeIncident>): Promise<Incident> {
    const by = { closedAt: this.now(branchId), closedBy: caller.actor };
    const note = this.noteOf(id, body.note, { at: by.closedAt, by: caller.actor });
    return this.shown(branchId, id, await this.incidents.close({ branchId, id }, by, note));
  }

  private noteOf(
    incidentId: string,
    text: string | undefined,
    { at, by }: { readonly at: Instant; readonly by: ActorId },
  ): StoredNote | null {
    if (text === undefined) return null;
    return { id: this.ids.uuid(), incidentId, at, writtenBy: by, text };
  }

  private async shown(branchId: BranchId, id: string, isHere: boolean): Promise<Incident> {
    const found = isHere ? await this.incidents.one({ branchId, id }) : null;
    const [incident] = found === null ? [] : await this.told([found]);
    if (incident === undefined) throw new ProblemError('not-found');
    return incident;
  }

  private async told(found: readonly StoredIncident[]): Promise<Incident[]> {
    const notes = await this.incidents.notesOf(found.map(({ id }) => id));
    const people = [...found.map(({ openedBy }) => openedBy), ...notes.map((one) => one.writtenBy)];
    const names = await this.incidents.namesOf([...new Set(people)]);
    const nameOf = (id: string) => names.get(id) ?? null;
    return found.map(({ id, businessDay, scenario, openedAt, openedBy, closedAt }) => ({
      ...{ id, businessDay, scenario, by: openedBy, byName: nameOf(openedBy) },
      openedAt: onWire(openedAt),
      closedAt: closedAt === null ? null : onWire(closedAt),
      notes: notes
        .filter(({ incidentId }) => incidentId === id)
        .map((note) => ({
          ...{ id: note.id, at: onWire(note.at), text: note.text },
          ...{ by: note.writtenBy, byName: nameOf(note.writtenBy) },
        })),
    }));
  }

  private now(branchId: BranchId): Instant {
    return this.journals.of(branchId).clock.now();
  }

  /** The last one that was opened, while the branch is closed. */
  private dayOf(branchId: BranchId): BusinessDay {
    const { businessDay, lobby } = this.journals.of(branchId).current;
    return lobby.businessDay ?? (businessDay as BusinessDay);
  }
}

function onWire(at: Instant): string {
  return new Date(at).toISOString();
}
