import type { Api } from '@lobbyflow/client';
import {
  type Device,
  PAIRING_CODE_LENGTH,
  PAIRING_LETTERS,
  ROUTES,
  type WaitingDevice,
} from '@lobbyflow/contract';
import { Button, ProblemNotice, TextField, useFormats, useMessages } from '@lobbyflow/ui';
import { type SyntheticEvent, useState } from 'react';
import { inHalves } from './pairing-halves.js';
import { useSending } from './use-sending.js';

interface Props {
  readonly api: Api;
  readonly branchId: string;
  readonly onAdded: (device: Device) => void;
}

/** Two steps: the code that the device shows, then what is behind it, and its name. */
export function AddDevice({ api, branchId, onAdded }: Props) {
  const t = useMessages();
  const [found, find] = useState<WaitingDevice | null>(null);
  return (
    <section className="mg-add-device" aria-label={t('manager.devices.add')}>
      <h2>{t('manager.devices.add')}</h2>
      {found === null ? (
        <CodeForm api={api} branchId={branchId} onFound={find} />
      ) : (
        <ApproveForm
          api={api}
          branchId={branchId}
          found={found}
          onCancel={() => find(null)}
          onAdded={(device) => {
            find(null);
            onAdded(device);
          }}
        />
      )}
    </section>
  );
}

function CodeForm({
  api,
  branchId,
  onFound,
}: Pick<Props, 'api' | 'branchId'> & { readonly onFound: (found: WaitingDevice) => void }) {
  const t = useMessages();
  const [typed, type] = useState('');
  const { isBusy, problem, send } = useSending();
  const code = lettersIn(typed);
  const look = (event: SyntheticEvent) => {
    event.preventDefault();
    if (code.length !== PAIRING_CODE_LENGTH) return;
    send(
      () => api.call(ROUTES.waitingDevice, { params: { branchId, pairingCode: code } }),
      onFound,
    );
  };
  return (
    <form onSubmit={look}>
      <p>{t('manager.devices.add-hint')}</p>
      <div className="mg-add-device-code">
        <TextField
          label={t('manager.devices.code')}
          value={inHalves(code)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          onChange={type}
        />
        <Button
          type="submit"
          kind="primary"
          isBusy={isBusy}
          disabled={code.length !== PAIRING_CODE_LENGTH}
        >
          {t('manager.devices.look')}
        </Button>
      </div>
      <ProblemNotice problem={problem} />
    </form>
  );
}

function ApproveForm({
  api,
  branchId,
  found,
  onCancel,
  onAdded,
}: Props & { readonly found: WaitingDevice; readonly onCancel: () => void }) {
  const t = useMessages();
  const { clock } = useFormats();
  const [name, call] = useState('');
  const { isBusy, problem, send } = useSending();
  const approve = (event: SyntheticEvent) => {
    event.preventDefault();
    const params = { branchId, pairingCode: found.code };
    send(() => api.call(ROUTES.approvePairing, { params, body: { name: name.trim() } }), onAdded);
  };
  const kind = t(`manager.devices.${found.role}`);
  return (
    <form onSubmit={approve}>
      <p>
        <strong>{t('manager.devices.found', { kind, code: inHalves(found.code) })}</strong>{' '}
        {t('manager.devices.found-where', { at: clock(found.askedAt), address: found.address })}
      </p>
      <p>{t('manager.devices.check')}</p>
      <TextField
        label={t('manager.devices.name')}
        hint={t('manager.devices.name-hint')}
        value={name}
        maxLength={60}
        autoFocus
        onChange={call}
      />
      <ProblemNotice problem={problem} />
      <div className="mg-add-device-acts">
        <Button type="submit" kind="primary" isBusy={isBusy} disabled={name.trim() === ''}>
          {t('manager.devices.approve')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What of the typed text can stand in a code: dashes, blanks and small letters are no mistake. */
function lettersIn(typed: string): string {
  const letters = Array.from(typed.toUpperCase()).filter((sign) => PAIRING_LETTERS.includes(sign));
  return letters.join('').slice(0, PAIRING_CODE_LENGTH);
}
