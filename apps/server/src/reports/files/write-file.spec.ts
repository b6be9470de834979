import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { type Book, type Cell, count, ms, number, share, text, time } from './book.js';
import { writeFile } from './write-file.js';

const aBook = (...cells: readonly Cell[]): Book => ({
  title: 'A book',
  subtitle: 'Of a spec',
  footer: '{page}',
  timeZone: 'Asia/Shanghai',
  fileName: 'book',
  sheets: [{ title: 'A/sheet', columns: cells.map((_, at) => `c${at}`), rows: [cells] }],
});
const EVIL = ['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '=HYPERLINK("http://x")'];

const csvOf = async (...cells: readonly Cell[]) => {
  const bytes = Buffer.from(await writeFile(aBook(...cells), 'csv'));
  const [, row] = parse(bytes, { bom: true });
  return row ?? [];
};

describe('A file of comma separated values', () => {
  it('lets no word be taken for a formula', async () => {
    const row = await csvOf(...EVIL.map(text));

    expect(row).toEqual(EVIL.map((word) => `'${word}`));
  });

  it('leaves numbers below zero numbers', async () => {
    expect(await csvOf(number(-2.345), ms(-61_000), count(-3))).toEqual([
      '-2.35',
      "'-0:01:01",
      '-3',
    ]);
  });

  it('keeps quotes, commas and lines within their cell', async () => {
    const words = 'Li "Na", 2\nrows';

    expect(await csvOf(text(words), text('中文'))).toEqual([words, '中文']);
  });

  it('writes shares and spans exactly, and instants by the wall of the branch', async () => {
    const cells = [share(0.923456), ms(3_661_499), time('2026-01-05T16:30:00Z'), text(null)];

    expect(await csvOf(...cells)).toEqual(['0.9235', '1:01:01', '2026-01-06 00:30:00', '']);
  });
});

describe('A workbook', () => {
  it('keeps what looks like a formula as words, and bears any name of a sheet', async () => {
    const bytes = Buffer.from(await writeFile(aBook(...EVIL.slice(0, 4).map(text)), 'xlsx'));

    expect((await readSheet(bytes)).at(-1)).toEqual(EVIL.slice(0, 4));
  });
});
