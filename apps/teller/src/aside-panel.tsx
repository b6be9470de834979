import type { StaffTicket } from '@lobbyflow/contract';
import { Button, TicketNumber, useFormats, useMessages, WaitClock } from '@lobbyflow/ui';
import { useDesk } from './desk.js';

type Aside = 'held' | 'missed';
type BringBack = (ticketId: string, from: Aside) => void;

/** Who was put aside or missed the call, with the way back into the queue; this counter's own first. */
export function AsidePanel({
  counterId,
  isLocked,
  onBringBack,
}: {
  readonly counterId: string;
  readonly isLocked: boolean;
  readonly onBringBack: BringBack;
}) {
  const { picture } = useDesk();
  const t = useMessages();
  const inState = (state: Aside) =>
    Object.entries(picture.rows.tickets)
      .filter(([, ticket]) => ticket.state === state)
      .toSorted(([, a], [, b]) => place(a, counterId) - place(b, counterId));
  return (
    <>
      {(['held', 'missed'] as const).map((state) => {
        const tickets = inState(state);
        if (tickets.length === 0) return null;
        return (
          <section key={state} className="tl-aside" aria-label={t(`teller.${state}`)}>
            <h2>{t(`teller.${state}`)}</h2>
            <ul>
              {tickets.map(([id, ticket]) => (
                <AsideRow
                  key={id}
                  ticket={ticket}
                  isFromHere={ticket.counterId === counterId}
                  isLocked={isLocked}
                  onBringBack={() => onBringBack(id, state)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** Own ones first, then by when they were put aside, newest first. */
function place({ counterId, heldAt, missedAt }: StaffTicket, here: string): number {
  const at = Date.parse(heldAt ?? missedAt ?? '') || 0;
  return (counterId === here ? -1e15 : 0) - at;
}

function AsideRow({
  ticket,
  isFromHere,
  isLocked,
  onBringBack,
}: {
  readonly ticket: StaffTicket;
  readonly isFromHere: boolean;
  readonly isLocked: boolean;
  readonly onBringBack: () => void;
}) {
  const { now } = useDesk();
  const t = useMessages();
  const { clock } = useFormats();
  const { number, heldAt, missedAt, returnUntil } = ticket;
  const since = heldAt ?? missedAt;
  const isTooLate = returnUntil !== null && now !== null && now > Date.parse(returnUntil);
  const isAway = ticket.isAway === true;
  const act = isAway ? 'arrive' : ticket.state === 'held' ? 'resume' : 'return';
  return (
    <li>
      <TicketNumber number={number} />
      <span className="tl-aside-since">
        {since !== null && <WaitClock since={since} now={now} label={t('teller.aside.since')} />}
        <small>
          {[
            ...(isAway ? [t('teller.aside.away')] : []),
            ...(isFromHere ? [t('teller.aside.at-mine')] : []),
            ...(isTooLate ? [t('teller.aside.too-late')] : []),
            ...(returnUntil !== null && !isTooLate
              ? [t('teller.aside.until', { time: clock(returnUntil) })]
              : []),
          ].join(' · ')}
        </small>
      </span>
      <Button
        aria-label={t(`teller.aside.${act}-number`, { number })}
        disabled={isLocked || isTooLate}
        onClick={onBringBack}
      >
        {t(`teller.aside.${act}`)}
      </Button>
    </li>
  );
}
