import { Button, Dialog, type MessageKey, Notice, useMessages } from '@lobbyflow/ui';
import { type KeyboardEvent, useState } from 'react';
import { type Act, ACTS } from './acts.js';
import {
  type Chord,
  chordOf,
  faultOf,
  FIRST_KEYS,
  type HotKeys,
  type KeyFault,
} from './hot-keys.js';

interface Fault {
  readonly chord: Chord;
  readonly fault: KeyFault;
}

/** Every act and its key, to be changed by pressing the new one. */
export function KeysDialog({
  keys,
  onStore,
  onClose,
}: {
  readonly keys: HotKeys;
  readonly onStore: (keys: HotKeys) => void;
  readonly onClose: () => void;
}) {
  const t = useMessages();
  const [listening, listenFor] = useState<Act | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);

  const listen = (act: Act | null) => {
    setFault(null);
    listenFor(act);
  };
  const hear = (act: Act) => (event: KeyboardEvent) => {
    if (event.key !== 'Tab') event.preventDefault();
    if (event.key === 'Tab' || event.key === 'Escape') listen(null);
    const chord = chordOf(event.nativeEvent);
    if (chord === null) return;
    const found = faultOf(keys, act, chord);
    if (found === null) {
      onStore({ ...keys, [act]: chord });
      listen(null);
    } else {
      setFault({ chord, fault: found });
    }
  };
  return (
    <Dialog
      title={t('teller.keys')}
      onClose={onClose}
      actions={
        <Button
          icon="undo"
          onClick={() => {
            onStore(FIRST_KEYS);
            listen(null);
          }}
        >
          {t('teller.keys.reset')}
        </Button>
      }
    >
      <p>{t('teller.keys.hint')}</p>
      {fault && <FaultNotice {...fault} />}
      <ul className="tl-keys">
        {ACTS.map((act) => (
          <KeyRow
            key={act}
            act={act}
            chord={keys[act]}
            isListening={listening === act}
            onListen={() => listen(act)}
            onHear={hear(act)}
            onRemove={() => {
              onStore({ ...keys, [act]: null });
              listen(null);
            }}
          />
        ))}
      </ul>
    </Dialog>
  );
}

function KeyRow({
  act,
  chord,
  isListening,
  onListen,
  onHear,
  onRemove,
}: {
  readonly act: Act;
  readonly chord: Chord | null;
  readonly isListening: boolean;
  readonly onListen: () => void;
  readonly onHear: (event: KeyboardEvent) => void;
  readonly onRemove: () => void;
}) {
  const t = useMessages();
  const name = t(`teller.act.${act}`);
  return (
    <li>
      <span>
        {name}
        <kbd>{chord ?? t('teller.keys.none')}</kbd>
      </span>
      <Button
        aria-label={
          isListening ? t('teller.keys.press') : t('teller.keys.change-of', { act: name })
        }
        aria-pressed={isListening}
        onClick={onListen}
        onKeyDown={isListening ? onHear : undefined}
      >
        {t(isListening ? 'teller.keys.press' : 'teller.keys.change')}
      </Button>
      <Button
        kind="quiet"
        icon="close"
        aria-label={t('teller.keys.remove-of', { act: name })}
        title={t('teller.keys.remove')}
        disabled={chord === null}
        onClick={onRemove}
      />
    </li>
  );
}

function FaultNotice({ chord, fault }: Fault) {
  const t = useMessages();
  const says: Record<KeyFault['is'], MessageKey> = {
    used: 'teller.keys.used',
    plain: 'teller.keys.plain',
    browser: 'teller.keys.browser',
  };
  const act = fault.is === 'used' ? t(`teller.act.${fault.by}`) : '';
  return <Notice tone="danger">{t(says[fault.is], { key: chord, act })}</Notice>;
}
