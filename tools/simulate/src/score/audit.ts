import type { ObservedLeg } from '@lobbyflow/forecast';
import { keepTold, type RawTold } from './keep-told.js';
import { type ScoredWait, type StreamSetting, WaitStream } from './wait-stream.js';

/** A forecast that was made again without what came after it. */
export interface Audited {
  readonly day: string;
  readonly key: number;
  /** Which of the numbers that were known came out otherwise; empty: nothing of the future was in it. */
  readonly differing: readonly number[];
}

/**
 * Looks for leaks: makes forecasts again from logs that end at their instant –
 * nobody came, was called, served or left afterwards – and compares all that
 * was known bit by bit.
 *
 * @param days - all that were watched, training days too, in the order of the calendar
 * @param most - how many forecasts, spread evenly over `waits`
 */
export function auditWaits(
  days: ReadonlyMap<string, readonly ObservedLeg[]>,
  waits: readonly ScoredWait[],
  { setting, most }: { readonly setting: StreamSetting; readonly most: number },
): Audited[] {
  const step = Math.max(1, Math.floor(waits.length / Math.max(1, most)));
  const picked = waits.filter((_, place) => place % step === step - 1).slice(0, most);
  return picked.map((wait) => {
    const again = againWithoutFuture(days, wait, setting);
    const differing = [...wait.features.keys()].filter(
      (place) => !Object.is(again?.[place], wait.features[place]),
    );
    return { day: wait.day, key: wait.leg.key, differing };
  });
}

function againWithoutFuture(
  days: ReadonlyMap<string, readonly ObservedLeg[]>,
  { day: until, leg: { key, arrivedAt } }: ScoredWait,
  setting: StreamSetting,
): readonly number[] | null {
  const stream = new WaitStream(setting);
  let found: readonly number[] | null = null;
  for (const [day, legs] of days) {
    if (day > until) break;
    const known = day === until ? cutAt(legs, arrivedAt) : legs;
    stream.pass(day, known, {
      wants: (leg) => day === until && leg.key === key,
      tell: ({ features }) => {
        found = features;
      },
    });
  }
  return found;
}

/** What was known of a day at the end of an instant. */
export function cutAt(legs: readonly ObservedLeg[], instant: number): ObservedLeg[] {
  const known = (at: number | null) => (at !== null && at <= instant ? at : null);
  return legs
    .filter(({ arrivedAt }) => arrivedAt <= instant)
    .map((leg) => {
      const startedAt = known(leg.startedAt);
      const agentId = startedAt === null ? null : leg.agentId;
      return { ...leg, startedAt, endedAt: known(leg.endedAt), agentId };
    });
}

/**
 * Looks for leaks in the corrections: makes each again from those told before
 * it and the waits that had ended by then, the others being changed.
 */
export function auditKept(list: readonly RawTold[], kept: readonly number[], most: number): number {
  const step = Math.max(1, Math.floor(list.length / Math.max(1, most)));
  let leaks = 0;
  for (let place = step - 1; place < list.length; place += step) {
    const now = list[place];
    if (now === undefined) continue;
    const again = keepTold(list.map((raw) => withoutFuture(raw, now.wait)))[place];
    if (!Object.is(again?.p90, kept[place])) leaks += 1;
  }
  return leaks;
}

/** A wait that ends after the instant is taken to have been of another length. */
function withoutFuture(raw: RawTold, { day, leg: { arrivedAt } }: ScoredWait): RawTold {
  const endedAt = raw.wait.leg.startedAt ?? Infinity;
  const isPast = raw.wait.day < day || (raw.wait.day === day && endedAt < arrivedAt);
  return isPast ? raw : { ...raw, wait: { ...raw.wait, waitMs: raw.wait.waitMs * 10 } };
}
