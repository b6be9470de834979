import type { BranchConfig } from './config.js';
import type { AlarmKind, AlarmLevel } from './terms.js';

/** When an alarm of one kind is raised, in the unit of its kind; the thresholds rise strictly. */
export interface AlarmRule {
  readonly yellow: number;
  readonly orange: number;
  readonly red: number;
  /** An alarm that nobody has acknowledged is told again after this long. */
  readonly repeatMs: number;
  /** A level is left only below its threshold less this share of it, so that nothing flickers. */
  readonly easeShare: number;
}

/** By kind, its rule; `null` raises none of it. */
export type AlarmPolicy = Readonly<Partial<Record<AlarmKind, AlarmRule | null | undefined>>>;

const MINUTE_MS = 60_000;
const minutes = (count: number) => count * MINUTE_MS;

/**
 * What holds for a kind that a configuration leaves out:
 *
 * - `overdue`: customers who have waited longer than their lane's limit;
 * - `oldest-wait`: the longest wait of this leg, in ms, holds taken out;
 * - `saturation`: who waits, for each open counter;
 * - `abandonment`: share of today's visits that left, once twenty have come;
 * - `long-service`: how often its service's standard handling time a service has taken;
 * - `idle-counter`: how long a counter has been free while somebody waits whom it may call, in ms;
 * - `protected-arrival`: how long a protected customer has waited, in ms, and nobody has taken care;
 * - `bad-rating`: how long ago a customer who may still be there was not content, in ms.
 */
export const USUAL_ALARMS: Readonly<Record<AlarmKind, AlarmRule>> = {
  overdue: { yellow: 1, orange: 3, red: 6, repeatMs: minutes(10), easeShare: 0.3 },
  'oldest-wait': {
    yellow: minutes(20),
    orange: minutes(30),
    red: minutes(45),
    repeatMs: minutes(10),
    easeShare: 0.1,
  },
  saturation: { yellow: 5, orange: 8, red: 12, repeatMs: minutes(10), easeShare: 0.2 },
  abandonment: { yellow: 0.05, orange: 0.1, red: 0.2, repeatMs: minutes(30), easeShare: 0.1 },
  'long-service': { yellow: 2, orange: 3, red: 4, repeatMs: minutes(10), easeShare: 0 },
  'idle-counter': {
    yellow: minutes(3),
    orange: minutes(5),
    red: minutes(10),
    repeatMs: minutes(5),
    easeShare: 0,
  },
  'protected-arrival': {
    yellow: 0,
    orange: minutes(5),
    red: minutes(10),
    repeatMs: minutes(5),
    easeShare: 0,
  },
  'bad-rating': {
    yellow: 0,
    orange: minutes(3),
    red: minutes(10),
    repeatMs: minutes(3),
    easeShare: 0,
  },
};

/** The rule of a kind, as the branch has set it or as usual; `null` where it is turned off. */
export function alarmRule(config: BranchConfig | null, kind: AlarmKind): AlarmRule | null {
  const rule = config?.alarms?.[kind];
  return rule === undefined ? USUAL_ALARMS[kind] : rule;
}

/**
 * The level of a value: the highest whose threshold it reaches (inclusive); the
 * present level also holds until the value falls below its threshold less the
 * share that it must ease.
 *
 * @param present - the level now, or `null` for no alarm
 * @returns `null` for no alarm
 */
export function levelOf(
  rule: AlarmRule,
  value: number,
  present: AlarmLevel | null,
): AlarmLevel | null {
  const isAt = (level: AlarmLevel) => {
    const ease = rank(level) <= rank(present) ? rule.easeShare : 0;
    return value >= rule[level] * (1 - ease);
  };
  return isAt('red') ? 'red' : isAt('orange') ? 'orange' : isAt('yellow') ? 'yellow' : null;
}

/** Yellow 1, orange 2, red 3; 0 for none. */
export function rank(level: AlarmLevel | null): number {
  return level === null ? 0 : level === 'yellow' ? 1 : level === 'orange' ? 2 : 3;
}
