import type { BranchId, BusinessDay, Lobby, Ticket, TicketId } from '@lobbyflow/engine';
import type { ForecastRange } from '@lobbyflow/forecast';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DateTime } from 'luxon';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CommitFeed, type Committed } from '../journal/commit-feed.js';
import { Journals } from '../journal/journals.js';
import { LearnedRepository } from './learned.repository.js';
import { LearnedDay } from './learned-day.js';
import { type ClassOfWho, LearnedWaitsOfToday } from './learned-waits-of-today.js';
import { PastLegsRepository } from './past-legs.repository.js';

/** Past days that pass before today, so that today is seen by somebody who knows the branch. */
const DAYS_BEFORE = 10;

interface Known {
  /** `null` while it is being read, and where nothing is learned. */
  day: LearnedDay | null;
  reading: Promise<void>;
}

/** What was learned of each branch that is asked about, and its day as it goes on. */
@Injectable()
export class LearnedToday extends LearnedWaitsOfToday implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(LearnedToday.name);
  private readonly known = new Map<BranchId, Known>();
  private unsubscribe: () => void = () => undefined;
  private isClosing = false;

  constructor(
    private readonly journals: Journals,
    private readonly feed: CommitFeed,
    private readonly learned: LearnedRepository,
    private readonly past: PastLegsRepository,
  ) {
    super();
  }

  onModuleInit(): void {
    this.unsubscribe = this.feed.subscribe((committed) => this.follow(committed));
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosing = true;
    this.unsubscribe();
    await this.settled();
  }

  newcomer(lobby: Lobby, who: ClassOfWho, played: ForecastRange | null, now: number) {
    return this.of(lobby)?.newcomer(who, { played, now }) ?? null;
  }

  ticket(lobby: Lobby, ticket: Ticket, played: ForecastRange | null) {
    return this.of(lobby)?.ticket(ticket, played) ?? null;
  }

  waiting(branchId: BranchId, ticketId: TicketId, played: ForecastRange) {
    return this.known.get(branchId)?.day?.waiting(ticketId, played) ?? null;
  }

  /** Something new was learned: it is read again when it is next asked for. */
  forget(branchId: BranchId): void {
    this.known.delete(branchId);
  }

  /** When what was begun to be read is known. */
  async settled(): Promise<void> {
    await Promise.all([...this.known.values()].map(({ reading }) => reading));
  }

  /** Of a day that is open; begins to read when nobody has. */
  private of({ branchId, businessDay }: Lobby): LearnedDay | null {
    if (businessDay === null || this.isClosing) return null;
    let known = this.known.get(branchId);
    if (known === undefined) {
      known = { day: null, reading: Promise.resolve() };
      this.known.set(branchId, known);
      known.reading = this.read(branchId, known).catch((error: unknown) => {
        if (!this.isClosing) this.logger.error(error);
      });
    }
    return known.day?.businessDay === businessDay ? known.day : null;
  }

  private async read(branchId: BranchId, known: Known): Promise<void> {
    const learned = await this.learned.of(branchId);
    if (learned?.correction?.isBetter !== true) return;
    const { timeZone, current } = this.journals.of(branchId);
    const { config, businessDay } = current.lobby;
    if (config === null || businessDay === null) return;
    const midnightOf = (day: BusinessDay) => DateTime.fromISO(day, { zone: timeZone }).toMillis();
    const day = new LearnedDay(learned.correction, config.lanes);
    for (const past of await this.past.daysBefore(branchId, businessDay, DAYS_BEFORE)) {
      await nextTurn();
      if (this.isClosing) return;
      day.pass(past, await this.past.ofDay(branchId, past, midnightOf(past)));
    }
    // From here on without a pause: what is committed later is heard of.
    const { lobby } = this.journals.of(branchId).current;
    if (lobby.businessDay === null) return;
    day.begin(lobby, lobby.businessDay, midnightOf(lobby.businessDay));
    known.day = day;
  }

  private follow({ branchId, events, after }: Committed): void {
    const known = this.known.get(branchId);
    if (known === undefined) return;
    if (
      events.some(
        ({ type }) => type === 'day.opened' || type === 'day.closed' || type === 'config.published',
      )
    ) {
      this.known.delete(branchId);
      return;
    }
    for (const event of events) known.day?.happen(event, after.lobby);
  }
}
