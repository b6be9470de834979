import type { LaneId } from '@lobbyflow/engine';
import { type DayFigures, pairedDifference, type WaitFigures } from '@lobbyflow/forecast';
import { aligned } from './aligned.js';
import type { SettingResult } from './compare-days.js';

const MINUTE_MS = 60_000;
const ENOUGH_DAYS = 30;

/** A figure of a day that is compared: how it is called, read and written. */
interface Measure {
  readonly name: string;
  readonly of: (figures: DayFigures) => number;
}

const MEASURES: readonly Measure[] = [
  { name: 'mean wait, min', of: ({ all }) => minutes(all.meanMs) },
  { name: 'late, %', of: ({ all }) => 100 * all.lateShare },
  { name: 'elastic window-minutes', of: ({ elasticMinutes }) => elasticMinutes },
  { name: 'switches', of: ({ switches }) => switches },
];

/** The comparison in lines of text: waits by lane, figures of a day, differences with intervals, a picture. */
export function tableLines(results: readonly SettingResult[]): string[] {
  return [
    ...waitLines(results),
    '',
    ...dayLines(results),
    ...(results.length > 1 ? ['', ...differenceLines(results)] : []),
    '',
    ...pictureLines(results),
    ...warningLines(results),
  ];
}

function waitLines(results: readonly SettingResult[]): string[] {
  const rows = results.flatMap(({ setting, pooled }) => {
    const groups: (readonly [string, WaitFigures])[] = [['all', pooled.all], ...pooled.lanes];
    return groups.map(([lane, waits], index) => [
      index === 0 ? setting.name : '',
      lane,
      `${waits.visits}`,
      ...[waits.meanMs, waits.p50Ms, waits.p90Ms, waits.p95Ms, waits.maxMs].map((waitMs) =>
        waitMs === null ? '-' : minutes(waitMs).toFixed(1),
      ),
      percent(waits.lateShare),
    ]);
  });
  const head = ['', 'lane', 'visits', 'mean', 'P50', 'P90', 'P95', 'max', 'late %'];
  return ['Waits in minutes, all days together', ...aligned([head, ...rows], 2)];
}

function dayLines(results: readonly SettingResult[]): string[] {
  const head = [
    '',
    'late %',
    'left %',
    'in time %',
    'busy %',
    'window-min',
    'elastic-min',
    'switches',
    'most overtaken',
  ];
  const rows = results.map(({ setting, pooled }) => [
    setting.name,
    percent(pooled.all.lateShare),
    percent(pooled.abandonmentRate ?? 0),
    percent(pooled.serviceLevel ?? 0),
    percent(pooled.occupancy ?? 0),
    pooled.windowMinutes.toFixed(0),
    pooled.elasticMinutes.toFixed(0),
    pooled.switches.toFixed(1),
    `${pooled.mostOvertaken}`,
  ]);
  return ['A day in the mean', ...aligned([head, ...rows], 1)];
}

/** All measures of a comparison, the mean wait of each lane among them. */
export function measuresOf(results: readonly SettingResult[]): Measure[] {
  const lanes = [...new Set(results.flatMap(({ pooled }) => [...pooled.lanes.keys()]))];
  const ofLane = (lane: LaneId): Measure => ({
    name: `mean wait ${lane}, min`,
    of: ({ lanes: figures }) => minutes(figures.get(lane)?.meanMs ?? null),
  });
  return [...MEASURES, ...lanes.map(ofLane)];
}

function differenceLines(results: readonly SettingResult[]): string[] {
  const [first, ...others] = results;
  if (first === undefined) return [];
  const rows = measuresOf(results).map((measure) => [
    measure.name,
    ...others.map((other) => {
      const { mean, interval } = pairedDifference(
        first.byDay.map(measure.of),
        other.byDay.map(measure.of),
      );
      const range = interval === null ? '' : ` [${signed(interval.from)}, ${signed(interval.to)}]`;
      return `${signed(mean)}${range}`;
    }),
  ]);
  const head = ['', ...others.map(({ setting }) => setting.name)];
  const title = `Difference from ${first.setting.name}, mean of the same days in pairs [95 % interval, Student's t]`;
  return [title, ...aligned([head, ...rows], 1)];
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const BAR_CELLS = 12;

function pictureLines(results: readonly SettingResult[]): string[] {
  const steps = results[0]?.pooled.halfHours ?? [];
  const most = Math.max(
    ...results.flatMap(({ pooled }) => pooled.halfHours.map(({ meanMs }) => meanMs ?? 0)),
    1,
  );
  const cell = (waitMs: number) => {
    const text = minutes(waitMs).toFixed(1).padStart(5);
    return `${text} ${barOf(waitMs / most).padEnd(BAR_CELLS)}`;
  };
  const width = BAR_CELLS + 6;
  const head = results.map(({ setting }) => setting.name.slice(0, width).padEnd(width));
  return [
    'Mean wait in minutes by half-hour of arrival, since opening',
    `        ${head.join('  ')}`.trimEnd(),
    ...steps.map(({ fromMs }, step) => {
      const cells = results.map(({ pooled }) => cell(pooled.halfHours[step]?.meanMs ?? 0));
      return `  ${clock(fromMs)}  ${cells.join('  ')}`.trimEnd();
    }),
  ];
}

function barOf(share: number): string {
  const eighths = Math.round(share * BAR_CELLS * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

function warningLines(results: readonly SettingResult[]): string[] {
  const days = results[0]?.byDay.length ?? 0;
  const few =
    days < ENOUGH_DAYS ? [`Only ${days} days: the intervals are to be trusted from 30 on.`] : [];
  const faults = results.flatMap(({ setting, cutOff, refused }) => [
    ...(cutOff > 0 ? [`${setting.name}: on ${cutOff} days somebody could not be served.`] : []),
    ...(refused > 0 ? [`${setting.name}: the rules refused ${refused} commands.`] : []),
  ]);
  const lines = [...few, ...faults];
  return lines.length === 0 ? [] : ['', ...lines];
}

function minutes(milliseconds: number | null): number {
  return (milliseconds ?? 0) / MINUTE_MS;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return Number(text) === 0 ? '0.00' : `${value < 0 ? '−' : '+'}${text}`;
}

function clock(sinceMs: number): string {
  const whole = Math.round(minutes(sinceMs));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
