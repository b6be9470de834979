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

/**
 * Reads one day of a visit log; without a day, the only one there is.
 * @throws {ReplayFault} for a log that cannot be read, and for a day that is not in it
 */
export async function readDay(log: Readable, wanted: string | null): Promise<DayLog> {
  const days = new Map<string, LogRow[]>();
  let line = 1;
  // A year of rows passes here for one day of them: only those that are wanted are handed on.
  const keep = (row: Row): null => {
    line += 1;
    const rows = days.get(row.day) ?? [];
    if (rows.length === 0) days.set(row.day, rows);
    if (wanted === null || row.day === wanted) rows.push(readRow(row, line));
    return null;
  };
  const parser = parse({
    columns: checkColumns,
    skip_empty_lines: true,
    bom: true,
    on_record: keep,
  });
  try {
    await pipeline(log, parser.resume());
  } catch (fault) {
    if (fault instanceof ReplayFault) throw fault;
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ReplayFault(`The visit log cannot be read near line ${line + 1}: ${reason}`);
  }
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

function readRow(row: Row, line: number): LogRow {
  const at = (name: 'arrived' | 'started' | 'finished' | 'handling' | 'patience') =>
    inMs(count(row[name] ?? '', `${name} in line ${line}`));
  if (!isOutcome(row.outcome)) {
    throw new ReplayFault(
      `Line ${line}: "${row.outcome}" is no outcome; they are ${OUTCOMES.join(', ')}.`,
    );
  }
  return {
    visit: row.visit,
    leg: count(row.leg, `leg in line ${line}`) ?? 0,
    service: row.service || 'service',
    lane: row.lane || 'general',
    arrivedAt: at('arrived'),
    startedAt: at('started'),
    endedAt: at('finished'),
    counter: row.counter || null,
    outcome: row.outcome,
    handlingMs: at('handling'),
    patienceMs: at('patience'),
  };
}

function isOutcome(text: string): text is Outcome {
  return (OUTCOMES as readonly string[]).includes(text);
}

function count(text: string, what: string): number | null {
  if (text === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) {
    throw new ReplayFault(`The ${what} is "${text}"; it has to be a number from 0 on, or empty.`);
  }
  return value;
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
