import type { Refused } from './branch.js';
import type { Mismatch } from './compare.js';
import type { DayPageCheck, Difference } from './day-page.js';
import type { Figures } from './figures.js';
import { type Repair, type RepairCode, REPAIRS, timeOf } from './repairs.js';

/** What a replay ends with; also what `--report` writes. */
export interface Report {
  readonly day: string;
  readonly source: string;
  readonly mode: 'shadow' | 'live';
  readonly speed: number | 'max';
  readonly branchId: string;
  readonly overdueAfterMs: number;
  readonly repairs: {
    readonly visits: number;
    readonly byRule: RepairCounts;
    readonly list: readonly Repair[];
  };
  readonly log: Figures;
  readonly product: Figures;
  readonly refused: readonly Refused[];
  /** `null` in live mode, where the product decides. */
  readonly mismatches: readonly Mismatch[] | null;
  readonly toleranceMs: number;
  /** The day page against the journal. */
  readonly dayPage: DayPageCheck;
  readonly elapsedMs: number;
}
export type RepairCounts = Readonly<Partial<Record<RepairCode, number>>>;

export function countRepairs(list: readonly Repair[]): Report['repairs'] {
  const byRule: Partial<Record<RepairCode, number>> = {};
  for (const { code } of list) byRule[code] = (byRule[code] ?? 0) + 1;
  return { visits: new Set(list.map(({ visit }) => visit)).size, byRule, list };
}

/** One line for each rule that was needed. */
export function repairLines({ visits, byRule }: Report['repairs']): string[] {
  if (visits === 0) return ['Nothing in the log had to be repaired.'];
  const rules = Object.entries(byRule).map(
    ([code, count]) => `  ${String(count).padStart(5)}  ${code}: ${REPAIRS[code as RepairCode]}`,
  );
  return [`Visits repaired: ${visits} (list them with --list-repairs)`, ...rules];
}

export function listRepairs(list: readonly Repair[]): string[] {
  return list.map(
    ({ visit, leg, code, was, is }) => `  visit ${visit} leg ${leg}  ${code}: ${was} → ${is}`,
  );
}

/** Longest lists that are printed; the report file has all of them. */
const PRINTED = 40;

export function reportLines(report: Report): string[] {
  const { log, product, refused, mismatches, mode } = report;
  const lines = [
    '',
    `${report.day}, ${mode} mode, ${report.elapsedMs < 1_000 ? '1' : Math.round(report.elapsedMs / 1_000)} s, branch ${report.branchId}`,
    '',
    row(['', 'log', 'product']),
    ...countRows(log, product, report.overdueAfterMs),
    '',
    ...repairLines(report.repairs),
    '',
    `Refusals: ${refused.length}`,
    ...shortened(refused.map(refusalLine)),
  ];
  const { dayPage } = report;
  lines.push(
    `Day page: ${dayPage.figures} figures, ${dayPage.differences.length} not as the journal has them`,
    ...shortened(dayPage.differences.map(differenceLine)),
  );
  if (mismatches === null) return lines;
  const tolerance =
    report.toleranceMs === 0 ? '' : ` (times within ${report.toleranceMs / 1_000} s are alike)`;
  return [
    ...lines,
    `Mismatches: ${mismatches.length}${tolerance}`,
    ...shortened(mismatches.map(mismatchLine)),
  ];
}

function countRows(log: Figures, product: Figures, overdueAfterMs: number): string[] {
  const count = (name: string, of: (figures: Figures) => number) =>
    row([name, String(of(log)), String(of(product))]);
  const wait = (name: string, of: (figures: Figures) => number | null) =>
    row([name, duration(of(log)), duration(of(product))]);
  return [
    count('visits', ({ visits }) => visits),
    count('served', ({ served }) => served),
    count('left before they were called', ({ left }) => left),
    count('no-shows', ({ noShows }) => noShows),
    count('transfers', ({ transfers }) => transfers),
    count('still waiting at the end', ({ stillWaiting }) => stillWaiting),
    wait('wait, mean', ({ meanWaitMs }) => meanWaitMs),
    wait('wait, half within', ({ p50WaitMs }) => p50WaitMs),
    wait('wait, 9 in 10 within', ({ p90WaitMs }) => p90WaitMs),
    wait('wait, longest', ({ maxWaitMs }) => maxWaitMs),
    count(`overdue (over ${duration(overdueAfterMs)})`, ({ overdue }) => overdue),
  ];
}

function row([name = '', log = '', product = '']: readonly string[]): string {
  return `  ${name.padEnd(32)}${log.padStart(10)}${product.padStart(10)}`;
}

/** `m:ss`, minutes growing as they need. */
function duration(ms: number | null): string {
  if (ms === null) return '–';
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function refusalLine({ at, visit, counterId, act, code }: Refused): string {
  const who = [visit && `visit ${visit}`, counterId && `counter ${counterId}`].filter(Boolean);
  return `  ${timeOf(at)}  ${act}  ${who.join(', ')}: ${code}`;
}

function mismatchLine({ visit, leg, what, log, product }: Mismatch): string {
  return `  visit ${visit} leg ${leg}  ${what}: log ${log}, product ${product}`;
}

function differenceLine({ figure, page, journal }: Difference): string {
  return `  ${figure}: page ${page}, journal ${journal}`;
}

function shortened(lines: readonly string[]): string[] {
  if (lines.length <= PRINTED) return [...lines];
  return [
    ...lines.slice(0, PRINTED),
    `  … and ${lines.length - PRINTED} more; --report writes all`,
  ];
}
