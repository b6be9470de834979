import type { Branch, DayReport } from '@lobbyflow/contract';
import { useFormats, useMessages } from '@lobbyflow/ui';
import type { CSSProperties } from 'react';
import { useBranchNames } from './reports-names.js';

interface Props {
  readonly report: DayReport;
  readonly branch: Branch;
}

/** What people came for, by service. */
export function ServiceMixTable({ report, branch }: Props) {
  const t = useMessages();
  const { timer, wait, count } = useFormats();
  const { service } = useBranchNames(branch);
  const most = Math.max(1, ...report.services.map(({ legs }) => legs));
  const time = (ms: number | null) => (ms === null ? '–' : timer(ms));
  return (
    <section aria-labelledby="service-mix">
      <h2 id="service-mix">{t('report.services')}</h2>
      <table aria-labelledby="service-mix">
        <thead>
          <tr>
            <th scope="col">{t('manager.column.service')}</th>
            <th scope="col">{t('report.services.count')}</th>
            <th scope="col">{t('report.column.wait')}</th>
            <th scope="col">{t('report.column.handling')}</th>
          </tr>
        </thead>
        <tbody>
          {report.services.map((row) => (
            <tr key={row.serviceId}>
              <th scope="row">{service(row.serviceId)}</th>
              <td data-bar style={{ '--share': `${(100 * row.legs) / most}%` } as CSSProperties}>
                {count(row.legs)}
              </td>
              <td>{time(row.waitMeanMs)}</td>
              <td>
                {time(row.handlingMeanMs)}
                {row.standardMs !== null && (
                  <small>{t('report.services.standard', { wait: wait(row.standardMs) })}</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Protected customers beside all others. */
export function LaneMixTable({ report, branch }: Props) {
  const t = useMessages();
  const { timer, share, count } = useFormats();
  const { lane } = useBranchNames(branch);
  const time = (ms: number | null) => (ms === null ? '–' : timer(ms));
  return (
    <section aria-labelledby="lane-mix">
      <h2 id="lane-mix">{t('report.lanes')}</h2>
      <table aria-labelledby="lane-mix">
        <thead>
          <tr>
            <th scope="col">{t('manager.column.lane')}</th>
            <th scope="col">{t('report.figure.visits')}</th>
            <th scope="col">{t('report.column.wait')}</th>
            <th scope="col">{t('report.lanes.p90')}</th>
            <th scope="col">{t('report.figure.service-level')}</th>
          </tr>
        </thead>
        <tbody>
          {report.lanes.map((row) => (
            <tr key={row.laneId}>
              <th scope="row">{lane(row.laneId)}</th>
              <td>{count(row.visits)}</td>
              <td>{time(row.waitMeanMs)}</td>
              <td>{time(row.waitP90Ms)}</td>
              <td>{row.serviceLevel === null ? '–' : share(row.serviceLevel)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
