import {
  type Ask,
  type Choice,
  chooseNext,
  compareArrivals,
  isDeferred,
  isEligible,
  servedUntil,
} from './call-order.js';
import { type Lobby, overtakesInRow, waitingOf } from './lobby.js';
import { type CounterId, GENERAL_LANE, type Instant } from './terms.js';
import type { CallReason, Counter, Ticket } from './ticket.js';

/** More names than this are no explanation. */
const NAMED_OVERTAKEN = 20;

/** What the order needs to know when this counter asks; `null` for a counter that is not set up. */
export function askOf(lobby: Lobby, counter: Counter, now: Instant): Ask | null {
  const asker = lobby.index.askers.get(counter.id);
  if (asker === undefined || lobby.config === null) return null;
  const { policy } = lobby.config;
  return {
    asker,
    now,
    idleSince: counter.idleSince,
    isGeneralDue: overtakesInRow(lobby, asker.group) >= policy.floorEvery - 1,
    policy,
    callsOf: (serviceId) => lobby.callsOfService.get(serviceId) ?? 0,
    lengthOf: (serviceId) => waitingOf(lobby, serviceId),
    featuresOf: (serviceId) => lobby.index.features.get(serviceId) ?? [],
  };
}

/**
 * Chooses among all who wait by looking at the first of each queue only: in a
 * queue all are alike to a counter, but for the place.
 *
 * @param without - this ticket is passed over, to find the runner-up
 */
export function chooseInLobby(lobby: Lobby, ask: Ask, without?: Ticket): Choice<Ticket> | null {
  const candidates: Ticket[] = lobby.apart.values().filter((ticket) => ticket !== without);
  for (const { tickets } of lobby.queues.values()) {
    const head = tickets.first();
    const next = head === without ? tickets.take(2)[1] : head;
    if (next !== undefined) candidates.push(next);
  }
  return chooseNext(candidates, ask);
}

/** Says why, for a call that is really made; a simulated one needs no reason. */
export function explainCall(
  lobby: Lobby,
  ask: Ask,
  { ticket, rule }: Choice<Ticket>,
): { readonly reason: CallReason; readonly overtookGeneral: boolean } {
  const { count, earliest, hasGeneral } = overtakenBy(lobby, ask, ticket);
  return {
    reason: {
      rule,
      choice: ticket.pulledForward,
      runnerUpId: chooseInLobby(lobby, ask, ticket)?.ticket.id ?? null,
      overtook: { count, ids: earliest.map(({ id }) => id) },
    },
    overtookGeneral: hasGeneral,
  };
}

/** Whom this counter's next press would call, and by which rule. */
export function previewNext(
  lobby: Lobby,
  counterId: CounterId,
  now: Instant,
): Choice<Ticket> | null {
  const counter = lobby.counters.get(counterId);
  const ask = counter === undefined ? null : askOf(lobby, counter, now);
  return ask === null ? null : chooseInLobby(lobby, ask);
}

/**
 * Who came earlier, could have been called by this counter, and was not: the
 * count, the earliest by name, and whether an ordinary customer is among them.
 * Who let others go first was not overtaken.
 */
function overtakenBy(lobby: Lobby, ask: Ask, called: Ticket) {
  const earlier: Ticket[] = lobby.apart
    .values()
    .filter(
      (ticket) =>
        ticket !== called &&
        compareArrivals(ticket, called) < 0 &&
        !isDeferred(ticket, ask) &&
        isEligible(ticket, ask),
    );
  let count = earlier.length;
  for (const { tickets, serviceId, laneId } of lobby.queues.values()) {
    const head = tickets.first();
    if (head === undefined || !isEligible(head, ask)) continue;
    const lastArrival = servedUntil(serviceId, ask);
    const { arrivedAt, sequence } =
      lastArrival < called.arrivedAt
        ? { arrivedAt: lastArrival, sequence: Number.POSITIVE_INFINITY }
        : called;
    const creditMs = lobby.index.lanes.get(laneId)?.creditMs ?? 0;
    const virtualArrivedAt = arrivedAt - creditMs;
    const passed = tickets.rank({ virtualArrivedAt, arrivedAt: arrivedAt as Instant, sequence });
    count += passed;
    earlier.push(...tickets.take(Math.min(passed, NAMED_OVERTAKEN)));
  }
  return {
    count,
    earliest: earlier.toSorted(compareArrivals).slice(0, NAMED_OVERTAKEN),
    hasGeneral: earlier.some(({ laneId }) => laneId === GENERAL_LANE),
  };
}
