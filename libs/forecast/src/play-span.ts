import type { Asker, Candidate, Choice, Policy, RulesIndex, ServiceId } from '@lobbyflow/engine';
import { asksAgainAt, type SimCounter, SimLobby } from './sim-lobby.js';

/** A customer with everything that chance decides about him already drawn. */
export interface SpanCustomer extends Candidate {
  /** Length of service, walk included; milliseconds. */
  readonly handlingMs: number;
  /** When he gives up unless called before. */
  readonly leavesAt: number;
}

/** A counter over the span; instants are milliseconds UTC. */
export interface SpanCounter {
  readonly asker: Asker;
  /** When it first calls: busy until then, opened then, or now. */
  readonly freeAt: number;
  readonly idleSince: number;
  /** It calls nobody from then on; who is there is served. */
  readonly closesAt: number;
  /** How much longer than usual services take here; 1 is as usual. */
  readonly pace: number;
}

/** A stretch of time to be played. */
export interface Span {
  readonly index: Pick<RulesIndex, 'features'>;
  readonly policy: Policy;
  readonly counters: readonly SpanCounter[];
  /** Who waits at the beginning. */
  readonly waiting: readonly SpanCustomer[];
  /** Who comes later, in the order of arrival. */
  readonly comers: readonly SpanCustomer[];
  readonly callsOfService: ReadonlyMap<ServiceId, number>;
  readonly overtakesInRow: ReadonlyMap<string, number>;
  readonly until: number;
}

/** What became of a customer: called, gone, or neither by the end. */
export type SpanEnd =
  | { readonly customer: SpanCustomer; readonly calledAt: number }
  | { readonly customer: SpanCustomer; readonly leftAt: number }
  | { readonly customer: SpanCustomer; readonly waitsStill: true };

interface PlayedCounter extends SimCounter {
  freeAt: number;
  readonly closesAt: number;
  readonly pace: number;
}

/**
 * Plays a stretch of time with the production's order of calling. Nothing is
 * drawn here: chance is in the customers, so that two plans can be compared on
 * the very same people (common random numbers).
 */
export function playSpan(span: Span): SpanEnd[] {
  const lobby = new SimLobby<SpanCustomer>(span);
  const counters: PlayedCounter[] = span.counters.map((counter) => ({ ...counter }));
  const ends: SpanEnd[] = [];
  const still = new Set(span.waiting);
  let next = 0;
  for (;;) {
    const counter = firstFree(counters, span.until);
    if (counter === undefined) break;
    const at = counter.freeAt;
    for (; (span.comers[next]?.arrivedAt ?? Infinity) <= at; next += 1) {
      const comer = span.comers[next];
      if (comer === undefined) break;
      lobby.add(comer);
      still.add(comer);
    }
    const nextComerAt = span.comers[next]?.arrivedAt ?? Infinity;
    if (still.size === 0) {
      waitForComer(counters, nextComerAt);
      continue;
    }
    const choice = lobby.peek(counter, at);
    if (choice === null) {
      counter.freeAt = asksAgainAt(counter, at, nextComerAt);
      continue;
    }
    still.delete(choice.ticket);
    ends.push(called(lobby, counter, choice, at));
  }
  for (const comer of span.comers.slice(next)) {
    if (comer.arrivedAt < span.until) still.add(comer);
  }
  return [...ends, ...[...still].map((customer) => endOf(customer, span.until))];
}

function called(
  lobby: SimLobby<SpanCustomer>,
  counter: PlayedCounter,
  choice: Choice<SpanCustomer>,
  at: number,
): SpanEnd {
  const { ticket: customer } = choice;
  if (customer.leavesAt < at) {
    lobby.remove(customer);
    return { customer, leftAt: customer.leavesAt };
  }
  lobby.take(choice);
  counter.freeAt = at + customer.handlingMs * counter.pace;
  counter.idleSince = counter.freeAt;
  return { customer, calledAt: at };
}

function endOf(customer: SpanCustomer, until: number): SpanEnd {
  return customer.leavesAt < until
    ? { customer, leftAt: customer.leavesAt }
    : { customer, waitsStill: true };
}

function firstFree(counters: readonly PlayedCounter[], until: number): PlayedCounter | undefined {
  let first: PlayedCounter | undefined;
  for (const counter of counters) {
    if (counter.freeAt >= until || counter.freeAt >= counter.closesAt) continue;
    if (first === undefined || counter.freeAt < first.freeAt) first = counter;
  }
  return first;
}

/** Nobody is there: whoever is free by then calls when the next customer comes. */
function waitForComer(counters: readonly PlayedCounter[], nextComerAt: number): void {
  for (const counter of counters) {
    if (counter.freeAt < nextComerAt && counter.freeAt < counter.closesAt) {
      counter.freeAt = nextComerAt;
    }
  }
}
