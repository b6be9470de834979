import { useLocalName, useMessages, WaitClock } from '@lobbyflow/ui';
import { useHall, useNow } from './hall.js';
import { queueOf } from './hall-figures.js';

/** Each service with its queue and oldest wait; a press leaves only that queue in the list. */
export function ServiceStrip({
  chosen,
  onChoose,
}: {
  readonly chosen: string | null;
  readonly onChoose: (serviceId: string | null) => void;
}) {
  const { rows } = useHall();
  const now = useNow();
  const t = useMessages();
  const name = useLocalName();
  return (
    <div className="mg-services" role="group" aria-label={t('manager.services')}>
      {Object.entries(rows.services).map(([id, service]) => {
        const { waiting, since } = queueOf(rows.tickets, id);
        return (
          <button
            key={id}
            type="button"
            className="mg-service"
            aria-pressed={chosen === id}
            data-empty={waiting === 0 || undefined}
            onClick={() => onChoose(chosen === id ? null : id)}
          >
            <span className="mg-service-name">
              <b aria-hidden="true">{service.letter}</b> {name(service.name)}
            </span>
            <span className="mg-service-queue">
              <strong>{t('wait.people-waiting', { n: waiting })}</strong>
              {since !== null && <WaitClock since={since} now={now} label={t('manager.longest')} />}
            </span>
          </button>
        );
      })}
    </div>
  );
}
