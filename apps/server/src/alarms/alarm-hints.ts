import type { Rows, StaffAlarm, ViewRows } from '@lobbyflow/contract';
import {
  type Alarm,
  alarmMeasures,
  alarmRule,
  type AlarmKind,
  type Lobby,
  type Instant,
  subjectKey,
} from '@lobbyflow/engine';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { alarmAnswer } from '../journal/answer-to.js';
import { BranchesNow } from '../live/branches-now.js';
import type { HintSource } from '../live/hint-source.js';
import { LiveHints } from '../live/live-hints.js';
import type { ViewTarget } from '../live/view-target.js';

const MINUTE_MS = 60_000;
/** Kinds whose measure is a time; a screen tells whole minutes, so no more is sent. */
const TIMES: ReadonlySet<AlarmKind> = new Set<AlarmKind>([
  'oldest-wait',
  'idle-counter',
  'protected-arrival',
  'bad-rating',
]);

/** Tells staff which alarms stand, with their measure as it is now. */
@Injectable()
export class AlarmHints implements HintSource, OnModuleInit {
  constructor(
    private readonly hints: LiveHints,
    private readonly branches: BranchesNow,
  ) {}

  onModuleInit(): void {
    this.hints.add(this);
  }

  rowsFor({ view, branchId }: ViewTarget): ViewRows {
    if (view !== 'staff') return {};
    const { lobby, now } = this.branches.of(branchId);
    return { alarms: alarmRows(lobby, now) };
  }
}

function alarmRows(lobby: Lobby, now: Instant): Rows<StaffAlarm> {
  if (lobby.alarms.size === 0) return {};
  const values = new Map(
    alarmMeasures(lobby, now).map((measure) => [subjectKey(measure), measure.value]),
  );
  return Object.fromEntries(
    [...lobby.alarms.values()].map((alarm) => {
      const value = values.get(subjectKey(alarm)) ?? alarm.value;
      return [alarm.id, alarmRow(lobby, alarm, value)];
    }),
  );
}

function alarmRow(lobby: Lobby, alarm: Alarm, value: number): StaffAlarm {
  const { kind, level, counterId, ticketId, raisedAt, repeats, ...seen } = alarmAnswer(alarm);
  return {
    ...{ kind, level, counterId, ticketId, raisedAt, repeats },
    value: coarse(alarm.kind, value),
    threshold: alarmRule(lobby.config, alarm.kind)?.[alarm.level] ?? 0,
    acknowledgedAt: seen.acknowledgedAt,
    acknowledgedBy: seen.acknowledgedBy,
    outcome: seen.outcome,
    ...ratingOf(lobby, alarm),
  };
}

/** Who was not content has been served, and is no row of the hall any more. */
function ratingOf(
  { badRatings, tickets }: Lobby,
  { kind, ticketId }: Alarm,
): Pick<StaffAlarm, 'number' | 'rating'> {
  const rating = badRatings.find((one) => kind === 'bad-rating' && one.ticketId === ticketId);
  if (rating === undefined) return {};
  const { score, reasons } = rating;
  const number = tickets.get(rating.ticketId)?.number;
  return { ...(number !== undefined && { number }), rating: { score, reasons } };
}

/** No more exactly than it is read. */
function coarse(kind: AlarmKind, value: number): number {
  if (TIMES.has(kind)) return Math.floor(value / MINUTE_MS) * MINUTE_MS;
  return kind === 'abandonment' ? Math.round(value * 100) / 100 : Math.round(value * 10) / 10;
}
