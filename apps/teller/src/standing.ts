import type {
  CounterAnswer,
  StaffCounter,
  StaffTicket,
  TicketAnswer,
  Views,
} from '@lobbyflow/contract';

/** How the counter stands, as far as its buttons care. */
export type Phase = 'free' | 'called' | 'serving' | 'paused';

/** A counter, who stands there, and what that allows. */
export interface Standing {
  readonly counterId: string;
  readonly counter: StaffCounter;
  readonly phase: Phase;
  readonly ticket: StaffTicket | null;
}

/** The picture of the lobby, and up to which revision it goes. */
export interface Picture {
  readonly rows: Views['staff'];
  readonly revision: number;
}

/**
 * How a counter stands. The answer to the last press counts as long as the picture has not reached its
 * revision, so that a teller works on when the live line lags or is lost.
 *
 * @returns `null` when there is no such counter, or its session is closed
 */
export function standingAt(
  { rows, revision }: Picture,
  counterId: string,
  answer: CounterAnswer | null,
): Standing | null {
  const row = rows.counters[counterId];
  if (row === undefined) return null;
  const isAhead = answer !== null && answer.counter.id === counterId && answer.revision > revision;
  const counter = isAhead ? answeredCounter(row, answer) : row;
  if (counter.session === 'closed') return null;
  const { ticketId } = counter;
  const told = ticketId === null ? undefined : rows.tickets[ticketId];
  const ticket = isAhead ? answeredTicket(told, ticketId, answer.ticket) : (told ?? null);
  return { counterId, counter, ticket, phase: phaseOf(counter, ticket) };
}

/**
 * The counters that a member of staff holds, open or paused, in their order. A counter's row names its teller
 * as the journal does: by account id.
 */
export function countersOf(
  { rows, revision }: Picture,
  accountId: string,
  answer: CounterAnswer | null,
): readonly string[] {
  return Object.keys(rows.counters)
    .filter((id) => {
      const isAhead = answer?.counter.id === id && answer.revision > revision;
      const counter = isAhead ? answer.counter : rows.counters[id];
      return counter?.session !== 'closed' && counter?.tellerId === accountId;
    })
    .toSorted(inOrder);
}

/** Counter 10 comes after counter 9. */
export function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function phaseOf(counter: StaffCounter, ticket: StaffTicket | null): Phase {
  if (counter.session === 'paused') return 'paused';
  if (counter.ticketId === null) return 'free';
  return ticket?.state === 'serving' ? 'serving' : 'called';
}

function answeredCounter(row: StaffCounter, { counter, reason }: CounterAnswer): StaffCounter {
  const { session, tellerId, pauseReason, ticketId, undoUntil } = counter;
  const isSameTicket = ticketId !== null && ticketId === row.ticketId;
  return {
    ...row,
    session,
    tellerId,
    pauseReason,
    ticketId,
    undoUntil,
    undoAction: null,
    reason: reason ?? (isSameTicket ? row.reason : null),
    nextTicketId: row.nextTicketId === ticketId ? null : row.nextTicketId,
  };
}

function answeredTicket(
  told: StaffTicket | undefined,
  ticketId: string | null,
  answer: TicketAnswer | undefined,
): StaffTicket | null {
  if (ticketId === null) return null;
  if (answer?.id !== ticketId) return told ?? null;
  const { number, revision, serviceId, laterServiceIds, laneId, needs, language, state } = answer;
  const { arrivedAt, calledAt, startedAt, counterId, recalls } = answer;
  return {
    ...(told ?? { ...UNTOLD, legStartedAt: arrivedAt, overdueAt: arrivedAt }),
    number,
    revision,
    serviceId,
    laterServiceIds,
    laneId,
    needs,
    language,
    state,
    arrivedAt,
    calledAt,
    startedAt,
    counterId,
    recalls,
  };
}

/** What an answer does not say about a ticket that the picture does not know yet. */
const UNTOLD = {
  sequence: 0,
  heldMs: 0,
  heldAt: null,
  missedAt: null,
  returnUntil: null,
  isPulledForward: false,
  isDeferred: false,
  boundTo: null,
} satisfies Partial<StaffTicket>;
