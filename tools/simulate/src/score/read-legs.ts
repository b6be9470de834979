import type { ObservedLeg } from '@lobbyflow/forecast';
import { type LogRow, openLog, readRows, VisitLogFault } from '@lobbyflow/tools/visit-log';
import type { Readable } from 'node:stream';
import { ScoreFault } from './score-fault.js';
import { isWithin, type Span } from './span.js';

/** The days of one or more visit logs, in order, and the rows that could not be used, each named. */
export interface ReadLegs {
  readonly days: ReadonlyMap<string, readonly ObservedLeg[]>;
  readonly faults: readonly string[];
}

/** A log and where it came from. */
export interface NamedLog {
  readonly name: string;
  readonly open: () => Readable;
}

/** The log in a file; what ends in `.gz` is unpacked. */
export function logFile(path: string): NamedLog {
  return { name: path, open: () => openLog(path) };
}

/**
 * Reads what logs hold of the days within any of the spans.
 * @throws {ScoreFault} for a file that is no visit log at all
 */
export async function readLegs(
  logs: readonly NamedLog[],
  spans: readonly Span[],
): Promise<ReadLegs> {
  const days = new Map<string, ObservedLeg[]>();
  const faults: string[] = [];
  for (const { name, open } of logs) {
    const bad = ({ message }: Error) => faults.push(`${name}: ${message}`);
    const wants = (day: string) => {
      if (isDay(day)) return spans.some((span) => isWithin(span, day));
      bad(new ScoreFault(`"${day}" is no day; it has to be such as 2026-01-05.`));
      return false;
    };
    const row = (read: LogRow, place: { readonly day: string; readonly line: number }) => {
      const legs = days.get(place.day) ?? [];
      days.set(place.day, legs);
      const leg = legOf(read, legs.length);
      if (typeof leg === 'string') bad(new ScoreFault(`Line ${place.line}: ${leg}`));
      else legs.push(leg);
    };
    await read(name, open, { wants, row, bad });
  }
  return { days: new Map([...days].toSorted(([one], [other]) => (one < other ? -1 : 1))), faults };
}

async function read(
  name: string,
  open: () => Readable,
  reader: Parameters<typeof readRows>[1],
): Promise<void> {
  try {
    await readRows(open(), reader);
  } catch (fault) {
    if (!(fault instanceof VisitLogFault)) throw fault;
    throw new ScoreFault(`${name}: ${fault.message}`);
  }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** The row as a leg, or why it cannot be one. Each row is judged alone, so that nothing of another can leak in. */
function legOf(row: LogRow, key: number): ObservedLeg | string {
  const { service: serviceId, lane: laneId, counter: agentId, outcome } = row;
  if (row.arrivedAt === null) return 'it has no time of arrival.';
  if (outcome === 'left') {
    const endedAt = row.endedAt === null ? null : Math.max(row.endedAt, row.arrivedAt);
    const { arrivedAt } = row;
    return { key, serviceId, laneId, arrivedAt, startedAt: null, endedAt, agentId: null };
  }
  if (row.startedAt === null) return `it was ${outcome} and has no start.`;
  const { startedAt } = row;
  // Who was called before coming came when called, as in a replay.
  const arrivedAt = Math.min(row.arrivedAt, startedAt);
  const endedAt = row.endedAt === null ? null : Math.max(row.endedAt, startedAt);
  return { key, serviceId, laneId, arrivedAt, startedAt, endedAt, agentId };
}
