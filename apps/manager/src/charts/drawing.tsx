import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { ChartProps, Series } from './chart.js';

const HEIGHT_PX = 260;
/** Inks of the theme; each stands out from every ground. */
const INKS = ['--brand', '--warning-ink', '--info-ink', '--danger', '--good-ink', '--neutral-ink'];
/** Told apart without colours, too: lines by their dashes, bars by their hatching. */
const DASHES = ['', '7 4', '2 4', '10 3 2 3', '4 2', '1 3'];

const inkOf = (index: number) => `var(${INKS[index % INKS.length] ?? '--ink'})`;

/** The drawing of a chart. Drawn at once: nothing moves, and what is printed is whole. */
export function Drawing({ series, points, write, limit, label }: ChartProps & { label: string }) {
  const rows = points.map((point) => ({ label: point.label, ...point.values }));
  return (
    <ResponsiveContainer
      width="100%"
      height={HEIGHT_PX}
      initialDimension={{ width: 640, height: HEIGHT_PX }}
    >
      <ComposedChart
        data={rows}
        aria-label={label}
        title={label}
        margin={{ top: 8, right: 8, left: 0, bottom: 0 }}
      >
        <defs>
          {series.map(({ key }, index) => (
            <Hatching key={key} id={hatchingOf(key)} index={index} />
          ))}
        </defs>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="label" stroke="var(--ink-soft)" tickLine={false} minTickGap={16} />
        <YAxis
          stroke="var(--ink-soft)"
          tickLine={false}
          width={76}
          tickFormatter={(value: number) => write(value)}
        />
        <Tooltip
          formatter={(value) => (typeof value === 'number' ? write(value) : '–')}
          contentStyle={{ background: 'var(--surface)', borderColor: 'var(--line-strong)' }}
          labelStyle={{ color: 'var(--ink)' }}
          itemStyle={{ color: 'var(--ink)' }}
          cursor={{ fill: 'var(--surface-sunken)', stroke: 'var(--line-strong)' }}
          isAnimationActive={false}
        />
        <Legend
          itemSorter={null}
          formatter={(name: string) => <span className="ch-name">{name}</span>}
        />
        {limit !== undefined && (
          <ReferenceLine
            y={limit.value}
            stroke="var(--danger)"
            strokeDasharray="6 4"
            ifOverflow="extendDomain"
            label={{ value: limit.name, position: 'insideBottomRight', fill: 'var(--danger-ink)' }}
          />
        )}
        {series.map((one, index) => drawn(one, index))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function drawn({ key, name, as }: Series, index: number) {
  const look = { dataKey: key, name, isAnimationActive: false, stroke: inkOf(index) };
  if (as === 'bar') return <Bar key={key} {...look} fill={`url(#${hatchingOf(key)})`} />;
  return (
    <Line
      key={key}
      {...look}
      strokeWidth={2}
      strokeDasharray={DASHES[index % DASHES.length] ?? ''}
      dot={{ r: 3, strokeDasharray: '0' }}
    />
  );
}

const hatchingOf = (key: string) => `ch-hatching-${key}`;

/** The first is full, each next one is hatched in another way. */
function Hatching({ id, index }: { readonly id: string; readonly index: number }) {
  const size = 4 + 2 * index;
  return (
    <pattern
      id={id}
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${45 * index})`}
    >
      <rect width={size} height={size} fill={inkOf(index)} fillOpacity={index === 0 ? 1 : 0.25} />
      {index > 0 && <rect width={2} height={size} fill={inkOf(index)} />}
    </pattern>
  );
}
