import type { ExceptionList } from '@lobbyflow/contract';
import type { BranchId, TicketId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { Journals } from '../journal/journals.js';
import { Projector } from '../projections/projector.js';
import { StaffRepository } from '../staff/staff.repository.js';
import { CallsRepository } from './calls.repository.js';
import { exceptionsOf } from './exceptions.js';

/** The largest that a database keeps in the column of revisions. */
const ANY_REVISION = 2_147_483_647;
/** Rows on a page, unless the caller says how many. */
const PAGE = 100;

/** Tells of choices of staff against the order, over many days. */
@Injectable()
export class ExceptionsService {
  constructor(
    private readonly journals: Journals,
    private readonly projector: Projector,
    private readonly calls: CallsRepository,
    private readonly staff: StaffRepository,
  ) {}

  /** @throws ProblemError `not-found` when there is no such branch */
  async list(
    branchId: BranchId,
    { from, to, before = ANY_REVISION, limit = PAGE }: Asked,
  ): Promise<ExceptionList> {
    this.journals.of(branchId);
    await this.projector.catchUp(branchId);
    const choices = { from, to, before, limit: limit + 1 };
    const picked = await this.calls.pickedIn(branchId, choices);
    const pulled = await this.calls.pulledIn(branchId, choices);
    const found = exceptionsOf(picked, pulled).toReversed();
    const page = found.slice(0, limit);
    const numbers = await this.calls.numbersOf(branchId, [
      ...new Set(page.map(({ ticketId }) => ticketId)),
    ] as TicketId[]);
    const names = await this.staff.namesOf([...new Set(page.map(({ actorId }) => actorId))]);
    return {
      items: page.map((row) => ({
        ...row,
        number: numbers.get(row.ticketId) ?? null,
        actorName: names.get(row.actorId) ?? null,
      })),
      next: found.length > limit ? (page.at(-1)?.revision ?? null) : null,
    };
  }
}

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
}
