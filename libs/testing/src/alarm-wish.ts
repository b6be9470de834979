import {
  ALARM_OUTCOMES,
  type AlarmCommand,
  type AlarmId,
  type Command,
  type Lobby,
} from '@lobbyflow/engine';
import { chosen } from './chosen.js';
import { LEAD } from './commands.js';

interface AlarmWish {
  readonly type: AlarmCommand['type'];
  readonly pick: number;
  readonly other: number;
}

const TYPES: ReadonlySet<string> = new Set<AlarmCommand['type']>([
  'review-alarms',
  'acknowledge-alarm',
  'dispose-alarm',
]);
export const isAlarmType = (type: Command['type']): type is AlarmCommand['type'] => TYPES.has(type);

/** What a wish about alarms comes to: mostly about one that stands. */
export function alarmCommandOf({ type, pick, other }: AlarmWish, lobby: Lobby): AlarmCommand {
  const standing = [...lobby.alarms.values()];
  if (type === 'review-alarms' || (standing.length === 0 && other % 5 !== 0)) {
    return { type: 'review-alarms' };
  }
  const alarmId = standing.length === 0 ? ('none' as AlarmId) : chosen(standing, pick).id;
  if (type === 'acknowledge-alarm') return { type, alarmId, by: LEAD };
  return { type, alarmId, by: LEAD, outcome: chosen(ALARM_OUTCOMES, other) };
}
