import type { BoardMissed, BoardRecent, Rows } from '@lobbyflow/contract';
import { TicketNumber, useMessages } from '@lobbyflow/ui';
import { missedOf, recentOf } from './board-lines.js';
import { InTwo } from './two-languages.js';

/** Whose call is over, and whose was missed. */
export function BoardSide({
  recent,
  missed,
  counterName,
}: {
  readonly recent: Rows<BoardRecent>;
  readonly missed: Rows<BoardMissed>;
  readonly counterName: (counterId: string) => string;
}) {
  const t = useMessages();
  const missedNumbers = missedOf(missed);
  return (
    <aside className="board-side">
      <section>
        <h2>
          <InTwo say="board.recent" />
        </h2>
        <ol aria-label={t('board.recent')}>
          {recentOf(recent).map(([callId, { number, counterId }]) => (
            <li key={callId}>
              <TicketNumber number={number} /> <span>{counterName(counterId)}</span>
            </li>
          ))}
        </ol>
      </section>
      {missedNumbers.length > 0 && (
        <section className="board-missed">
          <h2>
            <InTwo say="board.missed" />
          </h2>
          <ul aria-label={t('board.missed')}>
            {missedNumbers.map((number) => (
              <li key={number}>
                <TicketNumber number={number} />
              </li>
            ))}
          </ul>
          <p>
            <InTwo say="board.missed-hint" />
          </p>
        </section>
      )}
    </aside>
  );
}
