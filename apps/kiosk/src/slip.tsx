import type { TicketAnswer } from '@lobbyflow/contract';
import { QrCode, useFormats, useLocalName, useMessages } from '@lobbyflow/ui';
import { createPortal } from 'react-dom';
import { useBranchHere } from './branch-here.js';
import { useTicketWords } from './use-ticket-words.js';

/** The same on paper, 80 mm wide: seen by the printer alone. No lane, no need, no name. */
export function Slip({
  ticket,
  url,
}: {
  readonly ticket: TicketAnswer;
  readonly url: string | null;
}) {
  const { branch, rows } = useBranchHere();
  const t = useMessages();
  const local = useLocalName();
  const { day, clockWithSeconds } = useFormats();
  const { ahead, wait } = useTicketWords(ticket);
  const { number, serviceId, arrivedAt } = ticket;
  const service = rows.services[serviceId];
  return createPortal(
    <article className="ks-slip" aria-hidden="true">
      <p className="ks-slip-branch">{branch.name}</p>
      <p className="ks-slip-number">{number}</p>
      {service !== undefined && <p className="ks-slip-service">{local(service.name)}</p>}
      {ahead !== '' && <p>{ahead}</p>}
      {wait !== '' && <p>{t('kiosk.slip.wait', { range: wait })}</p>}
      {url !== null && (
        <>
          <QrCode text={url} label="" />
          <p>{t('kiosk.qr-hint')}</p>
        </>
      )}
      <p>{`${day(arrivedAt)} ${clockWithSeconds(arrivedAt)}`}</p>
      <p>{t('kiosk.slip.missed')}</p>
    </article>,
    document.body,
  );
}
