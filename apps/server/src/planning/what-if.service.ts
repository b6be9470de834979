import type { PlayedWay, WhatIfReport, WhatIfWish } from '@lobbyflow/contract';
import type { BranchId, BusinessDay, LaneId } from '@lobbyflow/engine';
import type { PlayedWay as Played, WhatIfAnswer, WaitFigures } from '@lobbyflow/forecast';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { z } from 'zod';
import { historyOf } from '../forecast/branch-history.js';
import { HistoryRepository } from '../forecast/history.repository.js';
import { handlingOf } from '../forecast/waits-question.js';
import { Journals } from '../journal/journals.js';
import { Stopwatch } from '../ports/stopwatch.js';
import { ProblemError } from '../problems/problem.error.js';
import { Projector } from '../projections/projector.js';
import { DaysService } from '../reports/days.service.js';
import { changedConfig, changedShifts } from './changed-branch.js';
import { JobRunner, TookTooLong } from './job-runner.js';
import { type DayToPlay, dayToPlay } from './past-day-read.js';

/** No further day is begun after this; who waits for an answer looks at it. */
const BUDGET_MS = 20_000;
/** A thread that is not done by then has gone wrong. */
const WITHIN_MS = 60_000;
/** Who asks while so many wait is told to come again. */
const WAITING = 3;
const SEED = 1;
const SERVICE_DAYS = 20;

/** Plays past days again, in a thread of its own, with something otherwise. */
@Injectable()
export class WhatIfs {
  private waiting = 0;

  constructor(
    private readonly journals: Journals,
    private readonly projector: Projector,
    private readonly days: DaysService,
    private readonly history: HistoryRepository,
    private readonly jobs: JobRunner,
    private readonly stopwatch: Stopwatch,
  ) {}

  /** @throws ProblemError `not-found` for a day on which nobody came; `invalid-request`; `busy` */
  async play(branchId: BranchId, wish: z.output<typeof WhatIfWish>): Promise<WhatIfReport> {
    this.journals.of(branchId);
    if (this.waiting >= WAITING) throw new ProblemError('busy', undefined, { retryAfter: 10 });
    this.waiting += 1;
    try {
      return await this.playNow(branchId, wish);
    } catch (error) {
      if (error instanceof TookTooLong) throw new ProblemError('busy', error.message);
      throw error;
    } finally {
      this.waiting -= 1;
    }
  }

  private async playNow(
    branchId: BranchId,
    wish: z.output<typeof WhatIfWish>,
  ): Promise<WhatIfReport> {
    const businessDay = wish.businessDay as BusinessDay;
    await this.projector.catchUp(branchId);
    const records = await this.days.recordsOf(branchId, businessDay);
    const { config, timeZone } = await this.days.settingOf(branchId, records);
    const day = dayToPlay(records);
    if (day === null || config === null) throw new ProblemError('not-found');
    const changed = changedConfig(config, wish);
    const begunAt = this.stopwatch.elapsedMs();
    const history = await this.historyFor(branchId, businessDay, timeZone);
    const answer = await this.jobs.run(
      'what-if',
      {
        day: {
          visits: day.visits,
          patienceMs: history.patienceMs,
          handling: handlingOf(config, history),
        },
        lengthMs: day.lengthMs,
        asItWas: { config, shifts: day.shifts, pensioners: 0 },
        changed: {
          config: changed,
          shifts: changedShifts(day.shifts, changed, wish),
          pensioners: wish.pensioners,
        },
        replications: wish.replications,
        seed: SEED,
        lateAfterMs: wish.lateAfterMs,
        budgetMs: BUDGET_MS,
      },
      WITHIN_MS,
    );
    const tookMs = Math.round(this.stopwatch.elapsedMs() - begunAt);
    return reportOf(answer, { day, wish, tookMs, timeZone });
  }

  private async historyFor(branchId: BranchId, businessDay: BusinessDay, timeZone: string) {
    const day = DateTime.fromISO(businessDay);
    const days = {
      from: day.minus({ days: SERVICE_DAYS }).toFormat('yyyy-MM-dd') as BusinessDay,
      to: day.plus({ days: 1 }).toFormat('yyyy-MM-dd') as BusinessDay,
    };
    const past = {
      observedMs: await this.history.services(branchId, days),
      outcomes: await this.history.outcomes(branchId, days),
      arrivals: [],
      kept: [],
    };
    return historyOf(past, { businessDay, timeZone });
  }
}

function reportOf(
  answer: WhatIfAnswer,
  {
    day,
    wish,
    tookMs,
    timeZone,
  }: {
    readonly day: DayToPlay;
    readonly wish: z.output<typeof WhatIfWish>;
    readonly tookMs: number;
    readonly timeZone: string;
  },
): WhatIfReport {
  const { replications, differences } = answer;
  const way = (played: Played) =>
    wayOf(played, replications, (ms) => clockAt(day.opensAt + ms, timeZone));
  const told = ({ mean, interval }: WhatIfAnswer['differences']['lateShare']) => {
    return { mean, from: interval?.from ?? null, to: interval?.to ?? null };
  };
  return {
    businessDay: wish.businessDay,
    customers: day.visits.length,
    replications,
    isCutShort: replications < wish.replications,
    lateAfterMs: wish.lateAfterMs,
    tookMs,
    real: realOf(day, wish.lateAfterMs),
    asItWas: way(answer.asItWas),
    changed: way(answer.changed),
    differences: {
      meanWaitMs: told(differences.meanWaitMs),
      p90WaitMs: told(differences.p90WaitMs),
      lateShare: told(differences.lateShare),
      leftShare: told(differences.leftShare),
      windowMinutes: told(differences.windowMinutes),
    },
    lanes: [...answer.lanes].map(([laneId, difference]) => {
      return { laneId: laneId as LaneId, ...told(difference) };
    }),
  };
}

function wayOf(
  { pooled, cutOff, refused }: Played,
  days: number,
  at: (sinceMs: number) => string,
): PlayedWay {
  const some = ({ visits, meanMs, p90Ms, lateShare }: WaitFigures) => {
    return { visits: visits / days, meanMs, p90Ms, lateShare };
  };
  return {
    ...some(pooled.all),
    maxMs: pooled.all.maxMs,
    leftShare: pooled.abandonmentRate ?? 0,
    occupancy: pooled.occupancy,
    windowMinutes: pooled.windowMinutes,
    mostOvertaken: pooled.mostOvertaken,
    lanes: [...pooled.lanes].map(([laneId, figures]) => ({ laneId, ...some(figures) })),
    halfHours: pooled.halfHours.map(({ fromMs, visits, meanMs, openCounters }) => {
      return { at: at(fromMs), visits: visits / days, meanMs, open: openCounters };
    }),
    cutOff,
    refused,
  };
}

/** What happened, counted as the played days are. */
function realOf({ visits }: DayToPlay, lateAfterMs: number): WhatIfReport['real'] {
  const waits = visits
    .filter(({ end }) => end !== 'left')
    .map(({ waitedMs }) => waitedMs ?? 0)
    .toSorted((one, other) => one - other);
  const late = visits.filter(
    ({ end, waitedMs }) => end === 'left' || (waitedMs ?? 0) > lateAfterMs,
  );
  return {
    visits: visits.length,
    meanMs: waits.length === 0 ? null : waits.reduce((sum, ms) => sum + ms, 0) / waits.length,
    p90Ms: waits[Math.ceil(0.9 * waits.length) - 1] ?? null,
    lateShare: late.length / visits.length,
  };
}

function clockAt(at: number, timeZone: string): string {
  return DateTime.fromMillis(at, { zone: timeZone }).toFormat('HH:mm');
}
