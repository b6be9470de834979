import { lazy, Suspense } from 'react';
import { WhomDialog, WhyDialog } from './call-this-one.js';
import { useDesk } from './desk.js';
import type { HotKeys } from './hot-keys.js';
import { KeysDialog } from './keys-dialog.js';
import { NoShowDialog } from './no-show-dialog.js';
import { PauseDialog } from './pause-dialog.js';
import type { Standing } from './standing.js';
import { TransferDialog } from './transfer-dialog.js';
import type { CounterActs } from './use-counter-acts.js';

/** Opened once a day: comes when it is wished for. */
const CustomerSideDialog = lazy(async () => {
  return { default: (await import('./customer-side-dialog.js')).CustomerSideDialog };
});

/** What has to be asked before something is done. */
export type Question =
  | 'pause'
  | 'transfer'
  | 'keys'
  | 'pick'
  | 'no-show'
  | 'customer-side'
  | { readonly whyCall: string };

/** The question that is open; nothing for `null`. */
export function QuestionDialog({
  question,
  standing,
  acts,
  keys,
  onStoreKeys,
  onAsk,
  onClose,
}: {
  readonly question: Question | null;
  readonly standing: Standing;
  readonly acts: CounterActs;
  readonly keys: HotKeys;
  readonly onStoreKeys: (keys: HotKeys) => void;
  readonly onAsk: (next: Question) => void;
  readonly onClose: () => void;
}) {
  const { picture } = useDesk();
  if (question === null) return null;
  if (typeof question === 'object') {
    const ticketId = question.whyCall;
    return (
      <WhyDialog
        number={picture.rows.tickets[ticketId]?.number ?? ''}
        onPick={(reason) => acts.callTicket({ ticketId, reason })}
        onClose={onClose}
      />
    );
  }
  switch (question) {
    case 'pick':
      return (
        <WhomDialog
          standing={standing}
          onPick={(whyCall) => onAsk({ whyCall })}
          onClose={onClose}
        />
      );
    case 'pause':
      return <PauseDialog onPick={acts.pause} onClose={onClose} />;
    case 'no-show':
      return <NoShowDialog standing={standing} acts={acts} onClose={onClose} />;
    case 'transfer':
      return <TransferDialog standing={standing} onPick={acts.transfer} onClose={onClose} />;
    case 'customer-side':
      return (
        <Suspense fallback={null}>
          <CustomerSideDialog counterId={standing.counterId} onClose={onClose} />
        </Suspense>
      );
    case 'keys':
      return <KeysDialog keys={keys} onStore={onStoreKeys} onClose={onClose} />;
  }
}
