import type { TrendFigures, TrendReport } from '@lobbyflow/contract';
import { useFormats, useMessages } from '@lobbyflow/ui';
import { Chart, type Point } from './charts/chart.js';
import type { Unit } from './trends-span.js';
import { useMinutes } from './use-minutes.js';

interface Period {
  readonly label: string;
  readonly figures: TrendFigures;
}

/** Days by their date, weeks by their days, months by their name in figures. */
function periodsOf(report: TrendReport, unit: Unit): readonly Period[] {
  switch (unit) {
    case 'days':
      return report.days.map((day) => ({ label: day.businessDay.slice(5), figures: day }));
    case 'weeks':
      return report.weeks.map((week) => ({
        label: `${week.from.slice(5)} – ${week.to.slice(5)}`,
        figures: week,
      }));
    case 'months':
      return report.months.map((month) => ({ label: month.from.slice(0, 7), figures: month }));
  }
}

/** Waits, service level, visits, and protected beside ordinary waits, by day, week or month. */
export function ServicePage({
  report,
  unit,
}: {
  readonly report: TrendReport;
  readonly unit: Unit;
}) {
  const t = useMessages();
  const { share, count } = useFormats();
  const { minutes, inMinutes } = useMinutes();
  const periods = periodsOf(report, unit);
  const axis = t(`trend.unit.${unit}`);
  const points = (values: (figures: TrendFigures) => Point['values']) =>
    periods.map(({ label, figures }) => ({ label, values: values(figures) }));
  return (
    <div className="mg-charts">
      <Chart
        title={t('trend.waits')}
        axis={axis}
        series={[
          { key: 'mean', name: t('report.figure.wait-mean'), as: 'line' },
          { key: 'p90', name: t('report.figure.wait-p90'), as: 'line' },
        ]}
        points={points((of) => ({ mean: inMinutes(of.waitMeanMs), p90: inMinutes(of.waitP90Ms) }))}
        write={minutes}
      />
      <Chart
        title={t('trend.fairness')}
        axis={axis}
        series={[
          { key: 'protected', name: t('trend.protected'), as: 'line' },
          { key: 'general', name: t('trend.general'), as: 'line' },
        ]}
        points={points((of) => ({
          protected: inMinutes(of.protectedP90Ms),
          general: inMinutes(of.generalP90Ms),
        }))}
        write={minutes}
      />
      <Chart
        title={t('trend.level')}
        axis={axis}
        series={[
          { key: 'level', name: t('report.figure.service-level'), as: 'line' },
          { key: 'left', name: t('trend.left'), as: 'line' },
          { key: 'occupancy', name: t('report.figure.occupancy'), as: 'line' },
        ]}
        points={points((of) => ({
          level: of.serviceLevel,
          left: of.abandonmentRate,
          occupancy: of.occupancy,
        }))}
        write={share}
      />
      <Chart
        title={t('trend.visits')}
        axis={axis}
        series={[
          { key: 'visits', name: t('report.figure.visits'), as: 'bar' },
          { key: 'overdue', name: t('report.figure.overdue'), as: 'bar' },
        ]}
        points={points((of) => ({ visits: of.visits, overdue: of.overdue }))}
        write={count}
      />
    </div>
  );
}
