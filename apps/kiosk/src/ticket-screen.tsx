import type { TicketAnswer } from '@lobbyflow/contract';
import { QrCode, TicketNumber, useLocalName, useMessages } from '@lobbyflow/ui';
import { useBranchHere } from './branch-here.js';
import { KioskButton } from './kiosk-button.js';
import { Slip } from './slip.js';
import { StepTitle } from './step-title.js';
import { useTicketWords } from './use-ticket-words.js';

/** The number, huge, with what to expect; on paper and on the phone for whoever wants it. */
export function TicketScreen({
  ticket,
  onDone,
  print = () => window.print(),
}: {
  readonly ticket: TicketAnswer;
  readonly onDone: () => void;
  readonly print?: () => void;
}) {
  const { rows } = useBranchHere();
  const t = useMessages();
  const local = useLocalName();
  const { ahead, wait } = useTicketWords(ticket);
  const { number, serviceId } = ticket;
  const service = rows.services[serviceId];
  const url = phonePage(ticket);
  return (
    <section className="ks-step ks-ticket">
      <StepTitle>
        {t('kiosk.your-number')} <TicketNumber number={number} size="huge" />
      </StepTitle>
      {service !== undefined && <p className="ks-ticket-service">{local(service.name)}</p>}
      <p className="ks-ahead">
        {ahead !== '' && <strong>{ahead}</strong>}
        {wait !== '' && <span>{wait}</span>}
      </p>
      <p className="ks-sit">{t('kiosk.sit')}</p>
      {url !== null && (
        <figure className="ks-qr">
          <QrCode text={url} label={t('kiosk.qr', { number })} />
          <figcaption>{t('kiosk.qr-hint')}</figcaption>
        </figure>
      )}
      <div className="ks-acts">
        <KioskButton onPress={print}>{t('kiosk.print')}</KioskButton>
        <KioskButton kind="primary" icon="check" onPress={onDone}>
          {t('kiosk.done')}
        </KioskButton>
      </div>
      <Slip ticket={ticket} url={url} />
    </section>
  );
}

/** Where a phone finds this ticket, from anywhere; `null` when the server gave no page. */
function phonePage({ url }: TicketAnswer): string | null {
  return url === null ? null : new URL(url, window.location.origin).href;
}
