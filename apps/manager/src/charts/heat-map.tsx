import './charts.css';
import type { CSSProperties } from 'react';

interface Named {
  readonly key: string;
  readonly name: string;
}

export interface HeatMapProps {
  readonly title: string;
  /** The heading above the names of the rows. */
  readonly corner: string;
  readonly rows: readonly Named[];
  readonly columns: readonly Named[];
  /** `null`: there was nothing. */
  readonly valueOf: (row: string, column: string) => number | null;
  readonly write: (value: number) => string;
}

/** A table that is shaded the deeper, the more there is; the figures stand in it. */
export function HeatMap({ title, corner, rows, columns, valueOf, write }: HeatMapProps) {
  const all = rows.flatMap((row) => columns.map((column) => valueOf(row.key, column.key) ?? 0));
  const most = all.reduce((high, value) => Math.max(high, value), 0);
  const shade = (value: number | null) =>
    ({ '--heat': most === 0 || value === null ? 0 : value / most }) as CSSProperties;
  return (
    <figure className="ch-figure">
      <figcaption>{title}</figcaption>
      <div className="mg-scroll">
        <table className="ch-heat" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {columns.map((column) => {
                  const value = valueOf(row.key, column.key);
                  return (
                    <td key={column.key} style={shade(value)}>
                      {value === null ? '' : write(value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
