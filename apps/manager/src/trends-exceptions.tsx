import { type Api, ApiProblem } from '@lobbyflow/client';
import { type Branch, type ExceptionList, ROUTES } from '@lobbyflow/contract';
import { Button, ProblemNotice, useFormats, useMessages, useWords } from '@lobbyflow/ui';
import { useCallback, useEffect, useState } from 'react';
import { useBranchNames } from './reports-names.js';
import type { DaySpan } from './trends-span.js';

type Row = ExceptionList['items'][number];

/** Every choice of staff against the order: whom, by whom, where and why; the latest first. */
export function ExceptionReport({
  api,
  branch,
  span,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly span: DaySpan;
}) {
  const t = useMessages();
  const { loaded, problem, load } = useExceptions(api, branch.id, span);
  const next = loaded?.next ?? null;
  return (
    <section aria-label={t('report.exceptions')}>
      <p>{t('trend.exceptions.hint')}</p>
      <ProblemNotice problem={problem} onRetry={() => void load(next)} />
      {loaded === null && problem === null && <p role="status">{t('state.loading')}</p>}
      {loaded?.items.length === 0 && <p className="mg-empty">{t('trend.exceptions.none')}</p>}
      {loaded !== null && loaded.items.length > 0 && (
        <ExceptionTable rows={loaded.items} branch={branch} />
      )}
      {next !== null && (
        <Button onClick={() => void load(next)}>{t('manager.unanswered.more')}</Button>
      )}
    </section>
  );
}

/** What was asked for one span is not shown for another. */
function useExceptions(api: Api, branchId: string, { from, to }: DaySpan) {
  const of = `${branchId} ${from} ${to}`;
  const [told, tell] = useState<{ of: string; loaded: ExceptionList } | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const load = useCallback(
    async (before: number | null) => {
      try {
        const query = { from, to, ...(before !== null && { before }) };
        const page = await api.call(ROUTES.exceptions, { params: { branchId }, query });
        setProblem(null);
        tell((known) => {
          const earlier = before !== null && known?.of === of ? known.loaded.items : [];
          return { of, loaded: { items: [...earlier, ...page.items], next: page.next } };
        });
      } catch (fault) {
        if (!(fault instanceof ApiProblem)) throw fault;
        setProblem(fault);
      }
    },
    [api, branchId, from, to, of],
  );
  useEffect(() => void load(null), [load]);
  return { loaded: told?.of === of ? told.loaded : null, problem, load };
}

function ExceptionTable({
  rows,
  branch,
}: {
  readonly rows: readonly Row[];
  readonly branch: Branch;
}) {
  const t = useMessages();
  const word = useWords();
  const { clock } = useFormats();
  const { counter } = useBranchNames(branch);
  return (
    <div className="mg-scroll">
      <table aria-label={t('report.exceptions')}>
        <thead>
          <tr>
            <th scope="col">{t('trend.unit.days')}</th>
            <th scope="col">{t('manager.column.number')}</th>
            <th scope="col">{t('report.exceptions.what')}</th>
            <th scope="col">{t('report.exceptions.who')}</th>
            <th scope="col">{t('report.exceptions.reason')}</th>
            <th scope="col">{t('report.exceptions.overtook')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.revision}>
              <td>
                {row.businessDay}
                <small>{clock(row.at)}</small>
              </td>
              <th scope="row">{row.number ?? '–'}</th>
              <td>
                {t(`report.exceptions.${row.kind}`)}
                {row.counterId !== null && <small>{counter(row.counterId)}</small>}
              </td>
              <td>{row.actorName ?? row.actorId}</td>
              <td>{row.reason === null ? '–' : word('choice', row.reason)}</td>
              <td>{row.overtook ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
