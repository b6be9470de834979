import { type Api, useAsked, useCommand } from '@lobbyflow/client';
import { type Branch, ROUTES } from '@lobbyflow/contract';
import { Button, ProblemNotice, useFormats, useMessages } from '@lobbyflow/ui';
import { useCallback } from 'react';

/** What was published before, the latest first, and the way back to it. */
export function RuleVersions({
  api,
  branch,
  mayRestore,
  onRestored,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly mayRestore: boolean;
  readonly onRestored: () => void;
}) {
  const t = useMessages();
  const { clock, day } = useFormats();
  const { answer, problem, askAgain } = useAsked(
    useCallback(
      () => api.call(ROUTES.listConfigVersions, { params: { branchId: branch.id } }),
      [api, branch.id],
    ),
  );
  const { send, pending, problem: unsent, retry, forget } = useCommand(api);
  if (answer === null) return <ProblemNotice problem={problem} onRetry={askAgain} />;
  const restore = (version: number) =>
    void send(
      ROUTES.restoreConfigVersion,
      { params: { branchId: branch.id, configVersion: String(version) }, body: {} },
      onRestored,
    );
  return (
    <section aria-labelledby="rules-versions">
      <h2 id="rules-versions">{t('rules.versions')}</h2>
      <ProblemNotice problem={unsent} onRetry={retry && (() => void retry())} onClose={forget} />
      {answer.items.length === 0 && <p className="mg-empty">{t('rules.versions.none')}</p>}
      {answer.items.length > 0 && (
        <div className="mg-scroll">
          <table aria-label={t('rules.versions')}>
            <thead>
              <tr>
                {(['version', 'when', 'by', 'what'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`rules.versions.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.items.map(({ version, publishedAt, by, restores, isCurrent }) => (
                <tr key={version}>
                  <th scope="row">{version}</th>
                  <td>
                    {day(publishedAt)} {clock(publishedAt)}
                  </td>
                  <td>{by === 'system' ? t('rules.versions.system') : by}</td>
                  <td>
                    {restores !== null && t('rules.versions.restores', { version: restores })}{' '}
                    {isCurrent && <strong>{t('rules.versions.current')}</strong>}
                    {!isCurrent && mayRestore && (
                      <Button isBusy={pending !== null} onClick={() => restore(version)}>
                        {t('rules.versions.restore', { version })}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
