import type { Api } from '@lobbyflow/client';
import type { TicketAnswer } from '@lobbyflow/contract';
import { Notice, QrCode, TicketNumber, useLocalName, useMessages } from '@lobbyflow/ui';
import { useBranchHere } from './branch-here.js';
import { KioskButton } from './kiosk-button.js';
import { Slip } from './slip.js';
import { StepTitle } from './step-title.js';
import { type PaperState, usePaper } from './use-paper.js';
import { phonePage, useSlip } from './use-slip.js';
import { useTicketWords } from './use-ticket-words.js';

/** The number, huge, with what to expect; on paper and on the phone for whoever wants it. */
export function TicketScreen({
  api,
  ticket,
  isOffline,
  onDone,
}: {
  readonly api: Api;
  readonly ticket: TicketAnswer;
  readonly isOffline: boolean;
  readonly onDone: () => void;
}) {
  const { rows } = useBranchHere();
  const t = useMessages();
  const local = useLocalName();
  const { ahead, wait } = useTicketWords(ticket);
  const { number, serviceId } = ticket;
  const service = rows.services[serviceId];
  const url = phonePage(ticket);
  const slip = useSlip(ticket, isOffline);
  const paper = usePaper(api, isOffline ? null : ticket.id, slip);
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
      {isOffline && <Notice tone="info">{t('kiosk.offline.ticket')}</Notice>}
      <PaperNotice state={paper.state} />
      <p className="ks-sit">{t('kiosk.sit')}</p>
      {url !== null && (
        <figure className="ks-qr">
          <QrCode text={url} label={t('kiosk.qr', { number })} />
          <figcaption>{t(isOffline ? 'kiosk.offline.qr-hint' : 'kiosk.qr-hint')}</figcaption>
        </figure>
      )}
      <div className="ks-acts">
        <KioskButton icon="paper" isBusy={paper.state === 'printing'} onPress={paper.print}>
          {t(paper.state === 'printed' ? 'kiosk.print-again' : 'kiosk.print')}
        </KioskButton>
        <KioskButton kind="primary" icon="check" onPress={onDone}>
          {t('kiosk.done')}
        </KioskButton>
      </div>
      <Slip slip={slip} />
    </section>
  );
}

/** Where the paper is; without one the number is as good. */
function PaperNotice({ state }: { readonly state: PaperState }) {
  const t = useMessages();
  if (state === 'browser') return null;
  if (state === 'failed') return <Notice tone="warning">{t('kiosk.paper-failed')}</Notice>;
  return (
    <Notice tone="info" icon="paper">
      {t(`kiosk.paper-${state}`)}
    </Notice>
  );
}
