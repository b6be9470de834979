import type { Api } from '@lobbyflow/client';
import { type Device, ROUTES } from '@lobbyflow/contract';
import { Button, Dialog, ProblemNotice, TextField, useMessages } from '@lobbyflow/ui';
import { useState } from 'react';
import { useSending } from './use-sending.js';

interface Props<Answer> {
  readonly api: Api;
  readonly branchId: string;
  readonly device: Device;
  readonly onClose: () => void;
  readonly onDone: (answer: Answer) => void;
}

/** Another name for a device. */
export function RenameDevice({ api, branchId, device, onClose, onDone }: Props<Device>) {
  const t = useMessages();
  const [name, call] = useState(device.name);
  const { isBusy, problem, send } = useSending();
  const params = { branchId, deviceId: device.id };
  const wished = name.trim();
  const rename = () => {
    if (wished === '') return;
    send(() => api.call(ROUTES.renameDevice, { params, body: { name: wished } }), onDone);
  };
  return (
    <Dialog
      title={t('manager.devices.rename-one', { name: device.name })}
      onClose={onClose}
      actions={
        <Button kind="primary" isBusy={isBusy} disabled={wished === ''} onClick={rename}>
          {t('manager.devices.save')}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
      >
        <TextField label={t('manager.devices.name')} value={name} maxLength={60} onChange={call} />
      </form>
      <ProblemNotice problem={problem} />
    </Dialog>
  );
}

/** Shutting a device out, which cannot be taken back. */
export function RevokeDevice({ api, branchId, device, onClose, onDone }: Props<null>) {
  const t = useMessages();
  const { isBusy, problem, send } = useSending();
  const params = { branchId, deviceId: device.id };
  const revoke = () => {
    send(
      () => api.call(ROUTES.revokeDevice, { params }),
      () => onDone(null),
    );
  };
  return (
    <Dialog
      title={t('manager.devices.revoke-one', { name: device.name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" isBusy={isBusy} onClick={revoke}>
            {t('manager.devices.revoke')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('manager.devices.revoke-sure')}</p>
      <ProblemNotice problem={problem} />
    </Dialog>
  );
}
