import { useFormats, useMessages } from '@lobbyflow/ui';
import { Chart } from './charts/chart.js';
import { useBranchNames } from './reports-names.js';
import type { TrendProps } from './trends-pages.js';
import { useMinutes } from './use-minutes.js';

/** What people came for, and how long it took, over the whole span. */
export function MixPage({ report, branch }: TrendProps) {
  const t = useMessages();
  const { count } = useFormats();
  const { minutes, inMinutes } = useMinutes();
  const { service } = useBranchNames(branch);
  const points = report.services.map(({ serviceId, legs, handlingMeanMs }) => ({
    label: service(serviceId),
    values: { legs, handling: inMinutes(handlingMeanMs) },
  }));
  const axis = t('manager.column.service');
  return (
    <div className="mg-charts">
      <Chart
        title={t('trend.mix')}
        axis={axis}
        series={[{ key: 'legs', name: t('report.services.count'), as: 'bar' }]}
        points={points}
        write={count}
      />
      <Chart
        title={t('trend.handling')}
        axis={axis}
        series={[{ key: 'handling', name: t('report.column.handling'), as: 'bar' }]}
        points={points}
        write={minutes}
      />
    </div>
  );
}
