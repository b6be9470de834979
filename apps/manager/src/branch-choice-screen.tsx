import { type Api, ApiProblem } from '@lobbyflow/client';
import { type BranchSummary, ROUTES } from '@lobbyflow/contract';
import { Badge, Button, ProblemNotice, TextField, useMessages } from '@lobbyflow/ui';
import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';

type Summary = z.infer<typeof BranchSummary>;
interface Loaded {
  readonly branches: readonly Summary[];
  readonly next: string | null;
}

const PAGE = 100;

/** For those who are at home in every branch: which one to look at. */
export function BranchChoiceScreen({
  api,
  onChoose,
}: {
  readonly api: Api;
  readonly onChoose: (branchId: string) => void;
}) {
  const t = useMessages();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [wanted, want] = useState('');
  const load = useCallback(
    async (after: string | undefined) => {
      try {
        const page = await api.call(ROUTES.listBranches, { query: { after, limit: PAGE } });
        setProblem(null);
        setLoaded((before) => ({
          branches: [...(after === undefined ? [] : (before?.branches ?? [])), ...page.items],
          next: page.next,
        }));
      } catch (fault) {
        if (!(fault instanceof ApiProblem)) throw fault;
        setProblem(fault);
      }
    },
    [api],
  );
  useEffect(() => void load(undefined), [load]);

  const part = wanted.trim().toLowerCase();
  const found = loaded?.branches.filter(({ id, name }) =>
    `${id} ${name}`.toLowerCase().includes(part),
  );
  const next = loaded?.next ?? null;
  return (
    <main className="mg-branches">
      <h1>{t('manager.choose-branch')}</h1>
      <TextField label={t('manager.find-branch')} type="search" value={wanted} onChange={want} />
      <ProblemNotice problem={problem} onRetry={() => void load(next ?? undefined)} />
      {found === undefined && problem === null && <p role="status">{t('state.loading')}</p>}
      {found?.length === 0 && <p className="mg-empty">{t('manager.no-branch')}</p>}
      <ul>
        {found?.map(({ id, name, isReplay }) => (
          <li key={id}>
            <Button size="large" onClick={() => onChoose(id)}>
              {name} <small>{id}</small>
              {isReplay && <Badge tone="info">{t('manager.replay')}</Badge>}
            </Button>
          </li>
        ))}
      </ul>
      {next !== null && (
        <Button onClick={() => void load(next)}>{t('manager.more-branches')}</Button>
      )}
    </main>
  );
}
