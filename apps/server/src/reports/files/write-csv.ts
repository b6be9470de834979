import { stringify } from 'csv-stringify/sync';
import type { Book, Cell } from './book.js';
import { durationOf } from './durations.js';
import { onWall } from './on-wall.js';

/**
 * One table below the other, each under its title, an empty line between them. With a byte order mark, so that a
 * spreadsheet reads the Chinese; what a spreadsheet would take for a formula begins with an apostrophe.
 */
export function writeCsv({ title, subtitle, timeZone, sheets }: Book): Buffer {
  const tables = sheets.flatMap((sheet) => [
    [],
    ...(sheets.length > 1 ? [[sheet.title]] : []),
    sheet.columns,
    ...sheet.rows.map((row) => row.map((cell) => plain(cell, timeZone))),
  ]);
  const rows = sheets.length > 1 ? [[title], [subtitle], ...tables] : tables.slice(1);
  return Buffer.from(
    stringify(
      rows.map((row) => [...row]),
      { bom: true, escape_formulas: true, record_delimiter: 'windows' },
    ),
  );
}

/** Numbers with a point; spans as `h:mm:ss`; instants by the clock on the branch's wall. */
function plain(cell: Cell, timeZone: string): string | number {
  switch (cell.is) {
    case 'text':
      return cell.text;
    case 'count':
      return cell.value;
    case 'number':
      return rounded(cell.value, 2);
    case 'share':
      return rounded(cell.value, 4);
    case 'ms':
      return durationOf(cell.value);
    case 'time':
      return onWall(cell.at, timeZone).toFormat('yyyy-MM-dd HH:mm:ss');
    case 'nothing':
      return '';
  }
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
