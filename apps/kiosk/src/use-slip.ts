import type { Slip, TicketAnswer } from '@lobbyflow/contract';
import { useFormats, useLanguage, useLocalName, useMessages } from '@lobbyflow/ui';
import { useBranchHere } from './branch-here.js';
import { slipOf } from './slip-of.js';
import { useTicketWords } from './use-ticket-words.js';

/** A ticket as it goes on paper: to a printer, or from the browser. `isOffline`: it says what is not known. */
export function useSlip(ticket: TicketAnswer, isOffline: boolean): Slip {
  const { branch, rows } = useBranchHere();
  const t = useMessages();
  const local = useLocalName();
  const { language } = useLanguage();
  const { day, clockWithSeconds } = useFormats();
  const { ahead, wait } = useTicketWords(ticket);
  const nameOf = (id: string) => local(rows.services[id]?.name ?? { zh: id, en: id });
  const comma = t('list.comma');
  const also = ticket.laterServiceIds.map(nameOf).join(comma);
  const told = wait === '' ? '' : t('kiosk.slip.wait', { range: wait });
  const materials = (rows.services[ticket.serviceId]?.materials ?? []).map(local).join(comma);
  return slipOf(
    {
      branch: branch.name,
      number: ticket.number,
      service: nameOf(ticket.serviceId),
      also: also === '' ? '' : t('kiosk.confirm-then', { services: also }),
      ahead,
      wait: isOffline ? t('kiosk.offline.slip-wait') : told,
      materials: materials === '' ? '' : `${t('kiosk.materials')}: ${materials}`,
      code: phonePage(ticket) ?? '',
      codeHint: t(isOffline ? 'kiosk.offline.qr-hint' : 'kiosk.qr-hint'),
      time: `${day(ticket.arrivedAt)} ${clockWithSeconds(ticket.arrivedAt)}`,
      missed: t('kiosk.slip.missed'),
      note: branch.slip?.note?.[language] ?? '',
    },
    branch.slip,
  );
}

/** Where a phone finds this ticket, from anywhere; `null` when the server gave no page. */
export function phonePage({ url }: TicketAnswer): string | null {
  return url === null ? null : new URL(url, window.location.origin).href;
}
