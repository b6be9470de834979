import type { StaffTicket } from '@lobbyflow/contract';
import { Button, Select, TicketNumber, useLocalName, useMessages } from '@lobbyflow/ui';
import { memo, useMemo } from 'react';
import { useHall } from './hall.js';
import { SpecialLane } from './special-lane.js';
import { TicketMarks } from './ticket-marks.js';
import { Waited } from './waited.js';
import {
  countStates,
  LIST_STATES,
  linesOf,
  type ListFilter,
  type Order,
  ORDERS,
} from './waiting-order.js';

const ALL = 'all';

/** Everybody who waits, is on hold or missed the call; a press on a number opens it. */
export function WaitingList({
  filter,
  onFilter,
}: {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
}) {
  const { rows, showTicket } = useHall();
  const t = useMessages();
  const lines = useMemo(() => linesOf(rows.tickets, filter), [rows.tickets, filter]);
  const isFiltered = filter.serviceId !== null || filter.laneId !== null;
  return (
    <section className="mg-list" aria-label={t('manager.list')}>
      <ListTools filter={filter} onFilter={onFilter} />
      {lines.length === 0 ? (
        <p className="mg-empty">
          {t(isFiltered ? 'manager.list.none-filtered' : `manager.list.none.${filter.state}`)}
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('manager.column.number')}</th>
              <th scope="col">{t('manager.column.service')}</th>
              <th scope="col">{t(WAITED_COLUMN[filter.state])}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, ticket }) => (
              <TicketLine key={id} id={id} ticket={ticket} onOpen={showTicket} />
            ))}
          </tbody>
        </table>
      )}
      {isFiltered && (
        <Button onClick={() => onFilter({ ...filter, serviceId: null, laneId: null })}>
          {t('manager.list.unfilter')}
        </Button>
      )}
    </section>
  );
}

const WAITED_COLUMN = {
  waiting: 'manager.column.waited',
  held: 'manager.column.held',
  missed: 'manager.column.missed',
} as const;

function ListTools({
  filter,
  onFilter,
}: {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
}) {
  const { rows } = useHall();
  const t = useMessages();
  const name = useLocalName();
  const counts = useMemo(() => countStates(rows.tickets), [rows.tickets]);
  const lanes = [
    { value: ALL, label: t('manager.list.all-lanes') },
    ...Object.entries(rows.lanes).map(([value, lane]) => ({ value, label: name(lane.name) })),
  ];
  return (
    <div className="mg-list-tools">
      <div className="lf-segments" role="group" aria-label={t('manager.list.state')}>
        {LIST_STATES.map((state) => (
          <Button
            key={state}
            kind="quiet"
            aria-pressed={filter.state === state}
            onClick={() => onFilter({ ...filter, state })}
          >
            {`${t(`manager.list.${state}`)} ${String(counts[state])}`}
          </Button>
        ))}
      </div>
      <Select
        label={t('manager.list.lane')}
        value={filter.laneId ?? ALL}
        options={lanes}
        onChange={(laneId) => onFilter({ ...filter, laneId: laneId === ALL ? null : laneId })}
      />
      <Select<Order>
        label={t('manager.list.order')}
        value={filter.order}
        options={ORDERS.map((value) => ({ value, label: t(`manager.order.${value}`) }))}
        onChange={(order) => onFilter({ ...filter, order })}
      />
    </div>
  );
}

/** Drawn anew only when its own row changes; the running wait inside ticks by itself. */
const TicketLine = memo(function TicketLine({
  id,
  ticket,
  onOpen,
}: {
  readonly id: string;
  readonly ticket: StaffTicket;
  readonly onOpen: (ticketId: string) => void;
}) {
  return (
    <tr>
      <td>
        <button type="button" className="mg-open" onClick={() => onOpen(id)}>
          <TicketNumber number={ticket.number} />
        </button>
      </td>
      <td>
        <ServiceName serviceId={ticket.serviceId} /> <SpecialLane laneId={ticket.laneId} />
        <TicketMarks ticket={ticket} />
      </td>
      <td>
        <Waited ticket={ticket} />
      </td>
    </tr>
  );
});

function ServiceName({ serviceId }: { readonly serviceId: string }) {
  const { rows } = useHall();
  const name = useLocalName();
  const service = rows.services[serviceId];
  return <span>{service ? name(service.name) : serviceId}</span>;
}
