import type { RecountedLeg, RecountedVisit } from './recounted.js';

export const isCalled = (leg: RecountedLeg) => leg.called !== null;
export const waitOf = (leg: RecountedLeg) => Math.max(0, (leg.called ?? 0) - leg.from - leg.held);
export const handlingOf = ({ started, ended }: RecountedLeg) =>
  started === null || ended === null ? [] : [ended - started];
export const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
export const part = (of: number, whole: number) => (whole === 0 ? null : of / whole);
export const mean = (values: readonly number[]) =>
  values.length === 0 ? null : Math.round(total(values) / values.length);

export function journey({ legs }: RecountedVisit): number | null {
  const called = legs.filter(isCalled);
  return called.length === 0 ? null : total(called.map(waitOf));
}

export function waited({ legs }: RecountedVisit): number {
  return total(
    legs.map((leg) => {
      const until = leg.called ?? leg.ended;
      return until === null ? 0 : Math.max(0, until - leg.from - leg.held);
    }),
  );
}

export function isLate(visit: RecountedVisit): boolean {
  return waited(visit) > visit.limit;
}

export function isLostAfterCall({ state, legs }: RecountedVisit): boolean {
  const last = legs.at(-1);
  return state === 'ended' && last?.called != null && last.started === null;
}

export function rank(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? null;
}
