import { parse } from 'csv-parse';
import { createReadStream, existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type LogRow, OUTCOMES, type Outcome } from './visit.js';
import { ReplayFault } from './replay-fault.js';

const COLUMNS = [
  'day',
  'visit',
  'leg',
  'service',
  'lane',
  'arrived',
  'started',
  'finished',
  'counter',
  'outcome',
] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>> & {
  readonly handling?: string;
  readonly patience?: string;
};

const NUMBERS = ['leg', 'arrived', 'started', 'finished', 'handling', 'patience'] as const;

/** What a log holds of one day, and which days it has. */
export interface DayLog {
  readonly day: string;
  readonly rows: readonly LogRow[];
}

/** Opens a visit log; a name that ends in `.gz` is unpacked. */
export function openLog(path: string): Readable {
  if (!existsSync(path)) throw new ReplayFault(`There is no file ${path}.`);
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return file;
  const unpacked = createGunzip();
  file.on('error', (fault) => unpacked.destroy(fault));
  return file.pipe(unpacked);
}

/** Who is told what stands in a log. */
export interface LogReader {
  /** Whether rows of this day are wanted; the others are passed over unread. */
  readonly wants: (day: string) => boolean;
  readonly row: (row: LogRow, place: { readonly day: string; readonly line: number }) => void;
  /** Is told of a row that cannot be read. Without this the first such row ends the reading. */
  readonly bad?: (fault: ReplayFault) => void;
}

/**
 * Reads a visit log row by row.
 * @throws {ReplayFault} for a log that cannot be read, and for a bad row where nobody is told of those
 */
export async function readRows(log: Readable, { wants, row: take, bad }: LogReader): Promise<void> {
  let line = 1;
  const tell = (fault: ReplayFault) => {
    if (bad === undefined) throw fault;
    bad(fault);
  };
  const keep = (row: Row): null => {
    line += 1;
    if (!wants(row.day)) return null;
    const read = readRow(row, line);
    if (read instanceof ReplayFault) tell(read);
    else take(read, { day: row.day, line });
    return null;
  };
  const parser = parse({
    columns: checkColumns,
    skip_empty_lines: true,
    bom: true,
    on_record: keep,
    skip_records_with_error: bad !== undefined,
    on_skip: (fault) => {
      line += 1;
      tell(new ReplayFault(`Line ${line}: ${fault?.message ?? 'it is no row'}.`));
    },
  });
  try {
    await pipeline(log, parser.resume());
  } catch (fault) {
    if (fault instanceof ReplayFault) throw fault;
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ReplayFault(`The visit log cannot be read near line ${line + 1}: ${reason}`);
  }
}

/**
 * Reads one day of a visit log; without a day, the only one there is.
 * @throws {ReplayFault} for a log that cannot be read, and for a day that is not in it
 */
export async function readDay(log: Readable, wanted: string | null): Promise<DayLog> {
  const days = new Map<string, LogRow[]>();
  // A year of rows passes here for one day of them: only those that are wanted are kept.
  const wants = (day: string) => {
    if (!days.has(day)) days.set(day, []);
    return wanted === null || day === wanted;
  };
  await readRows(log, { wants, row: (row, { day }) => days.get(day)?.push(row) });
  return pickDay(days, wanted);
}

function checkColumns(names: readonly string[]): string[] {
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new ReplayFault(
      `This is no visit log: its first line lacks ${missing.join(', ')}. It has to name ${COLUMNS.join(',')}.`,
    );
  }
  return [...names];
}

/** The row, or what is wrong with it. */
function readRow(row: Row, line: number): LogRow | ReplayFault {
  const { outcome } = row;
  if (!isOutcome(outcome)) {
    return new ReplayFault(
      `Line ${line}: "${outcome}" is no outcome; they are ${OUTCOMES.join(', ')}.`,
    );
  }
  const wrong = NUMBERS.find((name) => Number.isNaN(count(row[name] ?? '')));
  if (wrong !== undefined) {
    return new ReplayFault(
      `The ${wrong} in line ${line} is "${row[wrong]}"; it has to be a number from 0 on, or empty.`,
    );
  }
  const at = (name: Exclude<(typeof NUMBERS)[number], 'leg'>) => inMs(count(row[name] ?? ''));
  return {
    visit: row.visit,
    leg: count(row.leg) ?? 0,
    service: row.service || 'service',
    lane: row.lane || 'general',
    arrivedAt: at('arrived'),
    startedAt: at('started'),
    endedAt: at('finished'),
    counter: row.counter || null,
    outcome,
    handlingMs: at('handling'),
    patienceMs: at('patience'),
  };
}

function isOutcome(text: string): text is Outcome {
  return (OUTCOMES as readonly string[]).includes(text);
}

/** `null` of nothing, NaN of what is no number from 0 on. */
function count(text: string): number | null {
  if (text === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : NaN;
}

function inMs(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1_000);
}

function pickDay(days: ReadonlyMap<string, readonly LogRow[]>, wanted: string | null): DayLog {
  const names = [...days.keys()].toSorted();
  const day = wanted ?? (names.length === 1 ? names[0] : undefined);
  const rows = day === undefined ? undefined : days.get(day);
  if (day !== undefined && rows !== undefined) return { day, rows };
  if (names.length === 0) throw new ReplayFault('The visit log is empty.');
  const span =
    names.length === 1 ? names[0] : `${names.length} days from ${names[0]} to ${names.at(-1)}`;
  throw new ReplayFault(
    day === undefined
      ? `The log holds ${span}: say which with --day.`
      : `The log has no day ${day}; it holds ${span}.`,
  );
}
