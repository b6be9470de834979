import type { BoardMissed, BoardPart, BoardRecent, Rows } from '@lobbyflow/contract';
import { TicketNumber, useMessages } from '@lobbyflow/ui';
import type { ReactNode } from 'react';
import { lineStyle } from './board-calls.js';
import { missedOf, recentOf } from './board-lines.js';
import { InTwo } from './two-languages.js';

/** What the branch shows beside the calls: whose call is over, whose was missed, its pictures. */
export function BoardSide({
  shows,
  media,
  recent,
  missed,
  counterName,
}: {
  readonly shows: readonly BoardPart[];
  readonly media: ReactNode;
  readonly recent: Rows<BoardRecent>;
  readonly missed: Rows<BoardMissed>;
  readonly counterName: (counterId: string) => string;
}) {
  const t = useMessages();
  const missedNumbers = missedOf(missed);
  return (
    <aside className="board-side">
      {media}
      {shows.includes('recent') && (
        <section>
          <h2>
            <InTwo say="board.recent" />
          </h2>
          <ol aria-label={t('board.recent')}>
            {recentOf(recent).map(([callId, { number, counterId }]) => (
              <li key={callId} style={lineStyle(number, counterName(counterId))}>
                <TicketNumber number={number} />{' '}
                <span className="board-recent-counter">{counterName(counterId)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {shows.includes('missed') && missedNumbers.length > 0 && (
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
