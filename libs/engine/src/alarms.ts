import { type Measure, alarmMeasures } from './alarm-measures.js';
import { alarmRule, levelOf, rank } from './alarm-policy.js';
import { type Alarm, type AlarmSubject, subjectKey } from './alarm-state.js';
import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { AlarmEvent } from './event.js';
import type { Lobby } from './lobby.js';
import type { AlarmId, Instant } from './terms.js';

/** The alarm of this id, while it stands. */
export function alarmWith(lobby: Lobby, alarmId: AlarmId): Alarm | undefined {
  return [...lobby.alarms.values()].find(({ id }) => id === alarmId);
}

/**
 * What is to be told about alarms now: a function of the lobby, its published
 * thresholds and the alarms that stand. In the order of raising, moving,
 * repeating and clearing as their subjects come.
 *
 * - raised, when a measure reaches a threshold (inclusive) and none stands about it;
 * - moved, when its level changes; up at the threshold, down only with the ease;
 * - repeated, when nobody has acknowledged it for `repeatMs` since it was told;
 * - cleared, when the measure is below yellow with the ease, or gone.
 *
 * @returns no events when there is nothing to tell
 */
export function alarmChanges(lobby: Lobby, now: Instant): readonly AlarmEvent[] {
  if (lobby.businessDay === null) return [];
  const measures = alarmMeasures(lobby, now);
  const changes = measures.flatMap((measure) => changesOf(lobby, measure, now));
  const measured = new Set(measures.map(subjectKey));
  const gone = [...lobby.alarms].flatMap(([key, { id: alarmId }]): AlarmEvent[] => {
    return measured.has(key) ? [] : [{ type: 'alarm.cleared', alarmId, at: now }];
  });
  let raised = lobby.alarmsRaised;
  return [...changes, ...gone].map((event) => {
    if (event.type !== 'alarm.raised') return event;
    raised += 1;
    return { ...event, alarmId: `a${raised}` as AlarmId };
  });
}

function changesOf(lobby: Lobby, measure: Measure, now: Instant): AlarmEvent[] {
  const { kind, counterId, ticketId, value } = measure;
  const rule = alarmRule(lobby.config, kind);
  const alarm = lobby.alarms.get(subjectKey(measure));
  const level = rule === null ? null : levelOf(rule, value, alarm?.level ?? null);
  if (alarm === undefined) {
    if (level === null) return [];
    const subject: AlarmSubject = { kind, counterId, ticketId };
    return [{ type: 'alarm.raised', alarmId: '' as AlarmId, subject, level, value, at: now }];
  }
  const { id: alarmId } = alarm;
  if (level === null) return [{ type: 'alarm.cleared', alarmId, at: now }];
  if (level !== alarm.level) return [{ type: 'alarm.moved', alarmId, level, value, at: now }];
  const isHeard = alarm.acknowledgedAt !== null || rule === null;
  if (isHeard || now - alarm.toldAt < rule.repeatMs) return [];
  return [{ type: 'alarm.repeated', alarmId, value, at: now }];
}

/**
 * Tells what is to be told; by the system, whenever there is something.
 *
 * @returns the events of {@link alarmChanges}, or the refusal `nothing-to-tell`
 */
export function decideReviewAlarms(lobby: Lobby, now: Instant): Decision {
  const changes = alarmChanges(lobby, now);
  return changes.length === 0 ? refuse('nothing-to-tell') : accept(...changes);
}

/**
 * Says that somebody has seen to it; it is not repeated, and comes back when it gets worse.
 *
 * @returns `alarm.acknowledged`, or the refusal `not-found` (it is over) or `alarm-acknowledged`
 */
export function decideAcknowledge(
  lobby: Lobby,
  { alarmId, by }: CommandOf<'acknowledge-alarm'>,
  now: Instant,
): Decision {
  const alarm = alarmWith(lobby, alarmId);
  if (alarm === undefined) return refuse('not-found');
  if (alarm.acknowledgedAt !== null) return refuse('alarm-acknowledged');
  return accept({ type: 'alarm.acknowledged', alarmId, by: by.id, at: now });
}

/**
 * Says what was done about it; who disposes of an alarm has acknowledged it.
 *
 * @returns `alarm.disposed`, or the refusal `not-found` (it is over) or `alarm-disposed`
 */
export function decideDispose(
  lobby: Lobby,
  { alarmId, by, outcome }: CommandOf<'dispose-alarm'>,
  now: Instant,
): Decision {
  const alarm = alarmWith(lobby, alarmId);
  if (alarm === undefined) return refuse('not-found');
  if (alarm.outcome !== null) return refuse('alarm-disposed');
  return accept({ type: 'alarm.disposed', alarmId, by: by.id, outcome, at: now });
}

/** Keeps the alarms that stand. */
export function evolveAlarm(lobby: Lobby, event: AlarmEvent): Lobby {
  if (event.type === 'alarm.raised') {
    return withAlarm({ ...lobby, alarmsRaised: lobby.alarmsRaised + 1 }, raised(event));
  }
  const alarm = alarmWith(lobby, event.alarmId);
  if (alarm === undefined) return lobby;
  switch (event.type) {
    case 'alarm.moved':
      return withAlarm(lobby, moved(alarm, event));
    case 'alarm.repeated': {
      const { value, at: toldAt } = event;
      return withAlarm(lobby, { ...alarm, value, toldAt, repeats: alarm.repeats + 1 });
    }
    case 'alarm.acknowledged':
      return withAlarm(lobby, { ...alarm, acknowledgedAt: event.at, acknowledgedBy: event.by });
    case 'alarm.disposed': {
      const { acknowledgedAt, acknowledgedBy } = alarm;
      return withAlarm(lobby, {
        ...alarm,
        acknowledgedAt: acknowledgedAt ?? event.at,
        acknowledgedBy: acknowledgedBy ?? event.by,
        outcome: event.outcome,
      });
    }
    case 'alarm.cleared': {
      const alarms = new Map(lobby.alarms);
      alarms.delete(subjectKey(alarm));
      return { ...lobby, alarms };
    }
  }
}

type Raised = Extract<AlarmEvent, { type: 'alarm.raised' }>;
type Moved = Extract<AlarmEvent, { type: 'alarm.moved' }>;

function raised({ alarmId: id, subject, level, value, at }: Raised): Alarm {
  const nobody = { acknowledgedAt: null, acknowledgedBy: null, outcome: null };
  return { id, ...subject, level, value, raisedAt: at, toldAt: at, repeats: 0, ...nobody };
}

/** What has got worse is to be seen to again; what has eased stays as it was seen to. */
function moved(alarm: Alarm, { level, value, at }: Moved): Alarm {
  const told = { ...alarm, level, value, toldAt: at, repeats: 0 };
  if (rank(level) < rank(alarm.level)) return told;
  return { ...told, acknowledgedAt: null, acknowledgedBy: null, outcome: null };
}

function withAlarm(lobby: Lobby, alarm: Alarm): Lobby {
  return { ...lobby, alarms: new Map(lobby.alarms).set(subjectKey(alarm), alarm) };
}
