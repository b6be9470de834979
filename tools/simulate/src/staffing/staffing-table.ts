import { aligned } from '../aligned.js';
import type { StaffedRule, StaffingOptions } from './staff-days.js';

/** The table in lines of text. */
export function staffingLines(rules: readonly StaffedRule[], options: StaffingOptions): string[] {
  const { days, seed, lateAfter, pace } = options;
  const head = [
    'rule',
    'late %',
    'elastic min',
    'switches',
    'mean wait',
    'against tuned threshold',
  ];
  const rows = rules.map(({ rule, pooled, against }) => [
    rule.name,
    (100 * pooled.all.lateShare).toFixed(2),
    pooled.elasticMinutes.toFixed(0),
    pooled.switches.toFixed(1),
    ((pooled.all.meanMs ?? 0) / 60_000).toFixed(2),
    against === null ? '' : differenceText(against),
  ]);
  const slow = pace === 1 ? '' : `; services take ${pace} times as long as usual`;
  return [
    `${days} days from seed ${seed}, every third a pension day; late after ${lateAfter} minutes${slow}`,
    'A day in the mean; waits in minutes. The last column: percentage points late, less the threshold tuned to the same',
    "minutes, mean of the same days in pairs [95 % interval, Student's t].",
    '',
    ...aligned([head, ...rows], 1),
  ];
}

function differenceText({ mean, interval }: NonNullable<StaffedRule['against']>): string {
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
  const range = interval === null ? '' : ` [${signed(interval.from)}, ${signed(interval.to)}]`;
  return `${signed(mean)}${range}`;
}
