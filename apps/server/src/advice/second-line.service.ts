import type { ChangePerson, CreatePerson, SecondLine, SecondLinePerson } from '@lobbyflow/contract';
import type { BranchId, Lobby, PersonId, SecondLineAct } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { personAnswer } from '../journal/answer-to.js';
import type { Answer } from '../journal/commit.js';
import { Journals } from '../journal/journals.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { SentCommand } from '../routes/asked.js';
import type { Caller } from '../routes/caller.js';
import { CommandsService } from '../routes/commands.service.js';
import { StaffRepository } from '../staff/staff.repository.js';
import {
  type PersonChange,
  SecondLineRepository,
  type StoredPerson,
} from './second-line.repository.js';

/** Who of a branch can be called to a window, and being called. */
@Injectable()
export class SecondLineService {
  /** As last read: for what looks once a second. */
  private readonly known = new Map<BranchId, readonly StoredPerson[]>();

  constructor(
    private readonly people: SecondLineRepository,
    private readonly journals: Journals,
    private readonly commands: CommandsService,
    private readonly staff: StaffRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** As last read in this process; begins to read when nobody has. */
  lastKnown(branchId: BranchId): readonly StoredPerson[] {
    const known = this.known.get(branchId);
    if (known === undefined) void this.of(branchId).catch(() => undefined);
    return known ?? [];
  }

  async of(branchId: BranchId): Promise<readonly StoredPerson[]> {
    const people = await this.people.of(branchId);
    this.known.set(branchId, people);
    return people;
  }

  /** @throws ProblemError `not-found` */
  async list(branchId: BranchId): Promise<SecondLine> {
    const { lobby } = this.journals.of(branchId).current;
    return { items: (await this.of(branchId)).map((person) => personRow(person, lobby)) };
  }

  /** @throws ProblemError `not-found`; `invalid-request` for a service or an account that is not there */
  async create(
    branchId: BranchId,
    caller: Caller,
    wanted: z.output<typeof CreatePerson>,
  ): Promise<SecondLinePerson> {
    await this.mustFit(branchId, wanted);
    const personId = this.ids.uuid() as PersonId;
    const person = { branchId, personId, ...wanted, createdAt: this.clock.now() };
    await this.people.insert([person], caller.actor);
    return this.told(branchId, person);
  }

  /** @throws ProblemError as {@link create}, and `not-found` for nobody of this branch */
  async change(
    { branchId, personId }: { readonly branchId: BranchId; readonly personId: PersonId },
    caller: Caller,
    wanted: z.output<typeof ChangePerson>,
  ): Promise<SecondLinePerson> {
    await this.mustFit(branchId, wanted);
    const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
    const change = Object.fromEntries(given) as PersonChange;
    const person = await this.people.change({ branchId, personId }, change, caller.actor);
    if (person === null) throw new ProblemError('not-found');
    return this.told(branchId, person);
  }

  /** @throws ProblemError `not-found` */
  async remove(branchId: BranchId, personId: PersonId, caller: Caller): Promise<void> {
    if (!(await this.people.remove(branchId, personId, caller.actor))) {
      throw new ProblemError('not-found');
    }
    await this.of(branchId);
  }

  /**
   * Calls somebody, or says how the person answered. A teller answers for himself only.
   *
   * @throws ProblemError see {@link CommandsService.run}, `repeat` for nobody of this branch, and `forbidden`
   */
  async act(
    asked: {
      readonly branchId: BranchId;
      readonly personId: PersonId;
      readonly command: SentCommand;
      readonly caller: Caller;
    },
    act: SecondLineAct,
    to: string | null = null,
  ): Promise<Answer> {
    const { branchId, personId, command, caller } = asked;
    const person = (await this.of(branchId)).find((one) => one.personId === personId);
    if (person === undefined) return this.commands.repeat(branchId, command);
    if (caller.role === 'teller' && person.staffId !== caller.id)
      throw new ProblemError('forbidden');
    const window = to as Parameters<Lobby['counters']['has']>[0] | null;
    const { by } = command;
    return this.commands.run(branchId, command, {
      type: 'second-line',
      personId,
      act,
      to: window,
      by,
    });
  }

  private async told(branchId: BranchId, person: StoredPerson): Promise<SecondLinePerson> {
    await this.of(branchId);
    return personRow(person, this.journals.of(branchId).current.lobby);
  }

  private async mustFit(
    branchId: BranchId,
    { serviceIds = [], staffId = null }: z.output<typeof ChangePerson>,
  ): Promise<void> {
    const services = this.journals.of(branchId).current.lobby.config?.services ?? [];
    const errors = serviceIds.flatMap((serviceId, index) =>
      services.some(({ id }) => id === serviceId)
        ? []
        : [{ path: `serviceIds.${index}`, message: 'is not a service of this branch' }],
    );
    const account = staffId === null ? null : await this.staff.withId(staffId);
    if (staffId !== null && account?.branchId !== branchId) {
      errors.push({ path: 'staffId', message: 'is not an account of this branch' });
    }
    if (errors.length > 0) throw new ProblemError('invalid-request', undefined, { errors });
  }
}

function personRow({ personId, ...person }: StoredPerson, lobby: Lobby): SecondLinePerson {
  const { name, serviceIds, travelMs, staffId } = person;
  return { ...personAnswer(lobby, personId), name, serviceIds: [...serviceIds], travelMs, staffId };
}
