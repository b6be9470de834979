import { Button, Select, StateBadge, useCounterName, useMessages } from '@lobbyflow/ui';
import { type ReactNode, useState } from 'react';
import type { Act } from './acts.js';
import { ActsPanel } from './acts-panel.js';
import { AsidePanel } from './aside-panel.js';
import { CustomerPanel } from './customer-panel.js';
import { DeskFooter } from './desk-footer.js';
import { useDesk } from './desk.js';
import { KeysDialog } from './keys-dialog.js';
import { NextPanel } from './next-panel.js';
import { PauseDialog } from './pause-dialog.js';
import { QueuesPanel } from './queues-panel.js';
import type { Standing } from './standing.js';
import { TransferDialog } from './transfer-dialog.js';
import { UndoBar } from './undo-bar.js';
import type { CounterActs, Told } from './use-counter-acts.js';
import { useHotKeys, useStoredKeys } from './use-hot-keys.js';
import { whatHolds } from './what-holds.js';
import { WhatWentWrong } from './what-went-wrong.js';

type Question = 'pause' | 'transfer' | 'keys';

/** A teller's counter: the customer, what to do, who is next and why, and who waits. */
export function CounterScreen({
  notices,
  standing,
  acts,
  told,
  held,
  onSwitch,
}: {
  readonly notices: ReactNode;
  readonly standing: Standing;
  readonly acts: CounterActs;
  readonly told: Told;
  /** All counters of this member of staff. */
  readonly held: readonly string[];
  readonly onSwitch: (counterId: string) => void;
}) {
  const desk = useDesk();
  const [question, setQuestion] = useState<Question | null>(null);
  const [refused, setRefused] = useState<Act | null>(null);
  const [keys, storeKeys] = useStoredKeys();
  const holdingBack = (act: Act) => whatHolds(act, standing, told, desk);

  const press = (act: Act) => {
    if (acts.underWay !== null) return;
    const isHeldBack = holdingBack(act) !== null;
    setRefused(isHeldBack ? act : null);
    acts.forget();
    if (isHeldBack) return;
    if (act === 'transfer') setQuestion('transfer');
    else if (act === 'next') {
      if (standing.phase === 'serving') acts.finishAndCallNext();
      else acts.callNext();
    } else if (act !== 'pause') acts.press(act);
    else if (standing.phase === 'paused') acts.resume();
    else setQuestion('pause');
  };
  useHotKeys(keys, press);
  const close = () => setQuestion(null);
  return (
    <main className="tl-desk">
      <CounterHeader standing={standing} held={held} onSwitch={onSwitch} />
      <div className="tl-now">
        {notices}
        <CustomerPanel standing={standing} />
        <WhatWentWrong
          acts={acts}
          hasNext={standing.counter.nextTicketId !== null}
          held={refused === null ? null : holdingBack(refused)}
        />
        <ActsPanel
          phase={standing.phase}
          keys={keys}
          underWay={acts.underWay}
          holdingBack={holdingBack}
          onPress={press}
        />
        <UndoBar
          counter={standing.counter}
          hotKey={keys.undo}
          isBusy={acts.underWay === 'undo'}
          onUndo={() => press('undo')}
        />
      </div>
      <div className="tl-soon">
        <NextPanel standing={standing} />
        <QueuesPanel standing={standing} />
        <AsidePanel
          counterId={standing.counterId}
          isLocked={acts.underWay !== null}
          onBringBack={acts.bringBack}
        />
      </div>
      <KeysFooter onOpen={() => setQuestion('keys')} />
      {question === 'pause' && <PauseDialog onPick={acts.pause} onClose={close} />}
      {question === 'transfer' && (
        <TransferDialog standing={standing} onPick={acts.transfer} onClose={close} />
      )}
      {question === 'keys' && <KeysDialog keys={keys} onStore={storeKeys} onClose={close} />}
    </main>
  );
}

function CounterHeader({
  standing: { counter, counterId },
  held,
  onSwitch,
}: {
  readonly standing: Standing;
  readonly held: readonly string[];
  readonly onSwitch: (counterId: string) => void;
}) {
  const { picture } = useDesk();
  const t = useMessages();
  const nameOf = useCounterName();
  const options = held.map((id) => ({
    value: id,
    label: nameOf(picture.rows.counters[id]?.name ?? id),
  }));
  return (
    <header className="tl-header">
      <h1>{nameOf(counter.name)}</h1>
      <StateBadge of="counter" state={counter.session} />
      {options.length > 1 && (
        <Select
          label={t('teller.switch')}
          value={counterId}
          options={options}
          onChange={onSwitch}
        />
      )}
    </header>
  );
}

function KeysFooter({ onOpen }: { readonly onOpen: () => void }) {
  const t = useMessages();
  return (
    <DeskFooter>
      <Button kind="quiet" onClick={onOpen}>
        {t('teller.keys')}
      </Button>
    </DeskFooter>
  );
}
