import type { TicketAnswer } from '@lobbyflow/contract';
import { Button, QrCode, TicketNumber, useFormats, useLocalName, useMessages } from '@lobbyflow/ui';
import { useEffect, useRef } from 'react';
import { useHall } from './hall.js';

/** The number as it is handed over: to be read, scanned or printed. It bears neither lane nor needs. */
export function TicketSlip({
  ticket,
  onAnother,
}: {
  readonly ticket: TicketAnswer;
  readonly onAnother: () => void;
}) {
  const { branch, rows } = useHall();
  const t = useMessages();
  const name = useLocalName();
  const { day, clockWithSeconds } = useFormats();
  const slip = useRef<HTMLElement>(null);
  useEffect(() => slip.current?.focus(), []);
  const service = rows.services[ticket.serviceId];
  const ahead = ticket.ahead ?? 0;
  return (
    <>
      <section
        ref={slip}
        tabIndex={-1}
        className="mg-slip"
        aria-label={t('ticket.number', { number: ticket.number })}
      >
        <p>{branch.name}</p>
        <TicketNumber number={ticket.number} size="huge" />
        <p>{service && name(service.name)}</p>
        <p>{ahead === 0 ? t('manager.issue.ahead-none') : t('wait.people-ahead', { n: ahead })}</p>
        <p>
          <small>
            {`${day(ticket.arrivedAt)} · ${t('manager.issue.at', { time: clockWithSeconds(ticket.arrivedAt) })}`}
          </small>
        </p>
        {ticket.url !== null && (
          <>
            <QrCode
              text={new URL(ticket.url, window.location.href).href}
              label={t('manager.issue.qr', { number: ticket.number })}
            />
            <p>
              <small>{t('manager.issue.scan')}</small>
            </p>
          </>
        )}
      </section>
      <div className="mg-step-foot">
        <Button onClick={onAnother}>{t('manager.issue.another')}</Button>
        <Button kind="primary" onClick={() => window.print()}>
          {t('manager.issue.print')}
        </Button>
      </div>
    </>
  );
}
