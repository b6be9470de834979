import { TicketNumber, useFormats, useMessages } from '@lobbyflow/ui';
import { useDesk } from './desk.js';
import type { Standing } from './standing.js';
import { TicketMarks } from './ticket-marks.js';
import { useWhy } from './use-why.js';

/** Whom the next press would call, and why that one. */
export function NextPanel({
  standing: {
    phase,
    counter: { nextTicketId, nextRule },
  },
}: {
  readonly standing: Standing;
}) {
  const { picture, now } = useDesk();
  const t = useMessages();
  const why = useWhy();
  const { wait } = useFormats();
  if (phase === 'paused') return null;
  const next = nextTicketId === null ? undefined : picture.rows.tickets[nextTicketId];
  return (
    <section className="tl-next" aria-labelledby="tl-next">
      <h2 id="tl-next">{t('teller.next')}</h2>
      {next === undefined ? (
        <p>{t('teller.next-none')}</p>
      ) : (
        <>
          <p className="tl-next-head">
            <TicketNumber number={next.number} />
            {now !== null && (
              <span>
                {t('teller.waited', {
                  wait: wait(now - Date.parse(next.legStartedAt) - next.heldMs),
                })}
              </span>
            )}
          </p>
          <TicketMarks ticket={next} />
          {nextRule !== null && <p className="tl-why">{why.ofNext(next.number, nextRule)}</p>}
        </>
      )}
    </section>
  );
}
