import { useFormats, useMessages } from '@lobbyflow/ui';
import { useDesk } from './desk.js';
import { PickDialog } from './pick-dialog.js';
import type { Standing } from './standing.js';
import type { CounterActs } from './use-counter-acts.js';

type Outcome = 'missed' | 'later' | 'gone';

/** What becomes of a customer who was called as often as may be and did not come. */
export function NoShowDialog({
  standing: { ticket, counter },
  acts,
  onClose,
}: {
  readonly standing: Standing;
  readonly acts: CounterActs;
  readonly onClose: () => void;
}) {
  const { policy } = useDesk().branch;
  const t = useMessages();
  const { wait } = useFormats();
  const within = wait(policy.returnWithinMs);
  const picks = (['missed', 'later', 'gone'] as const).map((value) => ({
    value,
    label: t(`teller.no-show.${value}`),
    hint: t(`teller.no-show.${value}-hint`, { within, n: policy.returnBehind }),
  }));
  const pick = (outcome: Outcome) => {
    const { ticketId } = counter;
    if (ticketId === null) return;
    if (outcome === 'missed') acts.press('no-show');
    else if (outcome === 'later') acts.putBehind(ticketId);
    else acts.takeOff(ticketId);
  };
  return (
    <PickDialog
      title={t('teller.no-show.title', { number: ticket?.number ?? '' })}
      groups={[{ title: null, picks }]}
      onPick={pick}
      onClose={onClose}
    />
  );
}
