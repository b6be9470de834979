import type { HotKeys } from './hot-keys.js';
import { KeysDialog } from './keys-dialog.js';
import { PauseDialog } from './pause-dialog.js';
import type { Standing } from './standing.js';
import { TransferDialog } from './transfer-dialog.js';
import type { CounterActs } from './use-counter-acts.js';

/** What has to be asked before something is done. */
export type Question = 'pause' | 'transfer' | 'keys';

/** The question that is open; nothing for `null`. */
export function QuestionDialog({
  question,
  standing,
  acts,
  keys,
  onStoreKeys,
  onClose,
}: {
  readonly question: Question | null;
  readonly standing: Standing;
  readonly acts: CounterActs;
  readonly keys: HotKeys;
  readonly onStoreKeys: (keys: HotKeys) => void;
  readonly onClose: () => void;
}) {
  switch (question) {
    case null:
      return null;
    case 'pause':
      return <PauseDialog onPick={acts.pause} onClose={onClose} />;
    case 'transfer':
      return <TransferDialog standing={standing} onPick={acts.transfer} onClose={onClose} />;
    case 'keys':
      return <KeysDialog keys={keys} onStore={onStoreKeys} onClose={onClose} />;
  }
}
