import { DivertTicket, ROUTES, type StaffTicket } from '@lobbyflow/contract';
import { ChoiceList, type DivertReason, useMessages, useWords } from '@lobbyflow/ui';
import { useState } from 'react';
import { useHall } from './hall.js';
import { LaneChoice } from './lane-choice.js';
import { CallStep, ReasonStep } from './reason-step.js';
import { StepFoot, StepTitle } from './step.js';
import type { AskingAct } from './ticket-acts.js';
import { TransferStep } from './transfer-step.js';
import type { TicketActs } from './use-ticket-acts.js';

interface StepProps {
  readonly ticket: StaffTicket;
  readonly does: TicketActs;
  readonly onBack: () => void;
}

/** The question that an act asks before it is sent. */
export function TicketStep({ act, ...step }: StepProps & { readonly act: AskingAct }) {
  const { rows } = useHall();
  const t = useMessages();
  const { ticket, does, onBack } = step;
  switch (act) {
    case 'change-lane':
      return <LaneStep {...step} />;
    case 'pull-forward':
      return (
        <ReasonStep
          title={t('manager.do.pull-forward')}
          legend={t('manager.pull-why', { number: ticket.number })}
          hint={t('manager.pull-hint')}
          send={t('manager.do.pull-forward')}
          isBusy={does.pending === ROUTES.pullForward}
          onBack={onBack}
          onSend={(reason) => does.pullForward({ reason })}
        />
      );
    case 'call':
      return (
        <CallStep
          number={ticket.number}
          counters={Object.entries(rows.counters)
            .filter(
              ([, counter]) =>
                counter.session === 'open' &&
                counter.ticketId === null &&
                counter.serviceIds.includes(ticket.serviceId),
            )
            .map(([id, { name }]) => ({ id, name }))}
          isBusy={does.pending === ROUTES.callTicket}
          onBack={onBack}
          onSend={does.call}
        />
      );
    case 'transfer':
      return (
        <TransferStep
          ticket={ticket}
          isBusy={does.pending === ROUTES.transferTicket}
          onBack={onBack}
          onSend={does.transfer}
        />
      );
    case 'divert':
      return <DivertStep {...step} />;
    case 'abandon':
      return <AbandonStep {...step} />;
  }
}

function LaneStep({ ticket, does, onBack }: StepProps) {
  const t = useMessages();
  const [laneId, choose] = useState(ticket.laneId);
  return (
    <>
      <StepTitle>{t('manager.do.change-lane')}</StepTitle>
      <p>{t('manager.lane-hint')}</p>
      <LaneChoice
        legend={t('manager.lane-for', { number: ticket.number })}
        value={laneId}
        onChange={choose}
      />
      <StepFoot
        send={t('manager.do.change-lane')}
        canSend={laneId !== ticket.laneId}
        isBusy={does.pending === ROUTES.changeLane}
        onBack={onBack}
        onSend={() => does.changeLane({ laneId: laneId })}
      />
    </>
  );
}

function DivertStep({ ticket, does, onBack }: StepProps) {
  const t = useMessages();
  const word = useWords();
  const [reason, choose] = useState<DivertReason | null>(null);
  return (
    <>
      <StepTitle>{t('manager.do.divert')}</StepTitle>
      <p>{t('manager.divert-hint')}</p>
      <ChoiceList
        legend={t('manager.divert-to', { number: ticket.number })}
        options={DivertTicket.shape.reason.options.map((value) => ({
          value,
          label: word('divert', value),
        }))}
        value={reason}
        onChange={choose}
      />
      <StepFoot
        send={t('manager.do.divert')}
        canSend={reason !== null}
        isBusy={does.pending === ROUTES.divertTicket}
        onBack={onBack}
        onSend={() => {
          if (reason !== null) does.divert({ reason });
        }}
      />
    </>
  );
}

function AbandonStep({ ticket, does, onBack }: StepProps) {
  const t = useMessages();
  return (
    <>
      <StepTitle>{t('manager.abandon-sure', { number: ticket.number })}</StepTitle>
      <p>{t('manager.abandon-hint')}</p>
      <StepFoot
        kind="danger"
        send={t('manager.do.abandon')}
        canSend
        isBusy={does.pending === ROUTES.abandonTicket}
        onBack={onBack}
        onSend={does.abandon}
      />
    </>
  );
}
