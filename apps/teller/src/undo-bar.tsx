import type { StaffCounter } from '@lobbyflow/contract';
import { Button, type MessageKey, useMessages } from '@lobbyflow/ui';
import { useDesk } from './desk.js';
import { secondsUntil } from './what-holds.js';

const DONE: Readonly<Record<string, MessageKey>> = {
  'call-next': 'teller.done.call-next',
  'no-show': 'teller.done.no-show',
  finish: 'teller.done.finish',
  hold: 'teller.done.hold',
  transfer: 'teller.done.transfer',
};

/** For a few seconds after an act: what was done, the seconds left, and the way back. */
export function UndoBar({
  counter: { undoAction, undoUntil },
  hotKey,
  isBusy,
  onUndo,
}: {
  readonly counter: StaffCounter;
  readonly hotKey: string | null;
  readonly isBusy: boolean;
  readonly onUndo: () => void;
}) {
  const { now } = useDesk();
  const t = useMessages();
  const seconds = secondsUntil(undoUntil, 0, now);
  const done = DONE[undoAction ?? ''];
  if (seconds === null) return null;
  return (
    <div className="tl-undo">
      <p role="status">{done === undefined ? '' : t(done)}</p>
      <span className="tl-undo-left" role="timer">
        {t('teller.undo-left', { n: seconds })}
      </span>
      <Button icon="undo" hotKey={hotKey ?? undefined} isBusy={isBusy} onClick={onUndo}>
        {t('teller.act.undo')}
      </Button>
    </div>
  );
}
