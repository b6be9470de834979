import type { JoinOffer } from '@lobbyflow/contract';
import { Button, Dialog, useFormats, useLocalName, useMessages } from '@lobbyflow/ui';
import { useState } from 'react';

type Service = JoinOffer['services'][number];

/** What can be chosen, who waits for it, and a question before a number is taken. */
export function JoinServices({
  services,
  isBusy,
  onTake,
}: {
  readonly services: readonly Service[];
  readonly isBusy: boolean;
  readonly onTake: (serviceId: string) => void;
}) {
  const t = useMessages();
  const nameIn = useLocalName();
  const { waitRange } = useFormats();
  const [chosen, choose] = useState<Service | null>(null);
  const told = ({ waiting, wait }: Service) => {
    const people = t('phone.join-waiting', { n: waiting });
    return wait === null ? people : `${people} · ${waitRange(wait)}`;
  };
  return (
    <>
      <ul className="phone-services" aria-label={t('phone.service')}>
        {services.map((service) => (
          <li key={service.id}>
            <button type="button" onClick={() => choose(service)}>
              <strong>{nameIn(service.name)}</strong>
              <span>{told(service)}</span>
            </button>
          </li>
        ))}
      </ul>
      {chosen !== null && (
        <Dialog
          title={nameIn(chosen.name)}
          onClose={() => choose(null)}
          actions={
            <Button kind="primary" size="large" isBusy={isBusy} onClick={() => onTake(chosen.id)}>
              {t('phone.join-take')}
            </Button>
          }
        >
          <p>{told(chosen)}</p>
          <p>{t('phone.join-come')}</p>
        </Dialog>
      )}
    </>
  );
}
