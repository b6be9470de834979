import type { Policy } from './config.js';
import { suits } from './needs.js';
import type { Asker } from './rules-index.js';
import {
  type CallRule,
  type Feature,
  GENERAL_LANE,
  type Instant,
  type ServiceId,
} from './terms.js';
import type { Ticket } from './ticket.js';

/** All that the order looks at: a ticket of a lobby has it, and so has one in a simulated day. */
export type Candidate = Pick<
  Ticket,
  | 'serviceId'
  | 'laneId'
  | 'needs'
  | 'arrivedAt'
  | 'virtualArrivedAt'
  | 'sequence'
  | 'binding'
  | 'deferredUntil'
  | 'pulledForward'
>;

/** What places a ticket among others of one rule. */
export type TurnKey = Pick<Candidate, 'virtualArrivedAt' | 'arrivedAt' | 'sequence'>;

/** Who asks for a customer, when, and how things stand. */
export interface Ask {
  readonly asker: Asker;
  readonly now: Instant;
  /** Since when the counter has been free. */
  readonly idleSince: Instant;
  /** Whether the counter's group owes this call to the general lane. */
  readonly isGeneralDue: boolean;
  readonly policy: Pick<Policy, 'overflowAfterMs' | 'overflowAtLength'>;
  /** Calls of a service so far today, and tickets waiting for it. */
  readonly callsOf: (serviceId: ServiceId) => number;
  readonly lengthOf: (serviceId: ServiceId) => number;
  readonly featuresOf: (serviceId: ServiceId) => readonly ReadonlySet<Feature>[];
}

/** The ticket that was chosen, and the rule that chose it. */
export interface Choice<T extends Candidate> {
  readonly ticket: T;
  readonly rule: CallRule;
}

/**
 * Places in the order, first to last. The floor goes before whatever else a
 * counter may take, or a flood of bound tickets could pass a general one for
 * ever; at a reserved counter it goes after the counter's own lanes, which keep
 * the others away. Who was put behind others waits until nobody else does.
 */
const PLACE = {
  pulledForward: 0,
  shareFloor: 1,
  bound: 2,
  reserved: 3,
  shareFloorOfOthers: 4,
  headStart: 5,
  deferred: 6,
} as const;
const NOWHERE = -1;

const RULE_OF_PLACE: readonly CallRule[] = [
  'pulled-forward',
  'share-floor',
  'bound',
  'reserved',
  'share-floor',
  'head-start',
  'head-start',
];

/**
 * Chooses the ticket a counter calls next, and by which rule: the first rule
 * that has a candidate, in it the smallest virtual arrival, then the earlier
 * arrival, then the sequence. Sequences are unique, so the choice does not
 * depend on the order of the candidates. One pass, nothing is copied.
 *
 * By `head-start` one customer passes another only if he came later by no more
 * than the difference of their credits (Jackson's urgency numbers, 1960: static
 * keys, so who passes whom is settled when both have come).
 *
 * @param candidates - waiting tickets, in any order
 * @returns `null` when the counter may call none of them now
 */
export function chooseNext<T extends Candidate>(
  candidates: Iterable<T>,
  ask: Ask,
): Choice<T> | null {
  let best: T | null = null;
  let bestPlace: number = NOWHERE;
  for (const ticket of candidates) {
    const place = placeOf(ticket, ask);
    if (place === NOWHERE) continue;
    if (
      best === null ||
      place < bestPlace ||
      (place === bestPlace && compareTurns(ticket, best) < 0)
    ) {
      best = ticket;
      bestPlace = place;
    }
  }
  const rule = RULE_OF_PLACE[bestPlace];
  return best === null || rule === undefined ? null : { ticket: best, rule };
}

/** Whether the counter may call this waiting ticket now, whatever others wait. */
export function isEligible(ticket: Candidate, ask: Ask): boolean {
  return placeOf(ticket, ask) !== NOWHERE;
}

/** Whether it stands behind others because it came back late or let them go first. */
export function isDeferred(ticket: Candidate, ask: Pick<Ask, 'callsOf'>): boolean {
  return ticket.deferredUntil !== null && ask.callsOf(ticket.serviceId) < ticket.deferredUntil;
}

/** The order inside one rule: virtual arrival, arrival, sequence. */
export function compareTurns(a: TurnKey, b: TurnKey): number {
  return a.virtualArrivedAt - b.virtualArrivedAt || compareArrivals(a, b);
}

/** Who came first. */
export function compareArrivals(
  a: Pick<Candidate, 'arrivedAt' | 'sequence'>,
  b: Pick<Candidate, 'arrivedAt' | 'sequence'>,
): number {
  return a.arrivedAt - b.arrivedAt || a.sequence - b.sequence;
}

function placeOf(ticket: Candidate, ask: Ask): number {
  const { asker, now } = ask;
  const { binding } = ticket;
  if (binding !== null && now < binding.until) {
    return binding.counterId === asker.id ? placeOfBound(ticket, ask) : NOWHERE;
  }
  if (!isServed(ticket, ask) || !isSuited(ticket, ask)) return NOWHERE;
  if (ticket.pulledForward !== null) return PLACE.pulledForward;

  const { ownLanes } = asker;
  if (isDeferred(ticket, ask)) return isKeptAway(ticket, ask) ? NOWHERE : PLACE.deferred;
  if (ownLanes === null) return isGeneralTurn(ticket, ask) ? PLACE.shareFloor : PLACE.headStart;
  if (ownLanes.has(ticket.laneId)) return PLACE.reserved;
  if (isKeptAway(ticket, ask)) return NOWHERE;
  return isGeneralTurn(ticket, ask) ? PLACE.shareFloorOfOthers : PLACE.headStart;
}

/** A ticket bound to the asking counter; neither skill nor need keeps it away. */
function placeOfBound(ticket: Candidate, ask: Ask): number {
  if (ticket.pulledForward !== null) return PLACE.pulledForward;
  if (isDeferred(ticket, ask)) return PLACE.deferred;
  const isFloored = ask.asker.ownLanes === null && isGeneralTurn(ticket, ask);
  return isFloored ? PLACE.shareFloor : PLACE.bound;
}

function isGeneralTurn({ laneId }: Candidate, { isGeneralDue }: Ask): boolean {
  return isGeneralDue && laneId === GENERAL_LANE;
}

/** A reserved counter lets others in only after it has been idle long enough. */
function isKeptAway({ laneId }: Candidate, { asker, now, idleSince }: Ask): boolean {
  if (asker.ownLanes === null || asker.ownLanes.has(laneId)) return false;
  return now - idleSince < asker.othersAfterMs;
}

/** Whether the counter's skill for the service, or the overflow, lets it. */
function isServed({ serviceId, arrivedAt }: Candidate, ask: Ask): boolean {
  return arrivedAt <= servedUntil(serviceId, ask);
}

/**
 * The latest arrival, inclusive, that the counter may serve now: without end by
 * a skill of level 1 or in a long queue, only who has waited long enough by
 * overflow, and nobody (minus infinity) without the skill.
 */
export function servedUntil(serviceId: ServiceId, ask: Ask): number {
  const level = ask.asker.levels.get(serviceId);
  if (level === undefined) return -Infinity;
  if (level === 1) return Infinity;
  const { overflowAfterMs, overflowAtLength } = ask.policy;
  const [afterMs, atLength] =
    level === 2
      ? [overflowAfterMs.level2, overflowAtLength.level2]
      : [overflowAfterMs.level3, overflowAtLength.level3];
  return ask.lengthOf(serviceId) >= atLength ? Infinity : ask.now - afterMs;
}

/** Whether the counter has what the customer needs, as far as any counter for the service has it. */
function isSuited({ needs, serviceId }: Candidate, ask: Ask): boolean {
  return needs.length === 0 || suits(ask.asker.features, needs, ask.featuresOf(serviceId));
}
