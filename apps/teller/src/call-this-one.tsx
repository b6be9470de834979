import { CallTicket } from '@lobbyflow/contract';
import { type ChoiceReason, useFormats, useLocalName, useMessages, useWords } from '@lobbyflow/ui';
import { useDesk } from './desk.js';
import { PickDialog } from './pick-dialog.js';
import { whoMayBePicked } from './queues.js';
import type { Standing } from './standing.js';

/** A replay gives its own reason; people do not. */
const REASONS = CallTicket.shape.reason.options.filter((reason) => reason !== 'replay');

/** Asks whom to call out of turn, among those who wait for this counter; who has waited longest comes first. */
export function WhomDialog({
  standing: { counter, counterId },
  onPick,
  onClose,
}: {
  readonly standing: Standing;
  readonly onPick: (ticketId: string) => void;
  readonly onClose: () => void;
}) {
  const { picture, now } = useDesk();
  const t = useMessages();
  const name = useLocalName();
  const { wait } = useFormats();
  const { services } = picture.rows;
  const picks = whoMayBePicked(picture.rows, { ...counter, id: counterId }).map(([id, ticket]) => {
    const service = services[ticket.serviceId];
    const waited = now === null ? 0 : now - Date.parse(ticket.legStartedAt) - ticket.heldMs;
    return {
      value: id,
      label: ticket.number,
      hint: [
        ...(service === undefined ? [] : [name(service.name)]),
        ...(now === null ? [] : [t('teller.waited', { wait: wait(waited) })]),
      ].join(' · '),
    };
  });
  return (
    <PickDialog
      title={t('teller.pick-whom')}
      groups={[{ title: null, picks }]}
      onPick={onPick}
      onClose={onClose}
    >
      <p>{t(picks.length === 0 ? 'teller.next-none' : 'teller.pick-recorded')}</p>
    </PickDialog>
  );
}

/** Asks why somebody is called out of turn; the answer is in the reports. */
export function WhyDialog({
  number,
  onPick,
  onClose,
}: {
  readonly number: string;
  readonly onPick: (reason: ChoiceReason) => void;
  readonly onClose: () => void;
}) {
  const t = useMessages();
  const word = useWords();
  const picks = REASONS.map((value) => ({ value, label: word('choice', value) }));
  return (
    <PickDialog
      title={t('teller.pick-why', { number })}
      groups={[{ title: null, picks }]}
      onPick={onPick}
      onClose={onClose}
    />
  );
}
