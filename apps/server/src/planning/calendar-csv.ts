import { DAY_KINDS, type DayKind } from '@lobbyflow/contract';
import type { BusinessDay } from '@lobbyflow/engine';
import { parse } from 'csv-parse/sync';
import { DateTime } from 'luxon';

/** A line of a calendar. */
export interface CalendarLine {
  readonly businessDay: BusinessDay;
  readonly kind: DayKind;
}
/** A line that says nothing: where, and why. */
export interface CalendarFault {
  /** From 1, the heading included. */
  readonly line: number;
  readonly message: string;
}

const HEADING = 'date,kind';
/** Many more than a branch has in ten years. */
const MOST = 5_000;

/** Reads a calendar: a heading, and one line a day and kind. Either all of it is read, or every fault is told. */
export function readCalendar(csv: string): {
  readonly lines: readonly CalendarLine[];
  readonly faults: readonly CalendarFault[];
} {
  const records = recordsOf(csv);
  if ('message' in records) return { lines: [], faults: [records] };
  const [heading, ...rows] = records;
  if (heading?.fields.join(',').toLowerCase() !== HEADING) {
    return { lines: [], faults: [{ line: 1, message: `must be ${HEADING}` }] };
  }
  if (rows.length > MOST) {
    return { lines: [], faults: [{ line: MOST + 2, message: `are more than ${MOST} lines` }] };
  }
  const read = rows.map(({ line, fields }) => ({ line, ...lineOf(fields) }));
  const faults = read.flatMap(({ line, message }) => (message === null ? [] : [{ line, message }]));
  const twice = twiceIn(read);
  if (faults.length + twice.length > 0) return { lines: [], faults: [...faults, ...twice] };
  return { lines: read.flatMap(({ found }) => (found === null ? [] : [found])), faults: [] };
}

interface Record {
  readonly line: number;
  readonly fields: readonly string[];
}

function recordsOf(csv: string): readonly Record[] | CalendarFault {
  try {
    const records = parse(csv, {
      bom: true,
      trim: true,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, fields: record }));
  } catch (error) {
    const line = (error as { readonly lines?: number }).lines ?? 1;
    return { line, message: 'cannot be read: a quotation mark that is not closed' };
  }
}

function lineOf(fields: readonly string[]): {
  readonly found: CalendarLine | null;
  readonly message: string | null;
} {
  const fault = (message: string) => ({ found: null, message });
  if (fields.length !== 2) return fault(`has ${fields.length} columns in the place of 2`);
  const [date = '', kind = ''] = fields;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date) && DateTime.fromISO(date).isValid;
  if (!isDate) return fault(`${named(date)} is no date, such as 2026-01-10`);
  const known = DAY_KINDS.find((one) => one === kind);
  if (known === undefined) return fault(`${named(kind)} is none of ${DAY_KINDS.join(', ')}`);
  return { found: { businessDay: date as BusinessDay, kind: known }, message: null };
}

function twiceIn(
  read: readonly { readonly line: number; readonly found: CalendarLine | null }[],
): CalendarFault[] {
  const seen = new Map<string, number>();
  return read.flatMap(({ line, found }) => {
    if (found === null) return [];
    const key = `${found.businessDay} ${found.kind}`;
    const before = seen.get(key);
    seen.set(key, before ?? line);
    return before === undefined ? [] : [{ line, message: `says the same as line ${before}` }];
  });
}

const named = (text: string) => `“${text.slice(0, 40)}”`;
