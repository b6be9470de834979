import type { BodyOf, ROUTES, StaffTicket } from '@lobbyflow/contract';
import { ChoiceList, type Option, useLocalName, useCounterName, useMessages } from '@lobbyflow/ui';
import { useState } from 'react';
import { useHall } from './hall.js';
import { StepFoot, StepTitle } from './step.js';

/** Where a customer goes: another service, or a counter that is not closed. */
export function TransferStep({
  ticket,
  isBusy,
  onSend,
  onBack,
}: {
  readonly ticket: StaffTicket;
  readonly isBusy: boolean;
  readonly onSend: (to: BodyOf<typeof ROUTES.transfer>) => void;
  readonly onBack: () => void;
}) {
  const { rows } = useHall();
  const t = useMessages();
  const counterName = useCounterName();
  const name = useLocalName();
  const [to, choose] = useState<string | null>(null);
  const services: Option<string>[] = Object.entries(rows.services)
    .filter(([id]) => id !== ticket.serviceId)
    .map(([id, service]) => ({
      value: `service ${id}`,
      label: name(service.name),
      hint: t('wait.people-waiting', { n: service.waiting }),
    }));
  const counters: Option<string>[] = Object.entries(rows.counters)
    .filter(([id, { session }]) => session !== 'closed' && id !== ticket.counterId)
    .map(([id, counter]) => ({
      value: `counter ${id}`,
      label: counterName(counter.name),
    }));
  const send = () => {
    const [kind, id] = to?.split(' ') ?? [];
    if (id === undefined) return;
    onSend(kind === 'service' ? { serviceId: id } : { counterId: id });
  };
  return (
    <>
      <StepTitle>{t('manager.transfer-to', { number: ticket.number })}</StepTitle>
      <ChoiceList
        legend={t('manager.transfer-service')}
        options={services}
        value={to}
        onChange={choose}
      />
      {counters.length > 0 && (
        <ChoiceList
          legend={t('manager.transfer-counter')}
          options={counters}
          value={to}
          onChange={choose}
        />
      )}
      <StepFoot
        send={t('manager.act.transfer')}
        canSend={to !== null}
        isBusy={isBusy}
        onSend={send}
        onBack={onBack}
      />
    </>
  );
}
