import { useCommand } from '@lobbyflow/client';
import { DisposeAlarm, ROUTES, type StaffAlarm } from '@lobbyflow/contract';
import { Button, Dialog, Icon, ProblemNotice, useFormats, useMessages } from '@lobbyflow/ui';
import { useState } from 'react';
import { ActButton } from './act-button.js';
import { LEVEL_ICON, levelOf, useAlarmSentence } from './alarm-words.js';
import { useHall } from './hall.js';

const OUTCOMES = DisposeAlarm.shape.outcome.options;

/** One alarm: how bad, what, since when; one tap says that somebody sees to it, two what was done. */
export function AlarmLine({
  alarmId,
  alarm,
}: {
  readonly alarmId: string;
  readonly alarm: StaffAlarm;
}) {
  const { api, branch, rows, may, showTicket, tell } = useHall();
  const t = useMessages();
  const sentence = useAlarmSentence(rows);
  const { send, pending, problem, retry, forget } = useCommand(api);
  const [isDisposing, dispose] = useState(false);
  const params = { branchId: branch.id, alarmId };
  const level = levelOf(alarm);
  const { acknowledgedAt, ticketId } = alarm;
  const number = ticketId === null ? undefined : rows.tickets[ticketId]?.number;
  const see = () =>
    void send(ROUTES.acknowledgeAlarm, { params }, () => tell(t('manager.alarm.said-seen')));
  const say = (outcome: (typeof OUTCOMES)[number]) => {
    dispose(false);
    void send(ROUTES.disposeAlarm, { params, body: { outcome } }, () =>
      tell(t('manager.alarm.said-done')),
    );
  };
  return (
    <li className="mg-alarm" data-level={level} data-seen={acknowledgedAt !== null || undefined}>
      <strong className="mg-alarm-level">
        <Icon name={LEVEL_ICON[level]} />
        {t(`manager.alarm.level.${level}`)}
      </strong>
      <p>
        {sentence(alarm)} <AlarmTimes alarm={alarm} />
      </p>
      {(may.run || may.issue) && (
        <div className="mg-alarm-acts">
          {may.run && alarm.kind === 'protected-arrival' && ticketId !== null && number && (
            <Button icon="hand" onClick={() => showTicket(ticketId)}>
              {t('manager.alarm.show', { number })}
            </Button>
          )}
          {acknowledgedAt === null && (
            <ActButton
              kind="primary"
              icon="check"
              route={ROUTES.acknowledgeAlarm}
              pending={pending}
              onPress={see}
            >
              {t('manager.alarm.acknowledge')}
            </ActButton>
          )}
          <ActButton route={ROUTES.disposeAlarm} pending={pending} onPress={() => dispose(true)}>
            {t('manager.alarm.dispose')}
          </ActButton>
        </div>
      )}
      <ProblemNotice problem={problem} onRetry={retry && (() => void retry())} onClose={forget} />
      {isDisposing && (
        <Dialog title={t('manager.alarm.dispose-title')} onClose={() => dispose(false)}>
          <div className="mg-alarm-outcomes">
            {OUTCOMES.map((outcome) => (
              <Button key={outcome} size="large" onClick={() => say(outcome)}>
                {t(`manager.alarm.outcome.${outcome}`)}
              </Button>
            ))}
          </div>
        </Dialog>
      )}
    </li>
  );
}

function AlarmTimes({ alarm }: { readonly alarm: StaffAlarm }) {
  const t = useMessages();
  const { clock } = useFormats();
  const { raisedAt, repeats, acknowledgedAt } = alarm;
  return (
    <span className="mg-alarm-times">
      {acknowledgedAt === null
        ? t('manager.alarm.since', { at: clock(raisedAt) })
        : t('manager.alarm.acknowledged', { at: clock(acknowledgedAt) })}
      {repeats > 0 && `, ${t('manager.alarm.repeated', { n: repeats + 1 })}`}
    </span>
  );
}
