import { AlarmHints } from './alarm-hints.js';
import { AlarmWatch } from './alarm-watch.js';
import { AlarmsService } from './alarms.service.js';

/** What raises alarms and tells them; needs the journals and the live providers beside it. */
export const ALARM_PROVIDERS = [AlarmHints, AlarmsService, AlarmWatch];
