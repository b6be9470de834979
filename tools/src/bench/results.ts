/** All bursts of one kind. */
export interface Series {
  readonly perSecond: number[];
  readonly latencies: number[];
}
export interface Measured {
  readonly echo: Series;
  readonly take: Series;
  readonly callNext: Series;
}

const series = (): Series => ({ perSecond: [], latencies: [] });
export const measure = (): Measured => ({ echo: series(), take: series(), callNext: series() });

export interface Figure {
  /** Median over the bursts. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}
export interface DayCell {
  readonly echo: Figure;
  readonly take: Figure;
  readonly callNext: Figure;
  /** Median of the ratios of bursts that followed each other. */
  readonly takeToEcho: number;
  readonly callNextToEcho: number;
}
/** What was measured at so many connections, on a fresh day and on a long one. */
export interface Cell {
  readonly connections: number;
  readonly fresh: DayCell;
  readonly long: DayCell;
  readonly takeLongToFresh: number;
  readonly callNextLongToFresh: number;
}
export interface HttpResults {
  /** Whether the client kept to a core of its own. */
  readonly isPinned: boolean;
  /** Whether product and echo kept to another. */
  readonly isOnOneCore: boolean;
  readonly rounds: number;
  readonly burst: number;
  readonly longDay: number;
  /** What a durable write of 4 KB took meanwhile, median. */
  readonly diskMs: number;
  readonly cells: readonly Cell[];
}

/** The goals: `ratio` has to be at least `atLeast`. */
export interface Goal {
  readonly what: string;
  readonly ratio: number;
  readonly atLeast: number;
}

export function summarize(
  connections: number,
  { fresh, long }: { readonly fresh: Measured; readonly long: Measured },
): Cell {
  return {
    connections,
    fresh: dayCell(fresh),
    long: dayCell(long),
    takeLongToFresh: ratio(long.take, fresh.take),
    callNextLongToFresh: ratio(long.callNext, fresh.callNext),
  };
}

function dayCell(measured: Measured): DayCell {
  return {
    echo: figure(measured.echo),
    take: figure(measured.take),
    callNext: figure(measured.callNext),
    takeToEcho: ratio(measured.take, measured.echo),
    callNextToEcho: ratio(measured.callNext, measured.echo),
  };
}

function figure({ perSecond, latencies }: Series): Figure {
  return {
    perSecond: quantile(perSecond, 0.5),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  };
}

/** Of bursts that followed each other, so that a slow moment of the machine counts for both. */
function ratio(one: Series, other: Series): number {
  const ratios = one.perSecond.map(
    (value, index) => value / (other.perSecond[index] ?? Number.NaN),
  );
  return quantile(ratios, 0.5);
}

/** Nearest rank, so always one of the values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** What the product promises of the widest cell. */
export function goalsOf({ cells }: HttpResults): Goal[] {
  const widest = cells.toSorted((one, other) => one.connections - other.connections).at(-1);
  if (!widest) return [];
  const at = `at ${widest.connections} connections`;
  return [
    { what: `take to echo, ${at}`, ratio: widest.fresh.takeToEcho, atLeast: 0.5 },
    { what: `call-next to echo, ${at}`, ratio: widest.fresh.callNextToEcho, atLeast: 0.4 },
    { what: `take on a long day to fresh, ${at}`, ratio: widest.takeLongToFresh, atLeast: 0.9 },
    {
      what: `call-next on a long day to fresh, ${at}`,
      ratio: widest.callNextLongToFresh,
      atLeast: 0.9,
    },
  ];
}

export function resultLines(results: HttpResults): string[] {
  const { rounds, burst, longDay, diskMs, cells } = results;
  return [
    '',
    `Requests a second, median of ${rounds * 5} bursts of ${burst}; ${placesOf(results)}.`,
    'take       a ticket is taken: POST …/tickets, answered when it is on disk.',
    'call-next  POST …/call-next at a free counter while somebody waits for it, answered when it is on disk;',
    '           start and finish come between the bursts and are not counted.',
    'echo       a bare Nest + Fastify + zod POST that sends its body back, in turn with the others.',
    `long       the same on a day that has had ${longDay} customers before.`,
    `A durable write of 4 KB took ${diskMs.toFixed(2)} ms on this disk meanwhile.`,
    '',
    row(['connections', '', 'echo', 'take', '/echo', 'call-next', '/echo', 'p99 ms']),
    ...cells.flatMap((cell) => [
      dayRow(String(cell.connections), 'fresh', cell.fresh),
      dayRow('', 'long', cell.long),
      row(['', 'long/fresh', '', share(cell.takeLongToFresh), '', share(cell.callNextLongToFresh)]),
    ]),
    '',
    ...goalsOf(results).map(
      ({ what, ratio: is, atLeast }) =>
        `${is >= atLeast ? 'reached' : 'MISSED '}  ${what}: ${share(is)} (goal ${share(atLeast)})`,
    ),
  ];
}

function placesOf({ isPinned, isOnOneCore }: HttpResults): string {
  if (!isPinned) return 'not pinned to cores';
  return isOnOneCore
    ? 'servers on one core, client on another'
    : 'client on one core, servers on any';
}

function dayRow(connections: string, day: string, cell: DayCell): string {
  return row([
    connections,
    day,
    whole(cell.echo.perSecond),
    whole(cell.take.perSecond),
    share(cell.takeToEcho),
    whole(cell.callNext.perSecond),
    share(cell.callNextToEcho),
    `${cell.take.p99Ms.toFixed(1)}, ${cell.callNext.p99Ms.toFixed(1)}`,
  ]);
}

const WIDTHS = [13, 12, 9, 9, 8, 11, 8, 14];
const row = (cells: readonly string[]) =>
  cells
    .map((cell, index) =>
      index < 2 ? cell.padEnd(WIDTHS[index] ?? 0) : cell.padStart(WIDTHS[index] ?? 0),
    )
    .join('');
const whole = (value: number) => String(Math.round(value));
const share = (value: number) => value.toFixed(2);
