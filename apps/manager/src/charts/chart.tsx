import './charts.css';
import { useMessages } from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { lazy, Suspense } from 'react';
import { ChartTable } from './chart-table.js';

learnLaterWords();

/** One row of values, drawn as a line or as bars. */
export interface Series {
  readonly key: string;
  readonly name: string;
  readonly as: 'line' | 'bar';
}

/** One place on the axis below, such as a week or an hour. */
export interface Point {
  readonly label: string;
  /** By the key of the series; `null` or left out: nothing to be shown there. */
  readonly values: Readonly<Record<string, number | null>>;
}

export interface ChartProps {
  readonly title: string;
  /** What the points are, such as "Week": the heading of the table's first column. */
  readonly axis: string;
  readonly series: readonly Series[];
  readonly points: readonly Point[];
  /** Writes a value, on the axis and in the table. */
  readonly write: (value: number) => string;
  /** A value to be held to, drawn as a line across. */
  readonly limit?: { readonly name: string; readonly value: number };
}

/** The library that draws weighs more than a page; where it does not come, the table stands alone. */
const Drawing = lazy(async () => {
  try {
    return { default: (await import('./drawing.js')).Drawing };
  } catch {
    return { default: NoDrawing };
  }
});
const NoDrawing = () => <></>;

/**
 * Values over an axis, drawn and told: below the drawing all of it stands in a table. The drawing takes the focus, and
 * the arrow keys go from point to point.
 */
export function Chart(chart: ChartProps) {
  const t = useMessages();
  return (
    <figure className="ch-figure">
      <figcaption>{chart.title}</figcaption>
      <div className="ch-drawing">
        <Suspense fallback={<p role="status">{t('state.loading')}</p>}>
          <Drawing {...chart} label={t('chart.of', { title: chart.title })} />
        </Suspense>
      </div>
      <details className="mg-no-print">
        <summary>{t('chart.table')}</summary>
        <ChartTable {...chart} />
      </details>
    </figure>
  );
}
