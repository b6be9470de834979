import { Button, type IconName, useMessages } from '@lobbyflow/ui';
import type { MouseEvent } from 'react';
import { type Act, USUAL } from './acts.js';
import type { HotKeys } from './hot-keys.js';
import type { Phase } from './standing.js';
import type { CounterActs } from './use-counter-acts.js';
import type { HeldBack } from './what-holds.js';

const ICONS: Record<Exclude<Act, 'undo' | 'pick' | 'help'>, IconName> = {
  next: 'forward',
  start: 'play',
  recall: 'bell',
  'no-show': 'alert',
  finish: 'check',
  hold: 'hand',
  transfer: 'transfer',
  pause: 'pause',
  close: 'close',
};
const PLACES = Object.keys(ICONS) as (keyof typeof ICONS)[];

/** Every act at its own place, always: a hand finds it without looking. */
export function ActsPanel({
  phase,
  keys,
  underWay,
  holdingBack,
  onPress,
}: {
  readonly phase: Phase;
  readonly keys: HotKeys;
  readonly underWay: CounterActs['underWay'];
  readonly holdingBack: (act: Act) => HeldBack | null;
  readonly onPress: (act: Act) => void;
}) {
  const t = useMessages();
  const label = (act: keyof typeof ICONS) => {
    if (act === 'next' && phase === 'serving') return t('teller.act.finish-next');
    if (act === 'pause' && phase === 'paused') return t('teller.act.resume');
    const seconds = act === 'recall' ? (holdingBack(act)?.seconds ?? null) : null;
    return seconds === null ? t(`teller.act.${act}`) : t('teller.act.recall-in', { n: seconds });
  };
  return (
    <section className="tl-acts" aria-label={t('teller.acts')}>
      {PLACES.map((act) => (
        <Button
          key={act}
          className={`tl-act tl-act-${act}`}
          size={act === 'next' ? 'large' : 'normal'}
          kind={USUAL[phase] === act ? 'primary' : 'secondary'}
          icon={act === 'pause' && phase === 'paused' ? 'play' : ICONS[act]}
          hotKey={keys[act] ?? undefined}
          isBusy={underWay === act}
          isOff={holdingBack(act) !== null}
          onClick={(event: MouseEvent<HTMLButtonElement>) => {
            // The second press of a double click would land on whatever comes next.
            if (event.detail <= 1) onPress(act);
          }}
        >
          {label(act)}
        </Button>
      ))}
    </section>
  );
}
