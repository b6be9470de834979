import { Badge, Button, useLocalName, useMessages, WaitClock } from '@lobbyflow/ui';
import { useDesk } from './desk.js';
import { queuesOf, type Queue } from './queues.js';
import type { Standing } from './standing.js';

/** Who waits for this counter's services, the longest, and how many are overdue. */
export function QueuesPanel({
  standing,
  hotKey,
  isOff,
  isBusy,
  onPick,
}: {
  readonly standing: Standing;
  /** Of calling one of them out of turn, which this is the place for. */
  readonly hotKey: string | null;
  readonly isOff: boolean;
  readonly isBusy: boolean;
  readonly onPick: () => void;
}) {
  const { picture, now } = useDesk();
  const t = useMessages();
  const { mine, others } = queuesOf(picture.rows, standing.counter.serviceIds, now);
  const busy = mine.filter(({ waiting }) => waiting > 0);
  return (
    <section className="tl-queues" aria-labelledby="tl-queues">
      <div className="tl-queues-head">
        <h2 id="tl-queues">{t('teller.queues')}</h2>
        {busy.length > 0 && (
          <Button
            kind="quiet"
            hotKey={hotKey ?? undefined}
            isOff={isOff}
            isBusy={isBusy}
            onClick={onPick}
          >
            {t('teller.act.pick')}
          </Button>
        )}
      </div>
      {busy.length === 0 ? (
        <p>{t('teller.queue.none')}</p>
      ) : (
        <table>
          <thead className="lf-unseen">
            <tr>
              <th scope="col">{t('teller.queue.service')}</th>
              <th scope="col">{t('teller.queue.waiting')}</th>
              <th scope="col">{t('teller.queue.oldest')}</th>
            </tr>
          </thead>
          <tbody>
            {busy.map((queue) => (
              <QueueRow key={queue.serviceId} queue={queue} />
            ))}
          </tbody>
        </table>
      )}
      {others > 0 && <small>{t('teller.queue.others', { n: others })}</small>}
    </section>
  );
}

function QueueRow({ queue }: { readonly queue: Queue }) {
  const { now } = useDesk();
  const t = useMessages();
  const name = useLocalName();
  return (
    <tr>
      <th scope="row">{name(queue.name)}</th>
      <td>{queue.waiting}</td>
      <td>
        {queue.overdue > 0 && (
          <Badge tone="danger" icon="alert">
            {t('teller.queue.overdue', { n: queue.overdue })}
          </Badge>
        )}{' '}
        {queue.oldestAt !== null && (
          <WaitClock since={queue.oldestAt} now={now} label={t('teller.queue.oldest')} />
        )}
      </td>
    </tr>
  );
}
