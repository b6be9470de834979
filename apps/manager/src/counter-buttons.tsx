import { type ButtonProps, type IconName, useMessages } from '@lobbyflow/ui';
import type { CommandRoute } from '@lobbyflow/client';
import { ROUTES } from '@lobbyflow/contract';
import { ActButton } from './act-button.js';
import { type CounterAct, PLAIN_ACTS } from './counter-now.js';
import { undoWord } from './state-look.js';
import type { CounterActs } from './use-counter-acts.js';

const ICON: Record<CounterAct, IconName> = {
  open: 'play',
  close: 'close',
  resume: 'play',
  pause: 'pause',
  'call-next': 'bell',
  recall: 'sound',
  start: 'user',
  finish: 'check',
  'no-show': 'alert',
  hold: 'hand',
  transfer: 'transfer',
};

const ROUTE: Record<CounterAct, CommandRoute> = {
  ...PLAIN_ACTS,
  pause: ROUTES.pauseCounter,
  transfer: ROUTES.transfer,
};

/**
 * What can be done at a counter now, the usual next step first. That one keeps its place and the focus as
 * its meaning changes, so that a counter can be run with one key.
 */
export function CounterButtons({
  acts,
  does,
  onAsk,
}: {
  readonly acts: readonly CounterAct[];
  readonly does: CounterActs;
  /** `pause` and `transfer` ask first. */
  readonly onAsk: (act: 'pause' | 'transfer') => void;
}) {
  const t = useMessages();
  const { pending, undoAction } = does;
  const button = (act: CounterAct, key: string, kind: NonNullable<ButtonProps['kind']>) => {
    const asks = act === 'pause' || act === 'transfer';
    return (
      <ActButton
        key={key}
        kind={kind}
        icon={ICON[act]}
        pending={pending}
        route={ROUTE[act]}
        onPress={() => {
          if (asks) onAsk(act);
          else does.press(act);
        }}
      >
        {t(`manager.act.${act}`)}
      </ActButton>
    );
  };
  const [main, ...others] = acts;
  return (
    <>
      {main && button(main, 'main', main === 'open' ? 'secondary' : 'primary')}
      {others.map((act) => button(act, act, 'secondary'))}
      {undoAction !== null && (
        <ActButton
          kind="quiet"
          icon="undo"
          pending={pending}
          route={ROUTES.undo}
          onPress={() => does.press('undo')}
        >
          {t(undoWord(undoAction))}
        </ActButton>
      )}
    </>
  );
}
