import './devices.css';
import { type Api, useAsked } from '@lobbyflow/client';
import { type Branch, type Device, ROUTES } from '@lobbyflow/contract';
import { ProblemNotice, useMessages } from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { useCallback, useState } from 'react';
import { AddDevice } from './add-device.js';
import { RenameDevice, RevokeDevice } from './device-dialogs.js';
import { DevicesTable } from './devices-table.js';

learnLaterWords();

type Question = { readonly is: 'rename' | 'revoke'; readonly device: Device };

/** Kiosks and displays of the branch: letting one in, naming it, shutting it out. */
export function DevicesScreen({
  api,
  branch,
  tell,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly tell: (sentence: string) => void;
}) {
  const t = useMessages();
  const branchId = branch.id;
  const [question, put] = useState<Question | null>(null);
  const { answer, problem, askAgain } = useAsked(
    useCallback(() => api.call(ROUTES.listDevices, { params: { branchId } }), [api, branchId]),
  );
  const done = (sentence: string) => {
    put(null);
    tell(sentence);
    askAgain();
  };
  const dialog = { api, branchId, onClose: () => put(null) };
  return (
    <main className="mg-devices">
      <h1>{t('manager.devices')}</h1>
      <AddDevice
        api={api}
        branchId={branchId}
        onAdded={({ name }) => done(t('manager.devices.added', { name }))}
      />
      <ProblemNotice problem={problem} onRetry={askAgain} />
      {answer === null && problem === null && <p role="status">{t('state.loading')}</p>}
      {answer !== null && (
        <DevicesTable
          devices={answer.items}
          onRename={(device) => put({ is: 'rename', device })}
          onRevoke={(device) => put({ is: 'revoke', device })}
        />
      )}
      {question?.is === 'rename' && (
        <RenameDevice
          {...dialog}
          device={question.device}
          onDone={({ name }) => done(t('manager.devices.renamed', { name }))}
        />
      )}
      {question?.is === 'revoke' && (
        <RevokeDevice
          {...dialog}
          device={question.device}
          onDone={() => done(t('manager.devices.revoked', { name: question.device.name }))}
        />
      )}
    </main>
  );
}
