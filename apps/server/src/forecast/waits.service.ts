import type { BranchId, Instant, Lobby, Ticket, TicketId } from '@lobbyflow/engine';
import type { ForecastRange, WaitsAnswer } from '@lobbyflow/forecast';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Journals } from '../journal/journals.js';
import { type ToldWait, ToldWaits } from '../journal/told-waits.js';
import { LearnedWaitsOfToday } from '../planning/learned-waits-of-today.js';
import { Stopwatch } from '../ports/stopwatch.js';
import type { BranchHistory } from './branch-history.js';
import { formulaWait } from './formula-wait.js';
import { Histories } from './histories.js';
import { inMinutes, type Newcomer, ShownWaits } from './shown-waits.js';
import { WaitsComputer } from './waits-computer.js';
import { type AskedWaits, askWaits, usualTimes } from './waits-question.js';

/** A branch is played forward at most this often … */
const LEAST_GAP_MS = 1_000;
/** … and this often although nothing happened: those who wait are still there. */
const REPEAT_MS = 10_000;
/** An answer may rely on a forecast this old, if nothing has happened since. */
const FRESH_MS = 15_000;

/** A forecast as it came out, not yet corrected, of a lobby that was just so. */
interface Forecast {
  readonly revision: number;
  readonly now: number;
  readonly madeAt: number;
  readonly tickets: ReadonlyMap<TicketId, ForecastRange | null>;
  readonly newcomers: readonly { readonly who: Newcomer; readonly range: ForecastRange | null }[];
}

/** What is known of a branch's waits; `askedAt` and `madeAt` by the stopwatch. */
interface BranchWaits {
  readonly shown: ShownWaits;
  forecast: Forecast | null;
  pace: number;
  askedAt: number;
  isAsking: boolean;
}

/** Says how long customers are going to wait: to screens while somebody looks, and at once in answers. */
@Injectable()
export class WaitsService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(WaitsService.name);
  private readonly byBranch = new Map<BranchId, BranchWaits>();
  private isClosing = false;

  constructor(
    private readonly journals: Journals,
    private readonly histories: Histories,
    private readonly computer: WaitsComputer,
    private readonly told: ToldWaits,
    private readonly stopwatch: Stopwatch,
    private readonly learned: LearnedWaitsOfToday,
  ) {}

  onModuleInit(): void {
    this.told.tellBy((lobby, ticket, now) => this.waitOf(lobby, ticket, now));
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosing = true;
    await this.computer.close();
    await this.histories.settled();
  }

  /** The waits to show, for who looks: they are reckoned anew soon when they are not of this moment. */
  look(branchId: BranchId): ShownWaits {
    const waits = this.of(branchId);
    const { current, clock, timeZone } = this.journals.of(branchId);
    const { lobby } = current;
    if (!this.isDue(waits, lobby)) return waits.shown;
    waits.askedAt = this.stopwatch.elapsedMs();
    const history = this.historyOf(lobby);
    const asked = askWaits({ lobby, now: clock.now(), timeZone }, history, seedOf(lobby));
    if (asked === null) waits.shown.clear();
    else void this.forecast(waits, { asked, lobby, history });
    return waits.shown;
  }

  private isDue({ isAsking, askedAt, forecast }: BranchWaits, { revision }: Lobby): boolean {
    const sinceMs = this.stopwatch.elapsedMs() - askedAt;
    if (isAsking || sinceMs < LEAST_GAP_MS) return false;
    return forecast?.revision !== revision || sinceMs >= REPEAT_MS;
  }

  private async forecast(
    waits: BranchWaits,
    { asked, lobby, history }: { asked: AskedWaits; lobby: Lobby; history: BranchHistory },
  ): Promise<void> {
    waits.isAsking = true;
    try {
      const answer = await this.computer.compute(asked.task);
      waits.pace = asked.paces.day;
      waits.forecast = this.madeOf(asked, lobby, answer);
      this.show(waits, waits.forecast, { lobby, history });
    } catch (error) {
      if (!this.isClosing) this.logger.error(error);
    } finally {
      waits.isAsking = false;
    }
  }

  private madeOf({ task }: AskedWaits, { revision }: Lobby, answer: WaitsAnswer): Forecast {
    const { now, newcomers } = task.question;
    return {
      revision,
      now,
      madeAt: this.stopwatch.elapsedMs(),
      tickets: answer.tickets,
      newcomers: newcomers.map((who, index) => ({ who, range: answer.newcomers[index] ?? null })),
    };
  }

  private show(
    { shown }: BranchWaits,
    { tickets, newcomers, now }: Forecast,
    { lobby, history }: { readonly lobby: Lobby; readonly history: BranchHistory },
  ): void {
    const whoIs = (ticketId: TicketId) => lobby.tickets.get(ticketId) ?? null;
    const { simulated } = history.calibrations;
    const ofTicket = (id: TicketId, range: ForecastRange | null) => {
      const who = whoIs(id);
      if (who === null || range === null) return null;
      return this.learned.waiting(lobby.branchId, id, range) ?? simulated(who.laneId, range);
    };
    const ofNewcomer = (who: Newcomer, range: ForecastRange | null) =>
      range === null
        ? null
        : (this.learned.newcomer(lobby, who, range, now) ?? simulated(who.laneId, range));
    const next = {
      tickets: new Map([...tickets].map(([id, range]) => [id, ofTicket(id, range)])),
      newcomers: newcomers.map(({ who, range }) => ({ who, range: ofNewcomer(who, range) })),
    };
    shown.take(next, now, whoIs);
  }

  private waitOf(lobby: Lobby, ticket: Ticket, now: Instant): ToldWait | null {
    const { config, businessDay } = lobby;
    if (businessDay === null || config === null) return null;
    const waits = this.of(lobby.branchId);
    const simulated = this.simulated(waits, { lobby, ticket, now });
    if (simulated !== null) {
      this.learned.ticket(lobby, ticket, simulated.raw);
      return simulated;
    }
    const history = this.historyOf(lobby);
    const raw = formulaWait(lobby, ticket, {
      meanMsOf: usualTimes(config, history),
      pace: waits.pace,
      patienceMs: history.patienceMs,
    });
    if (raw === null) return null;
    const learned = this.learned.ticket(lobby, ticket, null);
    const told = inMinutes(learned ?? history.calibrations.formula(ticket.laneId, raw));
    return { method: 'formula', raw, told };
  }

  /** Of a forecast for this very lobby, or, for who has just come, of the one before: he was its newcomer. */
  private simulated(
    { forecast, shown }: BranchWaits,
    {
      lobby,
      ticket,
      now,
    }: { readonly lobby: Lobby; readonly ticket: Ticket; readonly now: number },
  ): ToldWait | null {
    if (forecast === null || this.stopwatch.elapsedMs() - forecast.madeAt > FRESH_MS) return null;
    if (forecast.revision === lobby.revision) {
      const raw = forecast.tickets.get(ticket.id) ?? null;
      const told = shown.ofTicket(ticket.id, now);
      return raw === null || told === null ? null : { method: 'simulated', raw, told };
    }
    const isNew = ticket.revision === lobby.revision && ticket.sequence === lobby.sequence;
    if (forecast.revision !== lobby.revision - 1 || !isNew || !isPlain(ticket, forecast.now)) {
      return null;
    }
    const raw = forecast.newcomers.find(({ who }) => isOf(ticket, who))?.range ?? null;
    const told = shown.ofNewcomer(ticket);
    return raw === null || told === null ? null : { method: 'simulated', raw, told };
  }

  private historyOf({ branchId, businessDay }: Lobby): BranchHistory {
    return this.histories.of(branchId, businessDay);
  }

  private of(branchId: BranchId): BranchWaits {
    const known = this.byBranch.get(branchId);
    if (known !== undefined) return known;
    const askedAt = Number.NEGATIVE_INFINITY;
    const shown = new ShownWaits();
    const waits = { shown, forecast: null, pace: 1, askedAt, isAsking: false };
    this.byBranch.set(branchId, waits);
    return waits;
  }
}

/** Like the newcomer that was reckoned with: without needs, come after, on the first leg. */
function isPlain({ needs, arrivedAt, leg }: Ticket, since: number): boolean {
  return needs.length === 0 && leg === 1 && arrivedAt >= since;
}

function isOf(ticket: Newcomer, { serviceId, laneId }: Newcomer): boolean {
  return ticket.serviceId === serviceId && ticket.laneId === laneId;
}

/** The same lobby is played with the same lots (FNV-1a over the branch, and the revision). */
function seedOf({ branchId, revision }: Lobby): number {
  let hash = 0x811c9dc5;
  for (const sign of branchId) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) + revision;
}
