import type { StaffTicket } from '@lobbyflow/contract';
import {
  Dialog,
  Notice,
  ProblemNotice,
  StateBadge,
  useFormats,
  useLocalName,
  useCounterName,
  useMessages,
  useWords,
} from '@lobbyflow/ui';
import { useState } from 'react';
import { ActButton } from './act-button.js';
import { CallWhy } from './call-why.js';
import { useHall } from './hall.js';
import { SpecialLane } from './special-lane.js';
import {
  type AskingAct,
  DIRECT_ROUTES,
  isAsking,
  TICKET_ACTS,
  type TicketAct,
  ticketActs,
} from './ticket-acts.js';
import { TicketMarks } from './ticket-marks.js';
import { TicketStep } from './ticket-steps.js';
import { type TicketActs, useTicketActs } from './use-ticket-acts.js';
import { Waited } from './waited.js';

/** One number: what is known of it, why it was called, and what can be done with it. */
export function TicketPanel({
  ticketId,
  onClose,
}: {
  readonly ticketId: string;
  readonly onClose: () => void;
}) {
  const { rows } = useHall();
  const t = useMessages();
  const present = rows.tickets[ticketId];
  const [last, remember] = useState(present);
  if (present !== undefined && present !== last) remember(present);
  const title = t('manager.ticket', { number: last?.number ?? '' });
  return (
    <Dialog title={title} onClose={onClose}>
      {present === undefined ? (
        <Notice tone="info">{t('manager.ticket.gone')}</Notice>
      ) : (
        <PresentTicket ticketId={ticketId} ticket={present} onClose={onClose} />
      )}
    </Dialog>
  );
}

function PresentTicket({
  ticketId,
  ticket,
  onClose,
}: {
  readonly ticketId: string;
  readonly ticket: StaffTicket;
  readonly onClose: () => void;
}) {
  const { rows } = useHall();
  const does = useTicketActs(ticketId, ticket, onClose);
  const [asked, ask] = useState<AskingAct | null>(null);
  const back = () => {
    does.forget();
    ask(null);
  };
  const acts = ticketActs(ticket.state);
  const counter = ticket.counterId === null ? undefined : rows.counters[ticket.counterId];
  return (
    <>
      {asked !== null && acts.includes(asked) ? (
        <TicketStep act={asked} ticket={ticket} does={does} onBack={back} />
      ) : (
        <>
          <TicketFacts ticketId={ticketId} ticket={ticket} />
          {counter?.ticketId === ticketId && counter.reason !== null && (
            <CallWhy reason={counter.reason} />
          )}
          <TicketMenu acts={acts} does={does} onAsk={ask} />
        </>
      )}
      <ProblemNotice problem={does.problem} onRetry={does.retry} onClose={does.forget} />
    </>
  );
}

function TicketMenu({
  acts,
  does,
  onAsk,
}: {
  readonly acts: readonly TicketAct[];
  readonly does: TicketActs;
  readonly onAsk: (act: AskingAct) => void;
}) {
  const { may } = useHall();
  const t = useMessages();
  if (!may.run) return null;
  return (
    <div className="mg-panel-acts" role="group" aria-label={t('manager.ticket.acts')}>
      {acts.map((act) => (
        <ActButton
          key={act}
          icon={TICKET_ACTS[act].icon}
          kind={act === 'abandon' ? 'danger' : 'secondary'}
          pending={does.pending}
          {...(isAsking(act) ? {} : { route: DIRECT_ROUTES[act] })}
          onPress={() => {
            if (isAsking(act)) onAsk(act);
            else does.press(act);
          }}
        >
          {t(`manager.do.${act}`)}
        </ActButton>
      ))}
    </div>
  );
}

function TicketFacts({
  ticketId,
  ticket,
}: {
  readonly ticketId: string;
  readonly ticket: StaffTicket;
}) {
  const { rows } = useHall();
  const t = useMessages();
  const counterName = useCounterName();
  const word = useWords();
  const name = useLocalName();
  const { clock, waitRange } = useFormats();
  const serviceName = (id: string) => {
    const service = rows.services[id];
    return service ? name(service.name) : id;
  };
  const isListed = ticketActs(ticket.state).length > 0 && ticket.state !== 'called';
  const stillWaits = ticket.state === 'waiting' ? rows.waits?.[ticketId] : undefined;
  const at = ticket.counterId === null ? undefined : rows.counters[ticket.counterId];
  const facts: readonly (readonly [string, string] | null)[] = [
    [t('manager.column.service'), serviceName(ticket.serviceId)],
    ticket.laterServiceIds.length > 0
      ? [
          t('manager.ticket.later'),
          ticket.laterServiceIds.map(serviceName).join(t('manager.comma')),
        ]
      : null,
    [t('manager.ticket.arrived'), clock(ticket.arrivedAt)],
    stillWaits ? [t('manager.ticket.still-waits'), waitRange(stillWaits)] : null,
    at && ticket.state !== 'waiting' ? [t('manager.ticket.at'), counterName(at.name)] : null,
    ticket.needs.length > 0
      ? [
          t('manager.ticket.needs'),
          ticket.needs.map((need) => word('feature', need)).join(t('manager.comma')),
        ]
      : null,
  ];
  return (
    <>
      <div className="mg-panel-state">
        <StateBadge of="ticket" state={ticket.state} />
        <SpecialLane laneId={ticket.laneId} />
        {isListed && <Waited ticket={ticket} />}
      </div>
      <TicketMarks ticket={{ ...ticket, needs: [], laterServiceIds: [] }} />
      <dl className="mg-facts">
        {facts.map(
          (fact) =>
            fact && (
              <div key={fact[0]}>
                <dt>{fact[0]}</dt>
                <dd>{fact[1]}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
