import type { CustomerTicket, MyTicket, WaitRange } from '@lobbyflow/contract';
import { type Api, useBranchNow, useView, type ViewSocket } from '@lobbyflow/client';
import {
  emergencyIn,
  EmergencyPanel,
  HallNotices,
  LanguageSwitch,
  LinkNotice,
  StateBadge,
  TicketNumber,
  useCounterName,
  useFormats,
  useLocalName,
  useMessages,
} from '@lobbyflow/ui';
import { useEffect } from 'react';
import { Acts } from './acts.js';
import type { Alarm } from './alarm.js';
import { CalledScreen } from './called-screen.js';
import { callKeyOf, ticketNow } from './my-place.js';
import { NoTicket } from './no-ticket.js';
import { StateWords } from './state-words.js';
import { useAlarm } from './use-alarm.js';

interface Props {
  readonly api: Api;
  readonly socket: ViewSocket;
  readonly alarm: Alarm;
  readonly mine: MyTicket;
}

/** One customer's own place in the queue, until the visit is over and rated. */
export function PhoneScreen({ api, socket, alarm, mine }: Props) {
  const following = useView(socket, mine.branchId, 'ticket');
  const me = ticketNow(mine, following.rows);
  const now = useBranchNow(following.clock);
  const call = useAlarm(alarm, me === null ? null : callKeyOf(me));
  usePageTitle(me);
  if (me === null || following.problem?.code === 'unauthenticated') return <NoTicket />;
  const notices = following.rows?.notices;
  const emergency = emergencyIn(notices);
  if (me.state === 'called' && !call.isSeen && emergency === null) {
    return <CalledScreen me={me} isLost={following.lostSince !== null} onSeen={call.see} />;
  }
  return (
    <main className="phone">
      <header>
        <p>{mine.branchName}</p>
        <LanguageSwitch />
      </header>
      <LinkNotice following={following} />
      {emergency && <EmergencyPanel notice={emergency} />}
      <HallNotices rows={notices} />
      <Place me={me} wait={following.rows?.waits?.['me'] ?? null} now={now} />
      <Acts api={api} alarm={alarm} mine={mine} me={me} now={now} />
    </main>
  );
}

function Place({
  me,
  wait,
  now,
}: {
  readonly me: CustomerTicket;
  readonly wait: WaitRange | null;
  readonly now: number | null;
}) {
  const t = useMessages();
  const nameIn = useLocalName();
  const { clock } = useFormats();
  return (
    <section className="lf-card phone-place" aria-label={t('phone.title')}>
      <h1>
        <span className="lf-unseen">{t('phone.title')}</span> <TicketNumber number={me.number} />
      </h1>
      <p className="phone-service">
        {nameIn(me.serviceName)} · {t('phone.arrived', { time: clock(me.arrivedAt) })}
      </p>
      <div role="status" aria-live="polite" className="phone-state">
        {me.isAway !== true && <StateBadge of="ticket" state={me.state} />}
        <StateWords me={me} wait={wait} now={now} />
      </div>
      {me.laterServices > 0 && <p>{t('phone.later', { n: me.laterServices })}</p>}
    </section>
  );
}

/** The tab says the most important thing, for whoever looks at another one. */
function usePageTitle(me: CustomerTicket | null): void {
  const t = useMessages();
  const counterName = useCounterName();
  const title = me === null ? t('phone.title') : titleOf(me);
  function titleOf({ number, state, ahead, counterName: named, counterId }: CustomerTicket) {
    if (state === 'called') {
      return `${number} · ${t('phone.go-to', { counter: counterName(named ?? counterId ?? '') })}`;
    }
    return ahead === null ? number : `${number} · ${t('wait.people-ahead', { n: ahead })}`;
  }
  useEffect(() => {
    document.title = title;
  }, [title]);
}
