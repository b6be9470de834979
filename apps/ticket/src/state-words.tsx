import type { CustomerTicket, WaitRange } from '@lobbyflow/contract';
import { useCounterName, useFormats, useMessages } from '@lobbyflow/ui';
import { nearness } from './my-place.js';

/** How it stands, in plain words. */
export function StateWords({
  me,
  wait,
  now,
}: {
  readonly me: CustomerTicket;
  readonly wait: WaitRange | null;
  readonly now: number | null;
}) {
  const t = useMessages();
  const counterName = useCounterName();
  const counter = counterName(me.counterName ?? me.counterId ?? '');
  switch (me.state) {
    case 'waiting':
      return <Waiting ahead={me.ahead} wait={wait} />;
    case 'called':
      return <p className="phone-lead">{t('phone.go-to', { counter })}</p>;
    case 'serving':
      return <p>{t('phone.serving', { counter })}</p>;
    case 'missed':
      return <Missed returnUntil={me.returnUntil} now={now} />;
    case 'held':
      return <p>{t(me.isAway === true ? 'phone.away' : 'phone.held')}</p>;
    case 'served':
    case 'abandoned':
    case 'diverted':
    case 'ended':
      return <p>{t(`phone.${me.state}`)}</p>;
    default:
      return null;
  }
}

function Waiting({
  ahead,
  wait,
}: {
  readonly ahead: number | null;
  readonly wait: WaitRange | null;
}) {
  const t = useMessages();
  const { waitRange } = useFormats();
  return (
    <>
      {ahead !== null && <p className="phone-lead">{t('wait.people-ahead', { n: ahead })}</p>}
      {wait !== null && <p className="phone-wait">{waitRange(wait)}</p>}
      <p>{t(nearness(ahead))}</p>
    </>
  );
}

function Missed({
  returnUntil,
  now,
}: {
  readonly returnUntil: string | null;
  readonly now: number | null;
}) {
  const t = useMessages();
  const { clock } = useFormats();
  if (isTooLate(returnUntil, now)) return <p>{t('problem.return-expired')}</p>;
  return (
    <>
      <p className="phone-missed">{t('phone.missed')}</p>
      {returnUntil !== null && <p>{t('phone.missed-until', { time: clock(returnUntil) })}</p>}
    </>
  );
}

/** Whether the time to come back has passed, by the clock of the branch. */
export function isTooLate(returnUntil: string | null, now: number | null): boolean {
  return returnUntil !== null && now !== null && now > Date.parse(returnUntil);
}
