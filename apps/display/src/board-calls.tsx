import type { BoardCall } from '@lobbyflow/contract';
import { Icon, TicketNumber, useMessages } from '@lobbyflow/ui';
import type { CSSProperties } from 'react';
import { emsOf, isLong, rowEmsOf, widthOf } from './board-lines.js';
import { InTwo } from './two-languages.js';

type NameOf = (counterId: string) => string;

/** The number everybody should see now. */
export function FrontCall({
  call,
  counterName,
  isAnnounced,
  isReady,
}: {
  readonly call: BoardCall | null;
  readonly counterName: NameOf;
  readonly isAnnounced: boolean;
  /** Whether the board knows yet that nobody is called. */
  readonly isReady: boolean;
}) {
  const t = useMessages();
  return (
    <div
      className="board-front"
      role="status"
      aria-live="assertive"
      data-announced={isAnnounced || undefined}
    >
      {call === null && (
        <p className="board-nobody">
          {isReady ? <InTwo say="board.nobody" /> : t('link.connecting')}
        </p>
      )}
      {call !== null && (
        <>
          <h2>
            <InTwo say="board.now-calling" />
          </h2>
          <p
            key={call.callId}
            className="board-front-line"
            data-long={isLong(counterName(call.counterId)) || undefined}
            style={lineStyle(call.number, counterName(call.counterId))}
          >
            <TicketNumber number={call.number} />
            <Icon name="forward" />{' '}
            <span className="board-counter">{counterName(call.counterId)}</span>
          </p>
        </>
      )}
    </div>
  );
}

/** Whoever else is on the way to a counter, or at one. */
export function OtherCalls({
  calls,
  counterName,
}: {
  readonly calls: readonly BoardCall[];
  readonly counterName: NameOf;
}) {
  const t = useMessages();
  return (
    <ol className="board-others" aria-label={t('board.others')}>
      {calls.map(({ callId, number, counterId, state }) => (
        <li key={callId} data-state={state} style={lineStyle(number, counterName(counterId))}>
          <TicketNumber number={number} />
          <Icon name="forward" /> <span className="board-counter">{counterName(counterId)}</span>{' '}
          <span className="board-state">{t(`ticket-state.${state}`)}</span>
        </li>
      ))}
    </ol>
  );
}

/** How wide a call is set, for the styles: number and large counter, the same in a row, the counter's name alone. */
export function lineStyle(number: string, counter: string): CSSProperties {
  const widths: Readonly<Record<`--${string}`, number>> = {
    '--ems': emsOf(number, counter),
    '--row-ems': rowEmsOf(number, counter),
    '--name-ems': widthOf(counter),
  };
  return widths;
}
