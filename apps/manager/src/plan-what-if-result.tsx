import type { Branch, WhatIfReport } from '@lobbyflow/contract';
import { Notice, useFormats, useLocalName, useMessages } from '@lobbyflow/ui';
import { Chart } from './charts/chart.js';
import { useMinutes } from './use-minutes.js';

interface Line {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly difference: {
    readonly mean: number;
    readonly from: number | null;
    readonly to: number | null;
  };
  readonly write: (value: number) => string;
}

const MINUTE_MS = 60_000;
const oneDigit = (value: number) => Math.round(value * 10) / 10;

/** The day as it was and as it might have been, side by side. */
export function WhatIfResult({
  branch,
  report,
}: {
  readonly branch: Branch;
  readonly report: WhatIfReport;
}) {
  const t = useMessages();
  const { share } = useFormats();
  const { minutes, inMinutes } = useMinutes();
  const { asItWas, changed, replications } = report;
  const halfHours = asItWas.halfHours.map((before, place) => ({
    before,
    after: changed.halfHours[place],
  }));
  const titles = { before: t('what-if.as-it-was'), after: t('what-if.changed') };
  return (
    <section aria-labelledby="what-if-result">
      <h2 id="what-if-result">{t('what-if.result')}</h2>
      <p>
        {t('what-if.played', { n: replications, customers: report.customers })}{' '}
        {t('what-if.real', {
          wait: minutes((report.real.meanMs ?? 0) / MINUTE_MS),
          share: share(report.real.lateShare),
        })}
      </p>
      {report.isCutShort && (
        <Notice tone="warning">{t('what-if.cut-short', { n: replications })}</Notice>
      )}
      {asItWas.cutOff + changed.cutOff > 0 && (
        <Notice tone="warning">
          {t('what-if.cut-off', { before: asItWas.cutOff, after: changed.cutOff })}
        </Notice>
      )}
      {changed.refused > 0 && (
        <Notice tone="warning">{t('what-if.refused', { n: changed.refused })}</Notice>
      )}
      <DifferenceTable branch={branch} report={report} />
      <div className="pl-charts">
        <Chart
          title={t('what-if.chart.waits')}
          axis={t('plan.column.at')}
          series={[
            { key: 'before', name: titles.before, as: 'bar' },
            { key: 'after', name: titles.after, as: 'line' },
          ]}
          points={halfHours.map(({ before, after }) => ({
            label: before.at,
            values: { before: inMinutes(before.meanMs), after: inMinutes(after?.meanMs ?? null) },
          }))}
          write={minutes}
        />
        <Chart
          title={t('what-if.chart.open')}
          axis={t('plan.column.at')}
          series={[
            { key: 'before', name: titles.before, as: 'bar' },
            { key: 'after', name: titles.after, as: 'line' },
          ]}
          points={halfHours.map(({ before, after }) => ({
            label: before.at,
            values: { before: oneDigit(before.open), after: oneDigit(after?.open ?? 0) },
          }))}
          write={String}
        />
      </div>
    </section>
  );
}

function DifferenceTable({
  branch,
  report,
}: {
  readonly branch: Branch;
  readonly report: WhatIfReport;
}) {
  const t = useMessages();
  const title = t('what-if.table');
  return (
    <div className="mg-scroll">
      <table aria-label={title}>
        <thead>
          <tr>
            {(['figure', 'before', 'after', 'difference'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`what-if.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {useLines(branch, report).map(({ name, before, after, difference, write }) => {
            const { mean, from, to } = difference;
            const isSure = from !== null && to !== null && (from > 0 || to < 0);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{before}</td>
                <td>{after}</td>
                <td>
                  {isSure ? <strong>{signed(mean, write)}</strong> : signed(mean, write)}
                  {from !== null && to !== null && (
                    <small>
                      {t('what-if.interval', { from: signed(from, write), to: signed(to, write) })}
                      {!isSure && ` · ${t('what-if.not-told-apart')}`}
                    </small>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function useLines(branch: Branch, report: WhatIfReport): readonly Line[] {
  const t = useMessages();
  const name = useLocalName();
  const { share, count } = useFormats();
  const { minutes } = useMinutes();
  const { asItWas, changed, differences } = report;
  const wait = (ms: number | null) => (ms === null ? '–' : minutes(ms / MINUTE_MS));
  const waits = { write: (ms: number) => minutes(ms / MINUTE_MS) };
  const shares = { write: (value: number) => t('what-if.points', { n: oneDigit(100 * value) }) };
  const limit = minutes(report.lateAfterMs / MINUTE_MS);
  const named = (laneId: string) => {
    const lane = branch.lanes.find(({ id }) => id === laneId);
    return lane === undefined ? laneId : name(lane.name);
  };
  const ofLane = (list: typeof asItWas.lanes, laneId: string) =>
    wait(list.find((lane) => lane.laneId === laneId)?.meanMs ?? null);
  return [
    {
      name: t('what-if.figure.mean'),
      before: wait(asItWas.meanMs),
      after: wait(changed.meanMs),
      difference: differences.meanWaitMs,
      ...waits,
    },
    ...report.lanes.map((lane) => ({
      name: t('what-if.figure.lane', { lane: named(lane.laneId) }),
      before: ofLane(asItWas.lanes, lane.laneId),
      after: ofLane(changed.lanes, lane.laneId),
      difference: lane,
      ...waits,
    })),
    {
      name: t('what-if.figure.p90'),
      before: wait(asItWas.p90Ms),
      after: wait(changed.p90Ms),
      difference: differences.p90WaitMs,
      ...waits,
    },
    {
      name: t('what-if.figure.late', { limit }),
      before: share(asItWas.lateShare),
      after: share(changed.lateShare),
      difference: differences.lateShare,
      ...shares,
    },
    {
      name: t('what-if.figure.left'),
      before: share(asItWas.leftShare),
      after: share(changed.leftShare),
      difference: differences.leftShare,
      ...shares,
    },
    {
      name: t('what-if.figure.windows'),
      before: count(Math.round(asItWas.windowMinutes)),
      after: count(Math.round(changed.windowMinutes)),
      difference: differences.windowMinutes,
      write: (value: number) => count(Math.round(value)),
    },
  ];
}

function signed(value: number, write: (value: number) => string): string {
  return `${value < 0 ? '−' : '+'}${write(Math.abs(value))}`;
}
