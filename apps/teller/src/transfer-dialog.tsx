import { useCounterName, useLocalName, useMessages, useWords } from '@lobbyflow/ui';
import { useDesk } from './desk.js';
import { type Pick, PickDialog } from './pick-dialog.js';
import { inOrder, type Standing } from './standing.js';
import type { TransferTo } from './use-counter-acts.js';

/** Asks where the customer goes on: to another service, or to a colleague's counter. */
export function TransferDialog({
  standing: { counterId, ticket },
  onPick,
  onClose,
}: {
  readonly standing: Standing;
  readonly onPick: (to: TransferTo) => void;
  readonly onClose: () => void;
}) {
  const { picture } = useDesk();
  const t = useMessages();
  const word = useWords();
  const name = useLocalName();
  const nameOf = useCounterName();
  const { services, counters } = picture.rows;
  const toService: Pick<TransferTo>[] = Object.entries(services)
    .filter(([id]) => id !== ticket?.serviceId)
    .map(([id, service]) => ({
      value: { serviceId: id },
      label: name(service.name),
      hint: t('wait.people-waiting', { n: service.waiting }),
    }));
  const toCounter: Pick<TransferTo>[] = Object.entries(counters)
    .filter(([id, { session }]) => id !== counterId && session !== 'closed')
    .toSorted(([a], [b]) => inOrder(a, b))
    .map(([id, counter]) => ({
      value: { counterId: id },
      label: nameOf(counter.name),
      hint: word('session', counter.session),
    }));
  return (
    <PickDialog
      title={t('teller.transfer-where', { number: ticket?.number ?? '' })}
      groups={[
        { title: t('teller.transfer-service'), picks: toService },
        { title: t('teller.transfer-counter'), picks: toCounter },
      ]}
      onPick={onPick}
      onClose={onClose}
    >
      <p>{t('teller.transfer-kept')}</p>
    </PickDialog>
  );
}
