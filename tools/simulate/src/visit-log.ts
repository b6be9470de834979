import type { Outcome } from './first-come.js';

/** When the doors of a generated branch open: 09:00. */
const OPENING_MS = 9 * 3_600_000;

const COLUMNS =
  'day,visit,leg,service,lane,arrived,started,finished,counter,outcome,handling,patience';

/** Writes a day as a visit log, seconds after midnight; two columns more say what no real log knows. */
export function visitLog(day: string, outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ arrival, startedAtMs, endedAtMs, counter, outcome }, index) =>
    [
      day,
      index + 1,
      0,
      arrival.serviceId,
      arrival.laneKind,
      clock(arrival.arrivedAtMs),
      clock(startedAtMs),
      clock(endedAtMs),
      counter ?? '',
      outcome,
      (arrival.walkMs + arrival.handlingMs) / 1_000,
      arrival.patienceMs / 1_000,
    ].join(','),
  );
  return [COLUMNS, ...rows, ''].join('\n');
}

function clock(ms: number | null): number | '' {
  return ms === null ? '' : (OPENING_MS + ms) / 1_000;
}
