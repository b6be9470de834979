import fc from 'fast-check';
import { type LogRow, OUTCOMES } from './visit.js';

/** A row of a hand-made log: visit 1, served at S1 from 09:01 to 09:05, unless told. */
export function aRow(over: Partial<LogRow> = {}): LogRow {
  return {
    visit: '1',
    leg: 0,
    service: 'cash',
    lane: 'general',
    arrivedAt: at('09:00'),
    startedAt: at('09:01'),
    endedAt: at('09:05'),
    counter: 'S1',
    outcome: 'served',
    handlingMs: null,
    patienceMs: null,
    ...over,
  };
}

/** A row of somebody who left. */
export function aLeaver(over: Partial<LogRow> = {}): LogRow {
  return aRow({ startedAt: null, counter: null, outcome: 'left', ...over });
}

/** `09:05` or `09:05:30` as milliseconds after midnight. */
export function at(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

const instant = fc.integer({ min: 0, max: 40 }).map((seconds) => seconds * 1_000);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 8 });

/** Any log, faults included: few visits, few agents, few seconds, so that much falls together. */
export const anyLog: fc.Arbitrary<LogRow[]> = fc.array(
  fc.record({
    visit: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8'),
    leg: fc.integer({ min: 0, max: 3 }),
    service: fc.constantFrom('cash', 'loans'),
    lane: fc.constantFrom('general', 'priority'),
    arrivedAt: maybe(instant),
    startedAt: maybe(instant),
    endedAt: maybe(instant),
    counter: maybe(fc.constantFrom('S1', 'S2')),
    outcome: fc.constantFrom(...OUTCOMES),
    handlingMs: fc.constant(null),
    patienceMs: fc.constant(null),
  }),
  { minLength: 1, maxLength: 24 },
);
