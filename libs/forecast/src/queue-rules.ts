import type { Newcomer } from './newcomer.js';

/** What the simple rules say of a newcomer's wait; milliseconds. */
export interface RuleWaits {
  /** Everybody who waits, served one after the other by those who are busy. */
  readonly naive: number;
  /** As long as the last waited who was called, and who has waited for longest by now. */
  readonly lastToEnter: number;
  readonly headOfLine: number;
  /** Who goes first by the head starts of the lanes, served by all who were seen within five minutes. */
  readonly queueLength: number;
  /** The same, with those ahead leaving as people do (Senderovich et al. 2015). */
  readonly queueLengthLeaving: number;
}

/** Says the simple rules, each as it is known in the literature. */
export function ruleWaits({ lobby, me, now, others, onDuty }: Newcomer): RuleWaits {
  const { meanMs } = lobby.lengths;
  const busy = onDuty.filter(({ serving }) => serving !== null).length;
  const agents = Math.max(1, onDuty.length);
  const myTurn = now - lobby.creditOf(me.laneId);
  const ahead = others.filter((one) => one.arrivedAt - lobby.creditOf(one.laneId) <= myTurn).length;
  return {
    naive: ((others.length + 1) * meanMs) / Math.max(1, busy),
    lastToEnter: lobby.calls.newest()?.waitMs ?? 0,
    headOfLine: others.reduce((most, { arrivedAt }) => Math.max(most, now - arrivedAt), 0),
    queueLength: ((ahead + 1) * meanMs) / agents,
    queueLengthLeaving: meanOfSteps(ahead, agents / meanMs, lobby.leavingRate),
  };
}

/**
 * Mean time until `ahead` customers and one more have been called or left:
 * Σ 1 / (rate + i · leaving), i from 0 on; a part of a customer is a part of a step.
 */
export function meanOfSteps(ahead: number, rate: number, leaving: number): number {
  const whole = Math.floor(ahead);
  let mean = 0;
  for (let passed = 0; passed <= whole; passed += 1) mean += 1 / (rate + passed * leaving);
  return mean + (ahead - whole) / (rate + (whole + 1) * leaving);
}
