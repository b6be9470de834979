import {
  Branch,
  type CounterAnswer,
  type KioskService,
  type StaffCounter,
  type StaffTicket,
  type TicketAnswer,
  type Views,
} from '@lobbyflow/contract';
import type { CounterId, LaneId, TicketId } from '@lobbyflow/engine';
import { aConfig, aName, anInstant, BRANCH, CASH, MINUTE_MS } from './config-builders.js';

/** `anInstant(minutes)` as it comes over the wire. */
export function onWire(minutes = 0): string {
  return new Date(anInstant(minutes)).toISOString();
}

/** The branch of the other builders, in UTC, as `GET /branches/{branch}` answers it. */
export function aBranch(over: Partial<Branch> = {}): Branch {
  const { services, lanes, counters, policy } = aConfig();
  return Branch.parse({
    id: BRANCH,
    name: 'North',
    timeZone: 'UTC',
    open: true,
    businessDay: '2026-01-05',
    services,
    lanes,
    counters,
    policy,
    ...over,
  });
}

/** A014, come at 09:00, waiting for cash in the general lane, overdue from 09:30. */
export function aStaffTicket(over: Partial<StaffTicket> = {}): StaffTicket {
  const { arrivedAt = onWire(0) } = over;
  return {
    number: 'A014',
    sequence: 14,
    revision: 1,
    serviceId: CASH,
    laterServiceIds: [],
    laneId: 'general',
    needs: [],
    language: null,
    state: 'waiting',
    counterId: null,
    arrivedAt,
    legStartedAt: arrivedAt,
    heldMs: 0,
    overdueAt: new Date(Date.parse(arrivedAt) + 30 * MINUTE_MS).toISOString(),
    calledAt: null,
    startedAt: null,
    heldAt: null,
    missedAt: null,
    returnUntil: null,
    recalls: 0,
    isPulledForward: false,
    isDeferred: false,
    boundTo: null,
    ...over,
  };
}

/** Counter 1, for cash and loans, closed. */
export function aStaffCounter(over: Partial<StaffCounter> = {}): StaffCounter {
  return {
    name: '1',
    kind: 'standard',
    serviceIds: ['cash', 'loans'],
    features: [],
    reservedFor: [],
    session: 'closed',
    tellerId: null,
    pauseReason: null,
    sessionSince: null,
    idleSince: onWire(0),
    ticketId: null,
    reason: null,
    nextTicketId: null,
    nextRule: null,
    undoAction: null,
    undoUntil: null,
    ...over,
  };
}

/** An open branch with the services cash and loans, three lanes, counters 1 and 2, and nobody in it. */
export function aStaffPicture(over: Partial<Views['staff']> = {}): Views['staff'] {
  const service = (name: [string, string], letter: string, minutes: number) => ({
    name: aName(...name),
    letter,
    handlingMs: minutes * MINUTE_MS,
    waiting: 0,
    oldestArrivedAt: null,
  });
  const lane = (kind: string, name: [string, string]) => ({
    kind,
    name: aName(...name),
    creditMs: 0,
    maxWaitMs: 30 * MINUTE_MS,
    waiting: 0,
  });
  return {
    tickets: {},
    counters: { '1': aStaffCounter(), '2': aStaffCounter({ name: '2' }) },
    services: {
      cash: service(['Cash', '现金'], 'A', 5),
      loans: service(['Loans', '贷款'], 'D', 15),
    },
    lanes: {
      general: lane('general', ['General', '普通']),
      protected: lane('protected', ['Green channel', '绿色通道']),
      vip: lane('vip', ['VIP', '贵宾']),
    },
    day: {
      now: {
        businessDay: '2026-01-05',
        isOpen: true,
        issued: 0,
        waiting: 0,
        served: 0,
        abandoned: 0,
        missed: 0,
      },
    },
    ...over,
  };
}

/** A014 as a command answers it: waiting, nobody ahead. */
export function aTicketAnswer(over: Partial<TicketAnswer> = {}): TicketAnswer {
  return {
    id: 'ticket-14' as TicketId,
    revision: 42,
    number: 'A014',
    serviceId: CASH,
    laterServiceIds: [],
    laneId: 'general' as LaneId,
    needs: [],
    language: null,
    state: 'waiting',
    endCause: null,
    arrivedAt: onWire(0),
    calledAt: null,
    startedAt: null,
    endedAt: null,
    counterId: null,
    recalls: 0,
    rating: null,
    ahead: 0,
    wait: null,
    url: null,
    ...over,
  };
}

/** Counter 1, open and free, as a command answers it at revision 42. */
export function aCounterAnswer(
  counter: Partial<CounterAnswer['counter']> = {},
  over: Omit<Partial<CounterAnswer>, 'counter'> = {},
): CounterAnswer {
  return {
    revision: 42,
    counter: {
      id: '1' as CounterId,
      session: 'open',
      tellerId: 'teller-1',
      pauseReason: null,
      ticketId: null,
      undoUntil: null,
      ...counter,
    },
    ...over,
  };
}

/** A service as the kiosk offers it: cash, nobody waiting, one counter open. */
export function aKioskService(over: Partial<KioskService> = {}): KioskService {
  return {
    name: aName('Cash', '现金'),
    letter: 'A',
    waiting: 0,
    isOffered: true,
    counters: 1,
    ...over,
  };
}
