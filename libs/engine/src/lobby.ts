import type { Alarm } from './alarm-state.js';
import type { Advice, SecondLineNow } from './advice-state.js';
import type { TurnKey } from './call-order.js';
import type { BranchConfig } from './config.js';
import { assertInvariant } from './invariant.js';
import type { Lease, LeasedRange } from './leases.js';
import { lobbyWith } from './lobby-with.js';
import type { Notice } from './notices.js';
import { OrderedMap } from './ordered-map.js';
import type { BadRating } from './rate.js';
import type { RulesIndex } from './rules-index.js';
import type {
  AdviceId,
  BranchId,
  BusinessDay,
  CounterId,
  Feature,
  Instant,
  LaneId,
  LeaseId,
  NoticeId,
  PersonId,
  ServiceId,
  TicketId,
  TicketState,
} from './terms.js';
import type { Counter, Ticket } from './ticket.js';

/** How many visits of the business day came and how many ended in which way. */
export interface Tally {
  readonly issued: number;
  readonly served: number;
  readonly abandoned: number;
  /** No-shows, counted when they happened; a customer who returns is counted all the same. */
  readonly missed: number;
  readonly diverted: number;
  readonly ended: number;
}

/** Waiting tickets that every counter looks at alike: same service, lane and needs. */
export interface Queue {
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly needs: readonly Feature[];
  readonly tickets: OrderedMap<TurnKey, Ticket>;
}

/** A call, as far as the share floor looks at it. */
export interface RecentCall {
  /** The commit that called. */
  readonly revision: number;
  readonly overtookGeneral: boolean;
}

/**
 * A branch now. Everything in it is shared with the lobby before and never
 * changed, so that a ticket that stayed as it was is the same object.
 */
export interface Lobby {
  readonly branchId: BranchId;
  /** The last commit of the branch's journal. */
  readonly revision: number;
  /** `null` while the branch is closed. */
  readonly businessDay: BusinessDay | null;
  /** `null` before the first configuration was published. */
  readonly config: BranchConfig | null;
  readonly index: RulesIndex;
  /** Of the latest ticket of the day. */
  readonly sequence: number;
  /** By letter, the running number the next ticket gets. */
  readonly nextRunning: ReadonlyMap<string, number>;
  /** Numbers that are lent to devices. */
  readonly leases: ReadonlyMap<LeaseId, Lease>;
  /** By letter, where numbers are lent from; no entry where none was. */
  readonly leasedRanges: ReadonlyMap<string, LeasedRange>;
  /** Every ticket of the business day, those that are over too. */
  readonly tickets: OrderedMap<TicketId, Ticket>;
  /** Those in the building, in the order of issue. */
  readonly present: OrderedMap<number, Ticket>;
  readonly queues: ReadonlyMap<string, Queue>;
  /** Waiting tickets that are bound, put behind others, or pulled forward; few. */
  readonly apart: OrderedMap<number, Ticket>;
  /** Missed tickets, the earliest first. */
  readonly missed: OrderedMap<Ticket, Ticket>;
  readonly counters: ReadonlyMap<CounterId, Counter>;
  /** By group of counters, its latest calls that were not taken back, oldest first. */
  readonly recentCalls: ReadonlyMap<string, readonly RecentCall[]>;
  readonly callsOfService: ReadonlyMap<ServiceId, number>;
  readonly tally: Tally;
  /** The latest advice of the day about each counter, and those whose effect is still to be measured. */
  readonly advice: ReadonlyMap<AdviceId, Advice>;
  /** Alarms that stand, by what they are about. */
  readonly alarms: ReadonlyMap<string, Alarm>;
  /** Appointments that were kept on this business day, and with which ticket. */
  readonly checkIns: ReadonlyMap<string, TicketId>;
  /** How many were raised on this business day. */
  readonly alarmsRaised: number;
  /** Customers of the last while who were not content, the earliest first. */
  readonly badRatings: readonly BadRating[];
  /** What is told to the hall, oldest first; some may have run out. */
  readonly notices: ReadonlyMap<NoticeId, Notice>;
  /** Who of the second line is not simply free. */
  readonly secondLine: ReadonlyMap<PersonId, SecondLineNow>;
}

/** The states of a ticket whose customer is in the building, or may still come back. */
const PRESENT: readonly TicketState[] = ['waiting', 'called', 'serving', 'held', 'missed'];

/** Nobody, and nothing set yet. */
export function emptyLobby(branchId: BranchId): Lobby {
  return {
    branchId,
    revision: 0,
    businessDay: null,
    config: null,
    index: {
      services: new Map(),
      lanes: new Map(),
      askers: new Map(),
      features: new Map(),
      neighbours: new Map(),
    },
    counters: new Map(),
    notices: new Map(),
    ...emptyDay(),
  };
}

/** What begins anew with each business day: its values at the first moment. */
export function emptyDay() {
  return {
    sequence: 0,
    nextRunning: new Map<string, number>(),
    leases: new Map<LeaseId, Lease>(),
    leasedRanges: new Map<string, LeasedRange>(),
    tickets: OrderedMap.empty<TicketId, Ticket>(compareIds),
    present: OrderedMap.empty<number, Ticket>(compareSequences),
    queues: new Map<string, Queue>(),
    apart: OrderedMap.empty<number, Ticket>(compareSequences),
    missed: OrderedMap.empty<Ticket, Ticket>(compareMissed),
    recentCalls: new Map<string, readonly RecentCall[]>(),
    callsOfService: new Map<ServiceId, number>(),
    tally: { issued: 0, served: 0, abandoned: 0, missed: 0, diverted: 0, ended: 0 },
    advice: new Map<AdviceId, Advice>(),
    alarms: new Map<string, Alarm>(),
    checkIns: new Map<string, TicketId>(),
    alarmsRaised: 0,
    badRatings: [] as readonly BadRating[],
    secondLine: new Map<PersonId, SecondLineNow>(),
  } satisfies Partial<Lobby>;
}

/** A ticket of the business day, also one that is over. */
export function ticketOf(lobby: Lobby, ticketId: TicketId): Ticket | undefined {
  return lobby.tickets.get(ticketId);
}

/** The ticket of an event; what is in the journal names none that never was. */
export function knownTicket(lobby: Lobby, ticketId: TicketId): Ticket {
  const ticket = lobby.tickets.get(ticketId);
  assertInvariant(ticket !== undefined, 'an event names a ticket of its day');
  return ticket;
}

/** The counter of an event. */
export function knownCounter(lobby: Lobby, counterId: CounterId): Counter {
  const counter = lobby.counters.get(counterId);
  assertInvariant(counter !== undefined, 'an event names a counter that is set up');
  return counter;
}

/** The tickets in the building, in the order of issue. */
export function presentTickets(lobby: Lobby): readonly Ticket[] {
  return lobby.present.values();
}

/** Whether the customer is in the building, or may still come back. */
export function isPresent({ state }: Pick<Ticket, 'state'>): boolean {
  return PRESENT.includes(state);
}

/** How many tickets wait for a service. */
export function waitingOf(lobby: Lobby, serviceId: ServiceId): number {
  let waiting = 0;
  for (const queue of lobby.queues.values()) {
    if (queue.serviceId === serviceId) waiting += queue.tickets.size;
  }
  for (const ticket of lobby.apart.values()) {
    if (ticket.serviceId === serviceId) waiting += 1;
  }
  return waiting;
}

/** How many calls of a group in a row, up to its latest, overtook a general ticket. */
export function overtakesInRow(lobby: Lobby, group: string): number {
  const calls = lobby.recentCalls.get(group) ?? [];
  return calls.length - 1 - calls.findLastIndex(({ overtookGeneral }) => !overtookGeneral);
}

/** The lobby with one counter changed. */
export function withCounter(lobby: Lobby, counter: Counter): Lobby {
  return lobbyWith(lobby, { counters: new Map(lobby.counters).set(counter.id, counter) });
}

/** A counter at which nobody sits. */
export function closedCounter(id: CounterId): Counter {
  return {
    id,
    session: 'closed',
    tellerId: null,
    pauseReason: null,
    sessionSince: null,
    ticketId: null,
    idleSince: 0 as Instant,
    lastCallAt: null,
    reason: null,
    undo: null,
  };
}

function compareIds(a: TicketId, b: TicketId): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareSequences(a: number, b: number): number {
  return a - b;
}

function compareMissed(a: Ticket, b: Ticket): number {
  return (a.missedAt ?? 0) - (b.missedAt ?? 0) || a.sequence - b.sequence;
}
