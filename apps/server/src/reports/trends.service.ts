import type { TrendReport } from '@lobbyflow/contract';
import type { BranchId, BusinessDay } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Journals } from '../journal/journals.js';
import { Projector } from '../projections/projector.js';
import type { Days } from '../forecast/promises.repository.js';
import { type DaySummary, summaryOf } from './day-summary.js';
import { trendReport } from './trends.js';
import { VisitsRepository } from './visits.repository.js';

/** Days that are kept added up; one is a few kilobytes. */
const KEPT_DAYS = 2_000;

/** Tells how service went over weeks and months. A day that is over is added up once. */
@Injectable()
export class TrendsService {
  /** By branch and day, the latest used last. */
  private readonly kept = new Map<string, DaySummary>();

  constructor(
    private readonly journals: Journals,
    private readonly projector: Projector,
    private readonly visits: VisitsRepository,
  ) {}

  /** @throws ProblemError `not-found` */
  async report(branchId: BranchId, span: Days): Promise<TrendReport> {
    this.journals.of(branchId);
    await this.projector.catchUp(branchId);
    const days: DaySummary[] = [];
    for (const day of await this.visits.daysIn(branchId, span)) {
      days.push(await this.summary(branchId, day));
    }
    return trendReport(days, span);
  }

  /** Presses must not wait for a year to be read: between two days others have their turn. */
  private async summary(branchId: BranchId, businessDay: BusinessDay): Promise<DaySummary> {
    const key = `${branchId} ${businessDay}`;
    const known = this.kept.get(key);
    this.kept.delete(key);
    if (known !== undefined) {
      this.kept.set(key, known);
      return known;
    }
    await nextTurn();
    const { timeZone, current, clock } = this.journals.of(branchId);
    const { config, businessDay: today } = current.lobby;
    const records = {
      businessDay,
      visits: await this.visits.ofDay(branchId, businessDay),
      sessions: await this.visits.sessionsOf(branchId, businessDay),
      now: clock.now(),
    };
    const summary = summaryOf(records, { timeZone, config }, today !== businessDay);
    if (summary.isFinal) this.keep(key, summary);
    return summary;
  }

  private keep(key: string, summary: DaySummary): void {
    this.kept.set(key, summary);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT_DAYS) return;
      this.kept.delete(oldest);
    }
  }
}
