import type { BranchId, BusinessDay } from '@lobbyflow/engine';
import { Injectable, Logger } from '@nestjs/common';
import { Journals } from '../journal/journals.js';
import { Stopwatch } from '../ports/stopwatch.js';
import { type BranchHistory, historyOf, NO_HISTORY } from './branch-history.js';
import { HistoryRepository } from './history.repository.js';
import { PromisesRepository } from './promises.repository.js';

/** Days that are looked back on. */
const DAYS = 20;
const DAY_MS = 86_400_000;
/** Days that are over do not change; corrections from other processes may come in. */
const KEEP_MS = 60 * 60_000;

interface Known {
  readonly businessDay: BusinessDay;
  readonly readAt: number;
  history: BranchHistory;
  reading: Promise<void>;
}

/** What past days say about today's, for each branch that is asked about; read again every hour. */
@Injectable()
export class Histories {
  private readonly logger = new Logger(Histories.name);
  private readonly known = new Map<BranchId, Known>();

  constructor(
    private readonly journals: Journals,
    private readonly days: HistoryRepository,
    private readonly promises: PromisesRepository,
    private readonly stopwatch: Stopwatch,
  ) {}

  /** At once: what is known by now. Asked for the first time that day, it begins to read. */
  of(branchId: BranchId, businessDay: BusinessDay | null): BranchHistory {
    if (businessDay === null) return NO_HISTORY;
    const known = this.known.get(branchId);
    const now = this.stopwatch.elapsedMs();
    const isToday = known?.businessDay === businessDay;
    if (known && isToday && now - known.readAt < KEEP_MS) return known.history;

    const next: Known = {
      businessDay,
      readAt: now,
      history: known?.history ?? NO_HISTORY,
      reading: Promise.resolve(),
    };
    this.known.set(branchId, next);
    next.reading = this.read(branchId, businessDay)
      .then((history) => void (next.history = history))
      .catch((error: unknown) => this.logger.error(error));
    return next.history;
  }

  /** When what was begun to be read is known. */
  async settled(): Promise<void> {
    await Promise.all([...this.known.values()].map(({ reading }) => reading));
  }

  private async read(branchId: BranchId, businessDay: BusinessDay): Promise<BranchHistory> {
    const { timeZone } = this.journals.of(branchId);
    const from = new Date(Date.parse(businessDay) - DAYS * DAY_MS).toISOString().slice(0, 10);
    const days = { from: from as BusinessDay, to: businessDay };
    const past = {
      observedMs: await this.days.services(branchId, days),
      arrivals: await this.days.arrivals(branchId, days),
      outcomes: await this.days.outcomes(branchId, days),
      kept: await this.promises.kept(branchId, days),
    };
    return historyOf(past, { businessDay, timeZone });
  }
}
