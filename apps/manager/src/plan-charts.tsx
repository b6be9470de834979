import type { DayPlan } from '@lobbyflow/contract';
import { useFormats, useMessages } from '@lobbyflow/ui';
import { Chart } from './charts/chart.js';

/** Customers and windows over the half-hours of a day: as expected, and as it went. */
export function PlanCharts({ plan }: { readonly plan: DayPlan }) {
  const t = useMessages();
  const { count } = useFormats();
  const write = (value: number) => count(Math.round(value * 10) / 10);
  const axis = t('plan.column.at');
  const hasBegun = plan.halfHours.some(({ came }) => came !== null);
  const isMoved = plan.isToday && plan.level !== 1;
  return (
    <div className="pl-charts">
      <Chart
        title={t('plan.chart.customers')}
        axis={axis}
        series={[
          { key: 'expected', name: t('plan.series.expected'), as: 'line' },
          ...(isMoved
            ? [{ key: 'current', name: t('plan.series.current'), as: 'line' as const }]
            : []),
          ...(hasBegun ? [{ key: 'came', name: t('plan.series.came'), as: 'bar' as const }] : []),
        ]}
        points={plan.halfHours.map(({ at, expected, current, came }) => ({
          label: at,
          values: { expected, current: came === null ? current : null, came },
        }))}
        write={write}
      />
      <Chart
        title={t('plan.chart.windows')}
        axis={axis}
        series={[
          { key: 'windows', name: t('plan.series.windows'), as: 'bar' },
          ...(hasBegun ? [{ key: 'open', name: t('plan.series.open'), as: 'line' as const }] : []),
        ]}
        points={plan.halfHours.map(({ at, windows, open }) => ({
          label: at,
          values: { windows, open },
        }))}
        write={write}
      />
    </div>
  );
}
