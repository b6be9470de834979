import type { StaffTicket } from '@lobbyflow/contract';
import { Badge, useCounterName, useMessages, useWords } from '@lobbyflow/ui';

/** What is special about a number: what it needs, and why it is not simply next in its queue. */
export function TicketMarks({ ticket }: { readonly ticket: StaffTicket }) {
  const t = useMessages();
  const counterName = useCounterName();
  const word = useWords();
  const marks = [
    ...ticket.needs.map((need) => (
      <Badge key={need} tone="info" icon="user">
        {word('feature', need)}
      </Badge>
    )),
    ticket.isPulledForward && (
      <Badge key="pulled" tone="warning" icon="forward">
        {t('manager.mark.pulled-forward')}
      </Badge>
    ),
    ticket.isDeferred && (
      <Badge key="deferred" tone="neutral" icon="undo">
        {t('manager.mark.deferred')}
      </Badge>
    ),
    ticket.boundTo !== null && (
      <Badge key="bound" tone="neutral" icon="transfer">
        {t('manager.mark.bound', { counter: counterName(ticket.boundTo) })}
      </Badge>
    ),
    ticket.laterServiceIds.length > 0 && (
      <Badge key="later" tone="neutral" icon="forward">
        {t('manager.mark.later', { n: ticket.laterServiceIds.length })}
      </Badge>
    ),
  ].filter(Boolean);
  return marks.length === 0 ? null : <span className="mg-marks">{marks}</span>;
}
