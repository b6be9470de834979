import type { IncidentScenario } from '@lobbyflow/contract';
import type { ActorId, BranchId, BusinessDay, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { IncidentEntity } from '../db/entities/incident.entity.js';
import { IncidentNoteEntity } from '../db/entities/incident-note.entity.js';
import { StaffEntity } from '../db/entities/staff.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import { SystemJournal } from '../journal/system-journal.repository.js';

/** An incident, as stored. */
export interface StoredIncident {
  readonly id: string;
  readonly branchId: BranchId;
  readonly businessDay: BusinessDay;
  readonly scenario: IncidentScenario;
  readonly openedAt: Instant;
  readonly openedBy: ActorId;
  readonly closedAt: Instant | null;
  readonly closedBy: ActorId | null;
}
/** A line of its log, as stored. */
export interface StoredNote {
  readonly id: string;
  readonly incidentId: string;
  readonly at: Instant;
  readonly writtenBy: ActorId;
  readonly text: string;
}

type Named = Pick<StoredIncident, 'branchId' | 'id'>;
type Act = 'incident.opened' | 'incident.noted' | 'incident.closed';

/** How incidents are stored, each act with its line in the journal of the installation. */
@Injectable()
export class IncidentsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
    private readonly system: SystemJournal,
  ) {}

  /** Again is the same incident. @returns whether this branch has it */
  open(incident: StoredIncident, note: StoredNote | null): Promise<boolean> {
    return this.writer.transaction(async (db) => {
      const there = await db.findOneBy(IncidentEntity, { id: incident.id });
      if (there !== null) return there.branchId === incident.branchId;
      await db.insert(IncidentEntity, incident);
      if (note !== null) await db.insert(IncidentNoteEntity, note);
      await this.record(db, 'incident.opened', incident, incident.openedBy);
      return true;
    });
  }

  /** Again is the same line. @returns whether this branch has such an incident */
  note({ branchId, id }: Named, note: StoredNote): Promise<boolean> {
    return this.writer.transaction(async (db) => {
      const incident = await db.findOneBy(IncidentEntity, { branchId, id });
      if (incident === null) return false;
      if (await db.existsBy(IncidentNoteEntity, { id: note.id })) return true;
      await db.insert(IncidentNoteEntity, note);
      await this.record(db, 'incident.noted', incident, note.writtenBy);
      return true;
    });
  }

  /** Once; again changes nothing. @returns whether this branch has such an incident */
  close(
    { branchId, id }: Named,
    by: { readonly closedAt: Instant; readonly closedBy: ActorId },
    note: StoredNote | null,
  ): Promise<boolean> {
    return this.writer.transaction(async (db) => {
      const incident = await db.findOneBy(IncidentEntity, { branchId, id });
      if (incident === null) return false;
      if (incident.closedAt !== null) return true;
      await db.update(IncidentEntity, { branchId, id, closedAt: IsNull() }, by);
      if (note !== null) await db.insert(IncidentNoteEntity, note);
      await this.record(db, 'incident.closed', incident, by.closedBy);
      return true;
    });
  }

  one({ branchId, id }: Named): Promise<StoredIncident | null> {
    return this.read.manager.findOneBy(IncidentEntity, { branchId, id });
  }

  /** Those of a business day, and all that are not over yet, newest first. */
  ofDay(branchId: BranchId, businessDay: BusinessDay): Promise<readonly StoredIncident[]> {
    return this.read.manager.find(IncidentEntity, {
      where: [
        { branchId, businessDay },
        { branchId, closedAt: IsNull() },
      ],
      order: { openedAt: 'DESC', id: 'DESC' },
    });
  }

  /** Oldest first. */
  notesOf(ids: readonly string[]): Promise<readonly StoredNote[]> {
    const order = { at: 'ASC', id: 'ASC' } as const;
    return this.read.manager.find(IncidentNoteEntity, {
      where: { incidentId: In([...ids]) },
      order,
    });
  }

  async namesOf(ids: readonly ActorId[]): Promise<ReadonlyMap<string, string>> {
    const staff = await this.read.manager.findBy(StaffEntity, { id: In([...ids]) });
    return new Map(staff.map(({ id, username }) => [id, username]));
  }

  private async record(
    db: EntityManager,
    type: Act,
    { branchId, id: incidentId, scenario }: StoredIncident,
    by: ActorId,
  ): Promise<void> {
    await this.system.recordIn(db, { type, branchId, incidentId, scenario }, by);
  }
}
