import './alarm.css';
import type { StaffAlarm } from '@lobbyflow/contract';
import { useMessages } from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { AlarmLine } from './alarm-line.js';
import { LEVELS, levelOf } from './alarm-words.js';
import { useHall } from './hall.js';

learnLaterWords();

/** What is wrong in the hall, the worst first; what was put away is not there. */
export function AlarmPanel() {
  const { rows } = useHall();
  const t = useMessages();
  const alarms = Object.entries(rows.alarms ?? {})
    .filter(([, { outcome }]) => outcome === null)
    .toSorted(byUrgency);
  if (alarms.length === 0) return null;
  const open = alarms.filter(([, { acknowledgedAt }]) => acknowledgedAt === null).length;
  return (
    <section className="mg-alarms" aria-label={t('manager.alarms')}>
      <h2>
        {t('manager.alarms')}{' '}
        <span role="status" className="mg-alarms-count">
          {open === 0 ? t('manager.alarms.none') : t('manager.alarms.count', { n: open })}
        </span>
      </h2>
      {/* It may scroll, and who only looks has no button in it to get there by key. */}
      <ul tabIndex={0}>
        {alarms.map(([id, alarm]) => (
          <AlarmLine key={id} alarmId={id} alarm={alarm} />
        ))}
      </ul>
    </section>
  );
}

type Entry = readonly [id: string, alarm: StaffAlarm];

function byUrgency([, one]: Entry, [, other]: Entry): number {
  const isSeen = ({ acknowledgedAt }: StaffAlarm) => Number(acknowledgedAt !== null);
  const rank = (alarm: StaffAlarm) => LEVELS.indexOf(levelOf(alarm));
  return (
    isSeen(one) - isSeen(other) ||
    rank(other) - rank(one) ||
    Date.parse(one.raisedAt) - Date.parse(other.raisedAt)
  );
}
