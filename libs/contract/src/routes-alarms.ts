import { AlarmAnswer, DisposeAlarm } from './alarms.js';
import { route } from './route.js';
import { AT } from './route-callers.js';
import { NoBody } from './tickets.js';

/** Who runs the hall. */
const HALL = ['lead', 'branch-admin', 'admin'] as const;

/** Alarms of a lobby; they are read in the staff view. */
export const ALARM_ROUTES = {
  acknowledgeAlarm: route({
    method: 'POST',
    path: `${AT}/alarms/:alarmId/acknowledge`,
    summary: 'Say that somebody sees to an alarm: it is not repeated unless it gets worse',
    roles: HALL,
    body: NoBody,
    answer: AlarmAnswer,
    isCommand: true,
  }),
  disposeAlarm: route({
    method: 'POST',
    path: `${AT}/alarms/:alarmId/dispose`,
    summary: 'Say what was done about an alarm: it is put away until it gets worse',
    roles: HALL,
    body: DisposeAlarm,
    answer: AlarmAnswer,
    isCommand: true,
  }),
} as const;
