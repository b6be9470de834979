import { type Instant, type MeasuredVisit } from '@lobbyflow/engine';
import type { VisitRecord, VisitWithLegs } from './visits.repository.js';

/** A visit as the engine's measures take it. */
export function measuredVisit({ visit: { state, maxWaitMs }, legs }: VisitWithLegs): MeasuredVisit {
  return { state, maxWaitMs, legs };
}

/** Who was called, did not come, and did not come back either: a no-show, whatever ended the visit. */
export function isEndedAfterCall({ state, calledAt, startedAt }: VisitRecord): boolean {
  return state === 'ended' && calledAt !== null && startedAt === null;
}

/** Whether something may still become of it. */
export function isOpen({ state }: Pick<VisitRecord, 'state'>): boolean {
  return ['waiting', 'called', 'serving', 'held', 'missed'].includes(state);
}

/** Whole milliseconds, as they go over the wire. */
export function whole(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}

/** An instant as it goes over the wire. */
export function wire(at: Instant): string;
export function wire(at: Instant | null): string | null;
export function wire(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
