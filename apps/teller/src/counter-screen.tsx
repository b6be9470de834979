import { Button, Select, StateBadge, useCounterName, useMessages } from '@lobbyflow/ui';
import { type ReactNode, useState } from 'react';
import { ActsPanel } from './acts-panel.js';
import { AsidePanel } from './aside-panel.js';
import { CustomerNotes } from './customer-notes.js';
import { CustomerPanel } from './customer-panel.js';
import { DeskFooter } from './desk-footer.js';
import { useDesk } from './desk.js';
import type { HotKeys } from './hot-keys.js';
import { HelpButton, HelpNotice } from './help-notice.js';
import { NextPanel } from './next-panel.js';
import { type Question, QuestionDialog } from './question-dialog.js';
import { QueuesPanel } from './queues-panel.js';
import type { Standing } from './standing.js';
import { UndoBar } from './undo-bar.js';
import type { CounterActs, Told } from './use-counter-acts.js';
import { type HelpCalling, useHelpCall } from './use-help-call.js';
import { useHotKeys, useStoredKeys } from './use-hot-keys.js';
import { type Presses, usePress } from './use-press.js';
import { WhatWentWrong } from './what-went-wrong.js';

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
  const [question, ask] = useState<Question | null>(null);
  const [keys, storeKeys] = useStoredKeys();
  const help = useHelpCall(standing.counterId);
  const { press, holdingBack, refused } = usePress(standing, acts, {
    told,
    ask,
    help: help.call,
  });
  useHotKeys(keys, press);
  return (
    <main className="tl-desk">
      <CounterHeader standing={standing} held={held} onSwitch={onSwitch} />
      <div className="tl-now">
        {notices}
        <CustomerPanel standing={standing} />
        <ActsPanel
          phase={standing.phase}
          keys={keys}
          underWay={acts.underWay}
          holdingBack={holdingBack}
          onPress={press}
        />
        <Said {...{ standing, acts, refused, help, keys, press }} />
        <CustomerNotes standing={standing} />
      </div>
      <div className="tl-soon">
        <NextPanel standing={standing} />
        <QueuesPanel
          standing={standing}
          hotKey={keys.pick}
          isOff={holdingBack('pick') !== null}
          isBusy={acts.underWay === 'pick'}
          onPick={() => press('pick')}
        />
        <AsidePanel
          counterId={standing.counterId}
          isLocked={acts.underWay !== null}
          onBringBack={acts.bringBack}
        />
      </div>
      <KeysFooter onOpen={ask}>
        <HelpButton help={help} hotKey={keys.help} onPress={() => press('help')} />
      </KeysFooter>
      <QuestionDialog
        question={question}
        standing={standing}
        acts={acts}
        keys={keys}
        onStoreKeys={storeKeys}
        onAsk={ask}
        onClose={() => ask(null)}
      />
    </main>
  );
}

/** What was done and can be taken back, what went wrong, and whether somebody comes. */
function Said({
  standing,
  acts,
  refused,
  help,
  keys,
  press,
}: {
  readonly standing: Standing;
  readonly acts: CounterActs;
  readonly refused: Presses['refused'];
  readonly help: HelpCalling;
  readonly keys: HotKeys;
  readonly press: Presses['press'];
}) {
  return (
    <div className="tl-said">
      <UndoBar
        counter={standing.counter}
        hotKey={keys.undo}
        isBusy={acts.underWay === 'undo'}
        onUndo={() => press('undo')}
      />
      <WhatWentWrong acts={acts} hasNext={standing.counter.nextTicketId !== null} held={refused} />
      <HelpNotice help={help} />
    </div>
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

function KeysFooter({
  onOpen,
  children,
}: {
  readonly onOpen: (what: 'keys' | 'customer-side') => void;
  readonly children: ReactNode;
}) {
  const t = useMessages();
  return (
    <DeskFooter>
      {children}
      <Button kind="quiet" onClick={() => onOpen('keys')}>
        {t('teller.keys')}
      </Button>
      <Button kind="quiet" onClick={() => onOpen('customer-side')}>
        {t('teller.customer-side')}
      </Button>
    </DeskFooter>
  );
}
