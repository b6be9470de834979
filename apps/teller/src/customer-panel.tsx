import { pauseLimitMs, type StaffTicket } from '@lobbyflow/contract';
import {
  StateBadge,
  TicketNumber,
  useFormats,
  useMessages,
  useWords,
  WaitClock,
} from '@lobbyflow/ui';
import { useDesk } from './desk.js';
import type { Standing } from './standing.js';
import { TicketMarks } from './ticket-marks.js';

/** Who is at the counter, and since when; or since when nobody is. About as high for everybody. */
export function CustomerPanel({ standing }: { readonly standing: Standing }) {
  const t = useMessages();
  const word = useWords();
  const { ticket, phase } = standing;
  const news = ticket === null ? '' : `${word('ticket-state', ticket.state)} ${ticket.number}`;
  return (
    <section className="tl-customer lf-card" data-phase={phase} aria-label={t('teller.customer')}>
      <p className="lf-unseen" role="status">
        {news}
      </p>
      {ticket === null ? <Nobody standing={standing} /> : <Present ticket={ticket} />}
    </section>
  );
}

function Nobody({ standing: { counter, phase } }: { readonly standing: Standing }) {
  const { now, branch } = useDesk();
  const t = useMessages();
  const word = useWords();
  const { wait } = useFormats();
  const isPaused = phase === 'paused';
  const since = isPaused ? counter.sessionSince : counter.idleSince;
  const reason = word('pause', counter.pauseReason ?? 'break');
  const label = t(isPaused ? 'teller.paused-since' : 'teller.free-since');
  const { pauseLimitsMs } = branch.policy;
  const limitMs = isPaused ? pauseLimitMs(pauseLimitsMs, counter.pauseReason ?? '') : null;
  const dueAt = since === null || limitMs === null ? null : Date.parse(since) + limitMs;
  const isOver = dueAt !== null && now !== null && now >= dueAt;
  const until = dueAt === null ? {} : { overdueAt: new Date(dueAt).toISOString() };
  return (
    <div className="tl-nobody">
      <p>{isPaused ? t('teller.paused', { reason }) : t('teller.free')}</p>
      {since !== null && (
        <p className="tl-timer">
          <small aria-hidden="true">{label}</small>
          <WaitClock since={since} now={now} label={label} {...until} />
          {limitMs !== null && (
            <small>
              {t(isOver ? 'teller.pause-over' : 'teller.pause-limit', { wait: wait(limitMs) })}
            </small>
          )}
        </p>
      )}
    </div>
  );
}

function Present({ ticket }: { readonly ticket: StaffTicket }) {
  return (
    <>
      <div className="tl-head">
        <TicketNumber number={ticket.number} size="large" />
        <div className="tl-since">
          <StateBadge of="ticket" state={ticket.state} />
          <Since ticket={ticket} />
        </div>
      </div>
      <TicketMarks ticket={ticket} isFull />
      <Story ticket={ticket} />
    </>
  );
}

/** Called since, or serving since against the standard of the service. */
function Since({ ticket: { calledAt, startedAt, serviceId } }: { readonly ticket: StaffTicket }) {
  const { now, picture } = useDesk();
  const t = useMessages();
  const { wait } = useFormats();
  if (startedAt === null) {
    if (calledAt === null) return null;
    return (
      <p className="tl-timer">
        <WaitClock since={calledAt} now={now} label={t('teller.called-since')} />
      </p>
    );
  }
  const handlingMs = picture.rows.services[serviceId]?.handlingMs ?? 0;
  const dueAt = Date.parse(startedAt) + handlingMs;
  const isOver = now !== null && now >= dueAt;
  return (
    <p className="tl-timer">
      <WaitClock
        since={startedAt}
        now={now}
        overdueAt={new Date(dueAt).toISOString()}
        label={t('teller.serving-since')}
      />
      <small>
        {t(isOver ? 'teller.over-standard' : 'teller.standard', { wait: wait(handlingMs) })}
      </small>
    </p>
  );
}

function Story({ ticket }: { readonly ticket: StaffTicket }) {
  const { branch } = useDesk();
  const t = useMessages();
  const { wait, clock } = useFormats();
  const { arrivedAt, calledAt, legStartedAt, heldMs, recalls } = ticket;
  const waitedMs = Date.parse(calledAt ?? arrivedAt) - Date.parse(legStartedAt) - heldMs;
  const parts = [
    t('teller.waited', { wait: wait(waitedMs) }),
    t('teller.arrived', { time: clock(arrivedAt) }),
    ...(recalls > 0 ? [t('teller.recalls', { n: recalls, limit: branch.policy.recallLimit })] : []),
  ];
  return <p className="tl-story">{parts.join(' · ')}</p>;
}
