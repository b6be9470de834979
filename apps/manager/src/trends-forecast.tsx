import { type Api, useAsked } from '@lobbyflow/client';
import { type Branch, type PromiseFigures, type PromiseReport, ROUTES } from '@lobbyflow/contract';
import { ProblemNotice, useFormats, useMessages } from '@lobbyflow/ui';
import { useCallback } from 'react';
import { Chart } from './charts/chart.js';
import { useBranchNames } from './reports-names.js';
import type { DaySpan } from './trends-span.js';
import { useMinutes } from './use-minutes.js';

/** Nine of ten are to be called within what they were told. */
const HONEST = 0.9;

/** How far the waits that customers were told were off, to which side, and how often they held. */
export function ForecastAccuracy({
  api,
  branch,
  span: { from, to },
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly span: DaySpan;
}) {
  const t = useMessages();
  const { answer, problem, askAgain } = useAsked(
    useCallback(
      () => api.call(ROUTES.promises, { params: { branchId: branch.id }, query: { from, to } }),
      [api, branch.id, from, to],
    ),
  );
  const names = useBranchNames(branch);
  if (problem !== null) return <ProblemNotice problem={problem} onRetry={askAgain} />;
  if (answer === null) return <p role="status">{t('state.loading')}</p>;
  if (answer.all.called === 0) return <p className="mg-empty">{t('trend.forecast.none')}</p>;
  return (
    <>
      <p>{t('trend.forecast.hint')}</p>
      <ByDay report={answer} />
      <PromiseTable title={t('trend.forecast.all')} rows={[{ ...answer.all, key: '' }]} />
      <PromiseTable
        title={t('trend.forecast.by-service')}
        rows={answer.byService}
        nameOf={names.service}
      />
      <PromiseTable title={t('trend.forecast.by-lane')} rows={answer.byLane} nameOf={names.lane} />
    </>
  );
}

function ByDay({ report }: { readonly report: PromiseReport }) {
  const t = useMessages();
  const { share } = useFormats();
  const { minutes, inMinutes } = useMinutes();
  const points = report.byDay.map((day) => ({
    label: day.key.slice(5),
    values: {
      coverage: day.p90Coverage,
      error: inMinutes(day.maeMs),
      bias: inMinutes(day.biasMs),
    },
  }));
  return (
    <div className="mg-charts">
      <Chart
        title={t('trend.forecast.coverage')}
        axis={t('trend.unit.days')}
        series={[{ key: 'coverage', name: t('trend.forecast.held'), as: 'line' }]}
        points={points}
        write={share}
        limit={{ name: t('trend.forecast.honest'), value: HONEST }}
      />
      <Chart
        title={t('trend.forecast.errors')}
        axis={t('trend.unit.days')}
        series={[
          { key: 'error', name: t('trend.forecast.error'), as: 'line' },
          { key: 'bias', name: t('trend.forecast.bias'), as: 'line' },
        ]}
        points={points}
        write={minutes}
      />
    </div>
  );
}

function PromiseTable({
  title,
  rows,
  nameOf = () => title,
}: {
  readonly title: string;
  readonly rows: readonly (PromiseFigures & { readonly key: string })[];
  readonly nameOf?: (key: string) => string;
}) {
  const t = useMessages();
  const { count, share } = useFormats();
  const { minutes, inMinutes } = useMinutes();
  const span = (ms: number | null) => {
    const value = inMinutes(ms);
    return value === null ? '–' : minutes(value);
  };
  const part = (value: number | null) => (value === null ? '–' : share(value));
  return (
    <div className="mg-scroll">
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t('trend.forecast.told')}</th>
            <th scope="col">{t('trend.forecast.called')}</th>
            <th scope="col">{t('trend.forecast.error')}</th>
            <th scope="col">{t('trend.forecast.bias')}</th>
            <th scope="col">{t('trend.forecast.within')}</th>
            <th scope="col">{t('trend.forecast.held')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row.key)}</th>
              <td>{count(row.told)}</td>
              <td>{count(row.called)}</td>
              <td>{span(row.maeMs)}</td>
              <td>{span(row.biasMs)}</td>
              <td>{part(row.within5MinShare)}</td>
              <td>{part(row.p90Coverage)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
