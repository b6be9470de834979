import type { ChartProps } from './chart.js';

/** What a chart draws, in figures. */
export function ChartTable({ title, axis, series, points, write }: ChartProps) {
  return (
    <div className="mg-scroll">
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{axis}</th>
            {series.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, values }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map(({ key }) => {
                const value = values[key] ?? null;
                return <td key={key}>{value === null ? '–' : write(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
