import type { VisitRow } from '@lobbyflow/contract';
import type { z } from 'zod';
import type { Run } from './branch.js';
import type { ProductLeg } from './product-day.js';
import { timeOf } from './repairs.js';
import { isCalled, type Leg, type Visit } from './visit.js';

/** Something that went otherwise in the product than in the repaired log. */
export interface Mismatch {
  readonly visit: string;
  readonly leg: number;
  readonly what: string;
  readonly log: string;
  readonly product: string;
}

export interface ProductDay {
  readonly legs: ReadonlyMap<string, readonly ProductLeg[]>;
  /** The reports' rows, by ticket. */
  readonly rows: ReadonlyMap<string, z.infer<typeof VisitRow>>;
  /** Midnight of the log's day, UTC milliseconds. */
  readonly midnight: number;
}

/**
 * Compares every visit of a shadow run with the log: how each leg ended, when it began to wait, was called, began and
 * ended, and at which counter; then what the product's reports say about the whole visit.
 *
 * @param toleranceMs - what a time may differ by: 0 where the clock stood still for every command
 */
export function compareDay(
  visits: readonly Visit[],
  { ticketOfVisit }: Pick<Run, 'ticketOfVisit'>,
  { day, toleranceMs }: { readonly day: ProductDay; readonly toleranceMs: number },
): Mismatch[] {
  const known = new Set(ticketOfVisit.values());
  const mismatches = visits.flatMap((visit) => {
    const ticketId = ticketOfVisit.get(visit.id);
    if (ticketId === undefined) {
      return [{ visit: visit.id, leg: 0, what: 'ticket', log: 'taken', product: 'none' }];
    }
    const legs = day.legs.get(ticketId) ?? [];
    return [
      ...compareLegs(visit, legs, { midnight: day.midnight, toleranceMs }),
      ...compareRow(visit, day.rows.get(ticketId), { midnight: day.midnight, toleranceMs }),
    ];
  });
  for (const ticketId of day.legs.keys()) {
    if (!known.has(ticketId)) {
      mismatches.push({ visit: '–', leg: 0, what: 'ticket', log: 'none', product: ticketId });
    }
  }
  return mismatches;
}

interface Scale {
  readonly midnight: number;
  readonly toleranceMs: number;
}

function compareLegs(visit: Visit, legs: readonly ProductLeg[], scale: Scale): Mismatch[] {
  const found: Mismatch[] = [];
  const note = (leg: number, what: string, log: string, product: string) => {
    if (log !== product) found.push({ visit: visit.id, leg, what, log, product });
  };
  note(0, 'legs', String(visit.legs.length), String(legs.length));
  visit.legs.forEach((leg, index) => {
    const other = legs[index];
    if (!other) return;
    note(index, 'outcome', leg.outcome, other.outcome ?? 'still waiting');
    const time = (what: string, log: number | null, product: number | null) => {
      const ms = product === null ? null : product - scale.midnight;
      const isSame =
        log === null || ms === null ? log === ms : Math.abs(log - ms) <= scale.toleranceMs;
      if (!isSame)
        note(
          index,
          what,
          inWords(log),
          inWords(ms) + (inWords(log) === inWords(ms) ? ' (ms)' : ''),
        );
    };
    const { calledAt, startedAt, counterId } = calledPartOf(leg);
    time('arrival', leg.arrivedAt, other.arrivedAt);
    time('call', calledAt, other.calledAt);
    time('start', startedAt, other.startedAt);
    time('end', leg.endedAt, other.endedAt);
    note(index, 'counter', counterId ?? '–', other.counterId ?? '–');
  });
  return found;
}

/** A no-show was called, but its service never began. */
function calledPartOf(leg: Leg) {
  if (!isCalled(leg)) return { calledAt: null, startedAt: null, counterId: null };
  const startedAt = leg.outcome === 'no-show' ? null : leg.startedAt;
  return { calledAt: leg.startedAt, startedAt, counterId: leg.counter };
}

const STATES = {
  served: 'served',
  left: 'abandoned',
  'no-show': 'missed',
  transferred: '',
} as const;

/** A report's row is about the whole visit; its wait is compared where the log has one wait only. */
function compareRow(
  visit: Visit,
  row: z.infer<typeof VisitRow> | undefined,
  { midnight, toleranceMs }: Scale,
): Mismatch[] {
  const last = visit.legs.at(-1) ?? visit.legs[0];
  const found: Mismatch[] = [];
  const note = (what: string, log: string, product: string) => {
    if (log !== product)
      found.push({ visit: visit.id, leg: 0, what: `report: ${what}`, log, product });
  };
  note('visit', 'there', row ? 'there' : 'missing');
  if (!row) return found;
  note('state', STATES[last.outcome], row.state);
  const arrivedAt = Date.parse(row.arrivedAt) - midnight;
  if (Math.abs(arrivedAt - visit.legs[0].arrivedAt) > toleranceMs) {
    note('arrival', timeOf(visit.legs[0].arrivedAt), timeOf(arrivedAt));
  }
  if (visit.legs.length === 1) {
    const log = isCalled(last) ? last.startedAt - last.arrivedAt : null;
    const isSame =
      log === null || row.waitMs === null
        ? log === row.waitMs
        : Math.abs(log - row.waitMs) <= 2 * toleranceMs;
    if (!isSame) note('wait', `${log ?? '–'} ms`, `${row.waitMs ?? '–'} ms`);
  }
  return found;
}

const inWords = (ms: number | null) => (ms === null ? '–' : timeOf(ms));
