import { type Service, servicesOf, type Visit } from './visit.js';

/** What the log says about one leg when the product, not the log, decides who is called. */
export interface LegFate {
  readonly serviceId: string;
  /** From the end of the leg before to the beginning of this wait; 0 for the first. */
  readonly awayMs: number;
  readonly handlingMs: number;
  /** After this long in this leg without a call the customer leaves; `null`: waits as long as it takes. */
  readonly patienceMs: number | null;
  readonly end: 'served' | 'no-show' | 'transferred';
  /** The counter the leg needs: where the service stays, a transfer was to a counter; one on duty, though. */
  readonly counterId: string | null;
}
export interface VisitFate {
  readonly visit: Visit;
  readonly legs: readonly LegFate[];
}

/**
 * Reads what every visit brings with it. Handling is the log's own. A leg that was left in the log has none: it gets
 * that of a served leg of the same service, drawn by the visit's place in the day, so that each replay draws alike.
 * Who was served is known to be patient for at least that wait and stays until served, unless the log knows better.
 */
export function fatesOf(visits: readonly Visit[], onDuty: ReadonlySet<string>): VisitFate[] {
  const handling = handlingByService(servicesOf(visits));
  return visits.map((visit, place) => ({
    visit,
    legs: visit.legs.map((leg, index) => {
      const before = visit.legs[index - 1];
      const isLeft = leg.outcome === 'left';
      const known = handling.get(leg.service) ?? [];
      const drawn = known[(place * 7_919) % Math.max(1, known.length)] ?? 60_000;
      const patienceMs = index === 0 ? visit.patienceMs : null;
      return {
        serviceId: leg.service,
        awayMs: before ? leg.arrivedAt - before.endedAt : 0,
        handlingMs: isLeft ? (visit.handlingMs ?? drawn) : leg.endedAt - leg.startedAt,
        patienceMs: patienceMs ?? (isLeft ? leg.endedAt - leg.arrivedAt : null),
        end: isLeft ? 'served' : leg.outcome,
        counterId: counterNeeded(visit, index, onDuty),
      };
    }),
  }));
}

function counterNeeded(visit: Visit, index: number, onDuty: ReadonlySet<string>): string | null {
  const leg = visit.legs[index];
  const before = visit.legs[index - 1];
  if (!leg || leg.outcome === 'left' || !onDuty.has(leg.counter)) return null;
  return before?.outcome === 'transferred' && before.service === leg.service ? leg.counter : null;
}

function handlingByService(services: readonly Service[]): Map<string, number[]> {
  const handling = new Map<string, number[]>();
  for (const { leg } of services) {
    if (leg.outcome !== 'served') continue;
    const known = handling.get(leg.service) ?? [];
    handling.set(leg.service, known);
    known.push(leg.endedAt - leg.startedAt);
  }
  return handling;
}
