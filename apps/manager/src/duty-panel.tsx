import './duty.css';
import { useCommand } from '@lobbyflow/client';
import { ROUTES, type ShownNotice } from '@lobbyflow/contract';
import {
  Icon,
  noticeText,
  ProblemNotice,
  useFormats,
  useLanguage,
  useMessages,
} from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { ActButton } from './act-button.js';
import { HelpLine, PrinterLine } from './duty-lines.js';
import { useHall } from './hall.js';
import { useRing } from './use-ring.js';

learnLaterWords();

/** Who is needed where, and what the hall is being told; nothing while there is nothing. */
export function DutyPanel() {
  const { rows } = useHall();
  const t = useMessages();
  const calls = Object.entries(rows.helpCalls ?? {}).toSorted(([, a], [, b]) => {
    return Date.parse(a.calledAt) - Date.parse(b.calledAt);
  });
  const faults = Object.entries(rows.printerFaults ?? {}).toSorted(([, a], [, b]) => {
    return Date.parse(a.raisedAt) - Date.parse(b.raisedAt);
  });
  const notices = Object.entries(rows.notices ?? {}).toSorted(
    ([, a], [, b]) => Number(b.level === 'emergency') - Number(a.level === 'emergency'),
  );
  const isEmergency = notices.some(([, { level }]) => level === 'emergency');
  useRing([...calls, ...faults].map(([id]) => id));
  if (calls.length + faults.length + notices.length === 0) return null;
  return (
    <div className="mg-duty" data-emergency={isEmergency || undefined}>
      {calls.length + faults.length > 0 && (
        <section aria-label={t('manager.duty')}>
          <ul aria-live="assertive" tabIndex={0}>
            {calls.map(([id, call]) => (
              <HelpLine key={id} helpCallId={id} call={call} />
            ))}
            {faults.map(([id, fault]) => (
              <PrinterLine key={id} faultId={id} fault={fault} />
            ))}
          </ul>
        </section>
      )}
      {notices.length > 0 && (
        <section aria-label={t('manager.notice.standing')}>
          {/* It may scroll, and who only looks has no button in it to get there by key. */}
          <ul tabIndex={0}>
            {notices.map(([id, notice]) => (
              <NoticeLine key={id} noticeId={id} notice={notice} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function NoticeLine({
  noticeId,
  notice,
}: {
  readonly noticeId: string;
  readonly notice: ShownNotice;
}) {
  const { api, branch, may, tell } = useHall();
  const t = useMessages();
  const { language } = useLanguage();
  const { clock } = useFormats();
  const { send, pending, problem, retry, forget } = useCommand(api);
  const { level, until } = notice;
  const params = { branchId: branch.id, noticeId };
  const withdraw = () =>
    void send(ROUTES.withdrawNotice, { params }, () => tell(t('manager.notice.withdrawn')));
  return (
    <li className="mg-duty-line" data-level={level}>
      <strong className="mg-duty-what">
        <Icon name={level === 'info' ? 'info' : 'alert'} />
        {levelWord(t, level)}
      </strong>
      <p>
        {noticeText(language, notice) ?? t('manager.notice.no-words')}{' '}
        <small>
          {until === null
            ? t('manager.notice.until-withdrawn')
            : t('manager.notice.until', { at: clock(until) })}
        </small>
      </p>
      {(may.run || may.issue) && (
        <ActButton
          icon="undo"
          route={ROUTES.withdrawNotice}
          pending={pending}
          onPress={withdraw}
          kind={level === 'emergency' ? 'danger' : 'secondary'}
        >
          {t('manager.notice.withdraw')}
        </ActButton>
      )}
      <ProblemNotice problem={problem} onRetry={retry && (() => void retry())} onClose={forget} />
    </li>
  );
}

function levelWord(t: ReturnType<typeof useMessages>, level: string): string {
  if (level === 'emergency') return t('manager.notice.level.emergency');
  return t(level === 'warning' ? 'manager.notice.level.warning' : 'manager.notice.level.info');
}
