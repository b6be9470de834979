import { type ActorId, type CounterId, type Instant, overlapMs } from '@lobbyflow/engine';
import type { DayRecords } from './day-records.js';
import type { SessionRecord } from './visits.repository.js';

/** From an instant to before another. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** A counter session as time at a window, with the pauses in it. */
export interface Window extends Span {
  readonly counterId: CounterId;
  readonly tellerId: ActorId | null;
  readonly pauses: readonly (Span & { readonly reason: string | null })[];
}

/** The windows of a day; what has not ended lasts until now. */
export function windowsOf({
  sessions,
  pauses,
  now,
}: Pick<DayRecords, 'sessions' | 'pauses' | 'now'>): readonly Window[] {
  return sessions.map((session) => {
    const { counterId, tellerId } = session;
    const span = spanOf(session, now);
    const inIt = pauses
      .filter((pause) => pause.counterId === counterId && pause.pausedAt >= span.from)
      .filter(({ pausedAt }) => pausedAt < span.until)
      .map(({ pausedAt, resumedAt, reason }) => {
        return { from: pausedAt, until: resumedAt ?? span.until, reason };
      });
    return { counterId, tellerId, ...span, pauses: inIt };
  });
}

/** How long windows were open within a span, pauses taken out, in milliseconds of window time. */
export function openMs(windows: readonly Window[], span: Span): number {
  return windows.reduce((sum, window) => {
    const pausedMs = window.pauses.reduce((paused, pause) => paused + overlapMs(pause, span), 0);
    return sum + overlapMs(window, span) - pausedMs;
  }, 0);
}

function spanOf({ openedAt, closedAt }: SessionRecord, now: Instant): Span {
  return { from: openedAt, until: Math.max(openedAt, closedAt ?? now) };
}
