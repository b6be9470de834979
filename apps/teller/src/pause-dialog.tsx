import { PauseCounter } from '@lobbyflow/contract';
import { type PauseReason, useMessages, useWords } from '@lobbyflow/ui';
import { PickDialog } from './pick-dialog.js';

/** Asks why the counter pauses; the answer is in the reports. */
export function PauseDialog({
  onPick,
  onClose,
}: {
  readonly onPick: (reason: PauseReason) => void;
  readonly onClose: () => void;
}) {
  const t = useMessages();
  const word = useWords();
  const picks = PauseCounter.shape.reason.options.map((value) => ({
    value,
    label: word('pause', value),
  }));
  return (
    <PickDialog
      title={t('teller.pause-why')}
      groups={[{ title: null, picks }]}
      onPick={onPick}
      onClose={onClose}
    />
  );
}
