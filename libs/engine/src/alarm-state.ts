import type {
  ActorId,
  AlarmId,
  AlarmKind,
  AlarmLevel,
  AlarmOutcome,
  CounterId,
  Instant,
  TicketId,
} from './terms.js';

/** What an alarm is about: the hall, or one counter or ticket of it. */
export interface AlarmSubject {
  readonly kind: AlarmKind;
  readonly counterId: CounterId | null;
  readonly ticketId: TicketId | null;
}

/** An alarm that stands: what it is about still is so. */
export interface Alarm extends AlarmSubject {
  /** Unique in its business day. */
  readonly id: AlarmId;
  readonly level: AlarmLevel;
  /** When it was told last, in the unit of its kind (`USUAL_ALARMS`). */
  readonly value: number;
  readonly raisedAt: Instant;
  /** When it was told last: raised, moved to another level, or repeated. */
  readonly toldAt: Instant;
  /** How often it was told again at one level, since nobody acknowledged it. */
  readonly repeats: number;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedBy: ActorId | null;
  /** What was done about it; it is silent until it gets worse or has been over. */
  readonly outcome: AlarmOutcome | null;
}

/** Names what an alarm is about: no two stand about the same. */
export function subjectKey({ kind, counterId, ticketId }: AlarmSubject): string {
  return `${kind}|${counterId ?? ''}|${ticketId ?? ''}`;
}
