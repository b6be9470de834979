import type {
  BoardCall,
  BoardCounter,
  BoardMissed,
  BoardRecent,
  BranchConfig,
  DisplayConfig,
  Rows,
  Views,
} from '@lobbyflow/contract';
import type { Counter, Instant, Lobby, Ticket, TicketState } from '@lobbyflow/engine';
import { lobbyNow } from './hall.js';
import { onWire } from './rows.js';

/** A call is spoken for this long; after a lost link nobody speaks what is older. */
const CALL_EXPIRES_MS = 20_000;
/** As many calls that are over as a board has lines for. */
const RECENT_CALLS = 10;
/** Where a call has led to its end; who waits again or was missed is not listed as called. */
const CALL_IS_OVER: readonly TicketState[] = ['served', 'held', 'abandoned'];

type Called = Ticket & { readonly calledAt: Instant; readonly counterId: string };

/** Numbers and counters, and nothing that tells who stands behind a number. */
export function boardView(lobby: Lobby): Views['board'] {
  return {
    calls: boardCalls(lobby),
    recent: Object.fromEntries(recentCalls(lobby).map((call) => [callIdOf(call), recentRow(call)])),
    missed: Object.fromEntries(
      lobby.missed.values().map((ticket) => [ticket.number, missedRow(ticket)]),
    ),
    counters: Object.fromEntries(
      (lobby.config?.counters ?? []).map(({ id, name }) => [
        id,
        { name, session: lobby.counters.get(id)?.session ?? 'closed' } satisfies BoardCounter,
      ]),
    ),
    lobby: { now: lobbyNow(lobby) },
    display: boardSettings(lobby),
  };
}

function boardSettings({ config }: Lobby): Rows<DisplayConfig> {
  // What was published is what a schema of the contract has read.
  const { display } = (config ?? {}) as Partial<BranchConfig>;
  return display === undefined ? {} : { now: display };
}

/** Who is called or served, by counter: a counter has one customer at most. */
function boardCalls(lobby: Lobby): Views['board']['calls'] {
  const calls: Record<string, BoardCall> = {};
  for (const counter of lobby.counters.values()) {
    const call = callAt(lobby, counter);
    if (call !== null) calls[counter.id] = call;
  }
  return calls;
}

function callAt(lobby: Lobby, { id, ticketId }: Counter): BoardCall | null {
  const ticket = ticketId === null ? undefined : lobby.tickets.get(ticketId);
  if (ticket === undefined || !wasCalled(ticket)) return null;
  const { number, state, calledAt } = ticket;
  if (state !== 'called' && state !== 'serving') return null;
  return {
    number,
    counterId: id,
    callId: callIdOf(ticket),
    calledAt: onWire(calledAt),
    expiresAt: onWire((calledAt + CALL_EXPIRES_MS) as Instant),
    state,
    isLastCall: isLastCall(lobby, ticket),
  };
}

function isLastCall({ config }: Lobby, { recalls }: Called): boolean {
  const limit = config?.policy.recallLimit ?? 0;
  return limit > 0 && recalls >= limit;
}

/** Another one with each call and recall; made of nothing that is not on the board. */
function callIdOf({ number, calledAt, recalls }: Called): string {
  return `${number}-${calledAt.toString(36)}-${recalls}`;
}

function recentRow({ number, counterId, calledAt }: Called): BoardRecent {
  return { number, counterId, calledAt: onWire(calledAt) };
}

function missedRow({ number, missedAt, arrivedAt }: Ticket): BoardMissed {
  return { number, missedAt: onWire(missedAt ?? arrivedAt) };
}

const recentOf = new WeakMap<Lobby, readonly Called[]>();

/** The latest calls of the day that are over, newest last. */
export function recentCalls(lobby: Lobby): readonly Called[] {
  const known = recentOf.get(lobby);
  if (known !== undefined) return known;
  const recent = latest(lobby.tickets.values().filter(isOver));
  recentOf.set(lobby, recent);
  return recent;
}

/**
 * Works out the recent calls of `after` from those of `before` and the tickets
 * that changed between, without a look at the rest of the day.
 */
export function carryRecent(before: Lobby, after: Lobby, changed: readonly Ticket[]): void {
  const known = recentOf.get(before);
  if (known === undefined || recentOf.has(after)) return;
  const ids = new Set(changed.map(({ id }) => id));
  const kept = known.filter(({ id }) => !ids.has(id));
  const next = latest([...kept, ...changed.filter(isOver)]);
  if (known.length < RECENT_CALLS || reachesAsFar(next, known)) recentOf.set(after, next);
}

/** When a call was taken back, an older one takes its line: which one, only the whole day knows. */
function reachesAsFar(next: readonly Called[], known: readonly Called[]): boolean {
  const [last, wasLast] = [next[0], known[0]];
  if (next.length < RECENT_CALLS || last === undefined || wasLast === undefined) return false;
  return compareCalls(last, wasLast) >= 0;
}

function latest(calls: readonly Called[]): readonly Called[] {
  return calls.toSorted(compareCalls).slice(-RECENT_CALLS);
}

function compareCalls(a: Called, b: Called): number {
  return a.calledAt - b.calledAt || a.sequence - b.sequence;
}

function wasCalled(ticket: Ticket): ticket is Called {
  return ticket.calledAt !== null && ticket.counterId !== null;
}

function isOver(ticket: Ticket): ticket is Called {
  return CALL_IS_OVER.includes(ticket.state) && wasCalled(ticket);
}
