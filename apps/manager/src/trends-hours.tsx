import type { TrendReport } from '@lobbyflow/contract';
import { Button, useFormats, useMessages } from '@lobbyflow/ui';
import { useState } from 'react';
import { HeatMap } from './charts/heat-map.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const SHOWN = ['arrivals', 'wait', 'too-long'] as const;
type Shown = (typeof SHOWN)[number];
type Cell = TrendReport['heat'][number];

function valueIn(cell: Cell, shown: Shown): number | null {
  switch (shown) {
    case 'arrivals':
      return Math.round(cell.arrivals * 10) / 10;
    case 'wait':
      return cell.waitMeanMs;
    case 'too-long':
      return cell.tooLong;
  }
}

/** When people come and when they wait: every hour of every weekday. */
export function HoursPage({ report }: { readonly report: TrendReport }) {
  const t = useMessages();
  const { count, timer } = useFormats();
  const [shown, show] = useState<Shown>('arrivals');
  const cells = new Map(report.heat.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  const hours = [...new Set(report.heat.map(({ hour }) => hour))].toSorted((a, b) => a - b);
  return (
    <>
      <div className="lf-segments mg-no-print" role="group" aria-label={t('trend.heat.what')}>
        {SHOWN.map((one) => (
          <Button key={one} kind="quiet" aria-pressed={shown === one} onClick={() => show(one)}>
            {t(`trend.heat.${one}`)}
          </Button>
        ))}
      </div>
      <HeatMap
        title={t(`trend.heat.${shown}.title`)}
        corner={t('trend.hour')}
        rows={hours.map((hour) => ({ key: String(hour), name: `${hour}:00` }))}
        columns={WEEKDAYS.map((day) => ({ key: String(day), name: t(`trend.weekday.${day}`) }))}
        valueOf={(hour, weekday) => {
          const cell = cells.get(`${weekday} ${hour}`);
          return cell === undefined ? null : valueIn(cell, shown);
        }}
        write={shown === 'wait' ? timer : count}
      />
    </>
  );
}
