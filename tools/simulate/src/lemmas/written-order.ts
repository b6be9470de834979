import {
  type BranchConfig,
  type CallRule,
  type CounterConfig,
  GENERAL_LANE,
  type Instant,
  type LaneId,
  type Lobby,
  type Ticket,
} from '@lobbyflow/engine';
import { waitingIn } from './random-command.js';

/**
 * One press, looked at from outside. Everything here is told from the published
 * configuration and the tickets, in the plainest way that says it and with no
 * part of the engine's own order, so that the two can be compared.
 */
export interface Press {
  readonly config: BranchConfig;
  readonly counter: CounterConfig;
  readonly now: Instant;
  readonly idleSince: Instant;
  readonly waiting: readonly Ticket[];
  readonly callsOf: Lobby['callsOfService'];
  /** Calls in a row of the counter's group that overtook a general customer, up to now. */
  readonly row: number;
}

/** The press of a counter in this lobby. */
export function pressOf(lobby: Lobby, counterId: string, now: Instant, row: number): Press {
  const counter = lobby.config?.counters.find(({ id }) => id === counterId);
  const state = [...lobby.counters.values()].find(({ id }) => id === counterId);
  if (lobby.config === null || counter === undefined || state === undefined) {
    throw new Error(`There is no counter ${counterId}.`);
  }
  const { config, callsOfService: callsOf } = lobby;
  return {
    config,
    counter,
    now,
    idleSince: state.idleSince,
    waiting: waitingIn(lobby),
    callsOf,
    row,
  };
}

/** Counters that share whom they may call, and for whom they are kept. */
export function groupOf({ lanes }: Pick<BranchConfig, 'lanes'>, counter: CounterConfig): string {
  const known = counter.skills.map(({ serviceId, level }) => `${serviceId} ${level}`).toSorted();
  const own = lanes.map(({ id }) => id).filter((id) => isKeptFor({ lanes }, counter, id));
  return JSON.stringify([known, counter.reservation === null ? null : own]);
}

/** Whether the counter is reserved for the ticket's lane. */
export function isOwnLane({ config, counter }: Press, { laneId }: Ticket): boolean {
  return isKeptFor(config, counter, laneId);
}

/** A counter that is reserved for VIP customers is reserved for protected ones as well. */
function isKeptFor(
  { lanes }: Pick<BranchConfig, 'lanes'>,
  { reservation }: CounterConfig,
  laneId: LaneId,
): boolean {
  const laneIds = reservation?.laneIds ?? [];
  const kindOf = (id: LaneId) => lanes.find((lane) => lane.id === id)?.kind;
  const isForVip = laneIds.some((id) => kindOf(id) === 'vip');
  return laneIds.includes(laneId) || (isForVip && kindOf(laneId) === 'protected');
}

const isBoundNow = ({ binding }: Ticket, now: Instant) => binding !== null && binding.until > now;

/** Whether the customer lets others go first. */
export function isBehind({ callsOf }: Press, { serviceId, deferredUntil }: Ticket): boolean {
  return deferredUntil !== null && (callsOf.get(serviceId) ?? 0) < deferredUntil;
}

/** Whether the counter may call this customer at all. */
export function mayCall(press: Press, ticket: Ticket): boolean {
  const { counter, now, idleSince } = press;
  if (isBoundNow(ticket, now)) return ticket.binding?.counterId === counter.id;
  if (!isSkilled(press, ticket) || !isSuited(press, ticket)) return false;
  if (ticket.pulledForward !== null || counter.reservation === null) return true;
  return isOwnLane(press, ticket) || now - idleSince >= counter.reservation.othersAfterMs;
}

function isSkilled(
  { config, counter, now, waiting }: Press,
  { serviceId, arrivedAt }: Ticket,
): boolean {
  const level = counter.skills.find((skill) => skill.serviceId === serviceId)?.level;
  if (level === undefined || level === 1) return level === 1;
  const key = level === 2 ? 'level2' : 'level3';
  const length = waiting.filter((other) => other.serviceId === serviceId).length;
  const { overflowAfterMs, overflowAtLength } = config.policy;
  return now - arrivedAt >= overflowAfterMs[key] || length >= overflowAtLength[key];
}

/** No counter for the service meets more of the needs than this one. */
function isSuited({ config, counter }: Press, { needs, serviceId }: Ticket): boolean {
  const meets = ({ features }: Press['counter']) =>
    features.filter((feature) => needs.includes(feature)).length;
  return config.counters
    .filter(({ skills }) => skills.some((skill) => skill.serviceId === serviceId))
    .every((other) => meets(other) <= meets(counter));
}

/** The instant a customer counts as having come: arrival less the lane's credit. */
export function countsFrom({ config }: Press, { arrivedAt, laneId }: Ticket): number {
  return arrivedAt - (config.lanes.find(({ id }) => id === laneId)?.creditMs ?? 0);
}

/** Whether the one came before the other. */
export function cameBefore(one: Ticket, other: Ticket): boolean {
  if (one.arrivedAt !== other.arrivedAt) return one.arrivedAt < other.arrivedAt;
  return one.sequence < other.sequence;
}

/** Whose turn it is by the written order, and by which of its rules; `null` when nobody may be called. */
export function whoseTurn(
  press: Press,
  without?: Ticket,
): { readonly ticket: Ticket; readonly rule: CallRule } | null {
  const { counter, now, row, config } = press;
  const callable = press.waiting.filter((ticket) => ticket !== without && mayCall(press, ticket));
  const ready = callable.filter((ticket) => !isBehind(press, ticket));
  const isReserved = counter.reservation !== null;
  const isDue = row >= config.policy.floorEvery - 1;
  const general = isDue ? ready.filter(({ laneId }) => laneId === GENERAL_LANE) : [];
  const sentences: readonly (readonly [CallRule, readonly Ticket[]])[] = [
    ['pulled-forward', callable.filter(({ pulledForward }) => pulledForward !== null)],
    ['share-floor', isReserved ? [] : general],
    ['bound', ready.filter((ticket) => isBoundNow(ticket, now))],
    ['reserved', ready.filter((ticket) => isOwnLane(press, ticket))],
    ['share-floor', general],
    ['head-start', ready],
    ['head-start', callable],
  ];
  for (const [rule, among] of sentences) {
    const [first, ...others] = among;
    if (first === undefined) continue;
    return { rule, ticket: others.reduce((best, next) => earlier(press, best, next), first) };
  }
  return null;
}

function earlier(press: Press, one: Ticket, other: Ticket): Ticket {
  const [from, otherFrom] = [countsFrom(press, one), countsFrom(press, other)];
  if (from !== otherFrom) return from < otherFrom ? one : other;
  return cameBefore(one, other) ? one : other;
}

/** Who came earlier, could have been called here, and was not. */
export function overtakenBy(press: Press, called: Ticket): Ticket[] {
  return press.waiting
    .filter(
      (other) =>
        other !== called &&
        cameBefore(other, called) &&
        !isBehind(press, other) &&
        mayCall(press, other),
    )
    .toSorted((one, other) => (cameBefore(one, other) ? -1 : 1));
}
