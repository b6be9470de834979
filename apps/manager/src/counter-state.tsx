import type { StaffCounter } from '@lobbyflow/contract';
import {
  Badge,
  TicketNumber,
  useFormats,
  useLocalName,
  useMessages,
  useWords,
  WaitClock,
} from '@lobbyflow/ui';
import type { CounterNow } from './counter-now.js';
import { useHall, useNow } from './hall.js';
import { SpecialLane } from './special-lane.js';
import { LOOK } from './state-look.js';

/** The state in a word, colour and sign; a pause with its reason. */
export function CounterBadge({
  counter,
  is,
}: {
  readonly counter: StaffCounter;
  readonly is: CounterNow['is'];
}) {
  const t = useMessages();
  const word = useWords();
  const { tone, icon } = LOOK[is];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`manager.state.${is}`)}
      {is === 'paused' && counter.pauseReason && ` · ${word('pause', counter.pauseReason)}`}
    </Badge>
  );
}

/** How long it has stood so; of a service also the standard time, and when that is over. */
export function CounterTimer({ state }: { readonly state: CounterNow }) {
  const t = useMessages();
  const now = useNow();
  const { wait } = useFormats();
  if (state.since === null) return null;
  const standardMs =
    state.dueAt === null ? null : Date.parse(state.dueAt) - Date.parse(state.since);
  const isOver = state.dueAt !== null && now !== null && now >= Date.parse(state.dueAt);
  return (
    <p className="mg-timer">
      <span aria-hidden="true">{t(`manager.since.${state.is}`)}</span>{' '}
      <WaitClock
        since={state.since}
        now={now}
        overdueAt={state.dueAt}
        label={t(`manager.since.${state.is}`)}
      />
      {standardMs !== null && (
        <small data-over={isOver || undefined}>
          {t(isOver ? 'manager.over-standard' : 'manager.standard', { wait: wait(standardMs) })}
        </small>
      )}
    </p>
  );
}

/** Who is at the counter. */
export function CounterCustomer({ state: { ticket } }: { readonly state: CounterNow }) {
  const { rows } = useHall();
  const t = useMessages();
  const name = useLocalName();
  if (ticket === null) return null;
  const service = rows.services[ticket.serviceId];
  return (
    <p className="mg-customer">
      <TicketNumber number={ticket.number} size="large" />
      <span>
        {service ? name(service.name) : ticket.serviceId} <SpecialLane laneId={ticket.laneId} />
        {ticket.state === 'called' && ticket.recalls > 0 && (
          <small>{t('manager.recalls', { n: ticket.recalls })}</small>
        )}
      </span>
    </p>
  );
}
