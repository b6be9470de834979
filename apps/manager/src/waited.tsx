import type { StaffTicket } from '@lobbyflow/contract';
import { useFormats, useMessages, WaitClock } from '@lobbyflow/ui';
import { useNow } from './hall.js';
import { listedSince } from './waiting-order.js';

const MINUTE_MS = 60_000;

/** How long a number has waited, been on hold or been missed, and what is late about it, in words too. */
export function Waited({ ticket }: { readonly ticket: StaffTicket }) {
  const t = useMessages();
  const now = useNow();
  const { wait, clock } = useFormats();
  const { state, overdueAt, returnUntil } = ticket;
  const isWaiting = state === 'waiting';
  const late = now === null ? 0 : now - Date.parse(overdueAt);
  const label = state === 'held' ? 'held' : state === 'missed' ? 'missed' : 'waited';
  return (
    <span className="mg-waited">
      <WaitClock
        since={listedSince(ticket)}
        now={now}
        overdueAt={isWaiting ? overdueAt : null}
        label={t(`manager.column.${label}`)}
      />
      {isWaiting && now !== null && late >= 0 && (
        <small data-late>
          {late < MINUTE_MS
            ? t('manager.overdue-now')
            : t('manager.overdue-by', { wait: wait(late) })}
        </small>
      )}
      {state === 'missed' && returnUntil !== null && now !== null && (
        <small>
          {now > Date.parse(returnUntil)
            ? t('manager.return-over')
            : t('manager.return-until', { time: clock(returnUntil) })}
        </small>
      )}
    </span>
  );
}
