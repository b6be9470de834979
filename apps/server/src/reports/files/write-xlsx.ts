import writeXlsxFile, { type CellObject, type Sheet as XlsxSheet } from 'write-excel-file/node';
import type { Book, Cell, Sheet } from './book.js';
import { onWall } from './on-wall.js';

const DAY_MS = 86_400_000;
/** Longer names are cut: a spreadsheet takes no more. */
const LONGEST_NAME = 31;
/** What a spreadsheet does not take in the name of a sheet. */
const NOT_IN_A_NAME = /[[\]:*?/\\]/g;

/** A sheet a table, spans and instants as numbers that can be reckoned with; words are words, never a formula. */
export function writeXlsx({ sheets, timeZone }: Book): Promise<Buffer> {
  return writeXlsxFile(sheets.map((sheet) => xlsxSheet(sheet, timeZone))).toBuffer();
}

function xlsxSheet({ title, columns, rows }: Sheet, timeZone: string): XlsxSheet<Buffer> {
  const heading = columns.map((name): CellObject => ({
    value: name,
    type: String,
    fontWeight: 'bold',
    wrap: true,
  }));
  return {
    sheet: title.replaceAll(NOT_IN_A_NAME, ' ').slice(0, LONGEST_NAME),
    data: [heading, ...rows.map((row) => row.map((cell) => xlsxCell(cell, timeZone)))],
    columns: columns.map((_, index) => ({ width: widthOf(rows, index) })),
    stickyRowsCount: 1,
  };
}

function xlsxCell(cell: Cell, timeZone: string): CellObject | null {
  switch (cell.is) {
    case 'text':
      return { value: cell.text, type: String };
    case 'count':
      return { value: cell.value, type: Number, format: '0' };
    case 'number':
      return { value: cell.value, type: Number, format: '0.0' };
    case 'share':
      return { value: cell.value, type: Number, format: '0.0%' };
    case 'ms':
      return { value: cell.value / DAY_MS, type: Number, format: '[h]:mm:ss' };
    case 'time': {
      // A spreadsheet knows no zones: what the wall shows is written as if it were UTC.
      const wall = onWall(cell.at, timeZone).setZone('utc', { keepLocalTime: true });
      return { value: wall.toJSDate(), type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
    }
    case 'nothing':
      return null;
  }
}

/** Wide enough for what stands in it, within bounds. */
function widthOf(rows: Sheet['rows'], index: number): number {
  const widths = rows.map((row) => {
    const cell = row[index];
    if (cell?.is === 'time') return 20;
    return cell?.is === 'text' ? cell.text.length + 2 : 12;
  });
  return widths.reduce((most, width) => Math.max(most, Math.min(width, 60)), 14);
}
