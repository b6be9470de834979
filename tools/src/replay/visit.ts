/** How a leg of a visit ended. */
export const OUTCOMES = ['served', 'left', 'no-show', 'transferred'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A row of a visit log as it stands there; instants are milliseconds after local midnight. */
export interface LogRow {
  readonly visit: string;
  readonly leg: number;
  readonly service: string;
  readonly lane: string;
  readonly arrivedAt: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly counter: string | null;
  readonly outcome: Outcome;
  /** What a log cannot know and a generated day does: how long it would have taken and waited. */
  readonly handlingMs: number | null;
  readonly patienceMs: number | null;
}

/** One wait and what came of it. After the repairs every leg that was called has a counter and all its times. */
export type Leg = {
  readonly service: string;
  /** When this leg began to wait. */
  readonly arrivedAt: number;
  /** Of the service, or when the customer left. */
  readonly endedAt: number;
} & (
  | { readonly outcome: 'left' }
  | {
      readonly outcome: 'served' | 'no-show' | 'transferred';
      readonly startedAt: number;
      readonly counter: string;
    }
);

export type CalledLeg = Extract<Leg, { readonly counter: string }>;

/** A customer's visit: its legs in order, each beginning at or after the end of the one before. */
export interface Visit {
  readonly id: string;
  readonly lane: string;
  readonly legs: readonly [Leg, ...Leg[]];
  readonly handlingMs: number | null;
  readonly patienceMs: number | null;
}

export function isCalled(leg: Leg): leg is CalledLeg {
  return leg.outcome !== 'left';
}

/** A leg that was called, and whose it is. */
export interface Service {
  readonly visit: Visit;
  readonly legIndex: number;
  readonly leg: CalledLeg;
}

/**
 * Lists every service of a day in an order in which they can be done again one after the other: it keeps the order
 * of each counter and of each visit, where many begin and end within one second.
 */
export function servicesOf(visits: readonly Visit[]): Service[] {
  return visits
    .flatMap((visit) =>
      visit.legs.flatMap((leg, legIndex) => (isCalled(leg) ? [{ visit, legIndex, leg }] : [])),
    )
    .toSorted(
      (one, other) =>
        one.leg.startedAt - other.leg.startedAt ||
        one.leg.endedAt - other.leg.endedAt ||
        one.legIndex - other.legIndex,
    );
}
