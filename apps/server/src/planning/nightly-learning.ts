import type { BranchId, BusinessDay, ServiceId } from '@lobbyflow/engine';
import { type PastLeg, type PastOfBranch } from '@lobbyflow/forecast';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DateTime } from 'luxon';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Turn } from '../db/turn.js';
import { CommitFeed } from '../journal/commit-feed.js';
import { Journals } from '../journal/journals.js';
import { Clock } from '../ports/clock.js';
import { Projector } from '../projections/projector.js';
import { JobRunner } from './job-runner.js';
import { LearnedRepository, type LearnedService } from './learned.repository.js';
import { LearnedToday } from './learned-today.js';
import { PastLegsRepository } from './past-legs.repository.js';

/** Days that are looked back on: eight weeks. */
const DAYS = 56;
/** The same days teach the same. */
const SEED = 1;
/** A branch learns within a minute or two; one that takes longer has gone wrong. */
const WITHIN_MS = 15 * 60_000;
/** After a start, others come first. */
const AFTER_START_MS = 60_000;
/** Longer than any day's last moment: a branch that has no day open has ended all it had. */
const NO_DAY = '9999-12-31' as BusinessDay;

/**
 * Learns from a branch's own visits as soon as one of its business days is over, one branch after the other, and after
 * a start for those whose last day was not looked at.
 */
@Injectable()
export class NightlyLearning implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(NightlyLearning.name);
  private readonly turn = new Turn();
  private unsubscribe: () => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private isClosing = false;

  constructor(
    private readonly journals: Journals,
    private readonly feed: CommitFeed,
    private readonly projector: Projector,
    private readonly past: PastLegsRepository,
    private readonly learned: LearnedRepository,
    private readonly today: LearnedToday,
    private readonly jobs: JobRunner,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.feed.subscribe(({ branchId, events, isOwn }) => {
      if (isOwn && events.some(({ type }) => type === 'day.closed')) void this.wish(branchId);
    });
    this.timer = setTimeout(() => {
      for (const { branchId } of this.journals.all()) void this.wish(branchId);
    }, AFTER_START_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosing = true;
    this.unsubscribe();
    clearTimeout(this.timer);
    await this.jobs.close();
    await this.turn.take(() => undefined);
  }

  /** Learns unless the last day that is over was looked at already. */
  learn(branchId: BranchId): Promise<void> {
    return this.turn.take(() => this.look(branchId));
  }

  private async wish(branchId: BranchId): Promise<void> {
    try {
      await this.learn(branchId);
    } catch (error) {
      if (!this.isClosing) this.logger.error(error);
    }
  }

  private async look(branchId: BranchId): Promise<void> {
    if (this.isClosing) return;
    await this.projector.catchUp(branchId);
    const { current } = this.journals.of(branchId);
    const days = await this.past.daysBefore(branchId, current.lobby.businessDay ?? NO_DAY, DAYS);
    const lastDay = days.at(-1);
    const known = await this.learned.of(branchId);
    if (lastDay === undefined || known?.lastDay === lastDay) return;

    const past = await this.pastOf(branchId, days);
    const correction = await this.jobs.run('learn', past, WITHIN_MS);
    await this.learned.keep(branchId, {
      lastDay,
      days: days.length,
      learnedAt: this.clock.now(),
      services: servicesOf(past.days.flatMap(({ legs }) => legs)),
      correction,
    });
    this.today.forget(branchId);
  }

  /** Presses must not wait for weeks to be read: between two days others have their turn. */
  private async pastOf(
    branchId: BranchId,
    businessDays: readonly BusinessDay[],
  ): Promise<PastOfBranch> {
    const { timeZone, current } = this.journals.of(branchId);
    const days: { readonly day: string; readonly legs: readonly PastLeg[] }[] = [];
    for (const day of businessDays) {
      await nextTurn();
      const midnight = DateTime.fromISO(day, { zone: timeZone }).toMillis();
      days.push({ day, legs: await this.past.ofDay(branchId, day, midnight) });
    }
    const lanes = current.lobby.config?.lanes ?? [];
    const credits = Object.fromEntries(lanes.map(({ id, creditMs }) => [id, creditMs]));
    return { days, credits, seed: SEED };
  }
}

function servicesOf(legs: readonly PastLeg[]): LearnedService[] {
  const lengths = new Map<string, number[]>();
  for (const { serviceId, startedAt, endedAt } of legs) {
    if (startedAt === null || endedAt === null || endedAt <= startedAt) continue;
    const known = lengths.get(serviceId);
    if (known === undefined) lengths.set(serviceId, [endedAt - startedAt]);
    else known.push(endedAt - startedAt);
  }
  return [...lengths].map(([serviceId, all]) => {
    const sorted = all.toSorted((one, other) => one - other);
    return {
      serviceId: serviceId as ServiceId,
      served: sorted.length,
      meanMs: Math.round(sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length),
      p90Ms: sorted[Math.ceil(0.9 * sorted.length) - 1] ?? 0,
    };
  });
}
