import { PauseCounter, pauseLimitMs } from '@lobbyflow/contract';
import { type PauseReason, useFormats, useMessages, useWords } from '@lobbyflow/ui';
import { useDesk } from './desk.js';
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
  const { wait } = useFormats();
  const { policy } = useDesk().branch;
  const hintOf = (reason: PauseReason) => {
    const limitMs = pauseLimitMs(policy.pauseLimitsMs, reason);
    return limitMs === null ? {} : { hint: t('teller.pause-limit', { wait: wait(limitMs) }) };
  };
  const picks = PauseCounter.shape.reason.options.map((value) => ({
    value,
    label: word('pause', value),
    ...hintOf(value),
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
