import type { DayFigures, VisitList } from '@lobbyflow/contract';
import type { BranchId, BusinessDay } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { Journals } from '../journal/journals.js';
import { Projector } from '../projections/projector.js';
import { figuresOf, visitRow } from './figures-of.js';
import { VisitsRepository } from './visits.repository.js';

/** Visits on a page, unless the caller says how many. */
const PAGE = 200;

/** Questions about a business day; everything committed before the question is in the answer. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly journals: Journals,
    private readonly projector: Projector,
    private readonly visits: VisitsRepository,
  ) {}

  /** @throws ProblemError `not-found` when there is no such branch; a day without visits is all zeros */
  async day(branchId: BranchId, businessDay: BusinessDay): Promise<DayFigures> {
    const { clock } = this.journals.of(branchId);
    await this.projector.catchUp(branchId);
    return figuresOf({
      businessDay,
      visits: await this.visits.ofDay(branchId, businessDay),
      sessions: await this.visits.sessionsOf(branchId, businessDay),
      now: clock.now(),
    });
  }

  /** @throws ProblemError `not-found` */
  async list(
    branchId: BranchId,
    { businessDay, after = 0, limit = PAGE }: VisitsQuery,
  ): Promise<VisitList> {
    this.journals.of(branchId);
    await this.projector.catchUp(branchId);
    const found = await this.visits.ofDay(branchId, businessDay, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1)?.visit.sequence;
    const next = found.length > limit && last !== undefined ? String(last) : null;
    return { items: page.map(visitRow), next };
  }
}

interface VisitsQuery {
  readonly businessDay: BusinessDay;
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
}
