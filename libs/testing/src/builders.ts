import type {
  ActorId,
  CallReason,
  Counter,
  CounterId,
  Instant,
  LaneConfig,
  Ticket,
  TicketId,
} from '@lobbyflow/engine';
import { aConfig, anInstant, CASH, GENERAL, MINUTE_MS } from './config-builders.js';

const COUNTER_1 = '1' as CounterId;

/** Called because it was first, overtaking nobody. */
export function aReason(over: Partial<CallReason> = {}): CallReason {
  return {
    rule: 'head-start',
    choice: null,
    runnerUpId: null,
    overtook: { count: 0, ids: [] },
    ...over,
  };
}

/**
 * A valid ticket waiting for cash in the general lane; `over` is what the test
 * is about. A state that needs a counter or an instant brings one: called five
 * minutes after it came, started at six, over at ten.
 */
export function aTicket(over: Partial<Ticket> = {}): Ticket {
  const { sequence = 1, arrivedAt = anInstant(0), laneId = GENERAL, state = 'waiting' } = over;
  const after = (minutes: number) => (arrivedAt + minutes * MINUTE_MS) as Instant;
  return {
    id: `ticket-${sequence}` as TicketId,
    number: `A${String(sequence).padStart(3, '0')}`,
    sequence,
    revision: 1,
    source: 'kiosk',
    language: null,
    laneId,
    needs: [],
    serviceId: CASH,
    laterServiceIds: [],
    leg: 1,
    arrivedAt,
    virtualArrivedAt: arrivedAt - creditOf(laneId),
    legStartedAt: arrivedAt,
    heldMs: 0,
    heldAt: state === 'held' ? after(2) : null,
    heldFrom: state === 'held' ? 'waiting' : null,
    calledAt: WAS_CALLED.has(state) ? after(5) : null,
    recalls: 0,
    startedAt: state === 'serving' || state === 'served' ? after(6) : null,
    missedAt: state === 'missed' ? after(7) : null,
    endedAt: IS_OVER.has(state) ? after(10) : null,
    endCause: state === 'ended' ? 'day-closed' : null,
    counterId: WAS_CALLED.has(state) ? COUNTER_1 : null,
    binding: null,
    deferredUntil: null,
    pulledForward: null,
    rating: null,
    ...over,
    state,
  };
}

const WAS_CALLED: ReadonlySet<Ticket['state']> = new Set(['called', 'serving', 'served', 'missed']);
const IS_OVER: ReadonlySet<Ticket['state']> = new Set(['served', 'abandoned', 'diverted', 'ended']);

function creditOf(laneId: LaneConfig['id']): number {
  return aConfig().lanes.find(({ id }) => id === laneId)?.creditMs ?? 0;
}

/** Counter `1`, opened by `teller1` an hour before nine and free since. */
export function aCounter(over: Partial<Counter> = {}): Counter {
  const { session = 'open' } = over;
  return {
    id: COUNTER_1,
    session,
    tellerId: session === 'closed' ? null : ('teller1' as ActorId),
    pauseReason: session === 'paused' ? 'break' : null,
    sessionSince: session === 'closed' ? null : anInstant(-60),
    ticketId: null,
    idleSince: anInstant(-60),
    lastCallAt: null,
    reason: null,
    undo: null,
    ...over,
  };
}
