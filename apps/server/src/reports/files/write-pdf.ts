import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Book, Cell, Sheet } from './book.js';
import { durationOf } from './durations.js';
import { onWall } from './on-wall.js';

const MM = 72 / 25.4;
const GRID_COLUMNS = 4;
const FONT = 'NotoSansSC';
/** As dark as the screens' own soft ink. */
const SOFT_INK = '#4a5b58';
const LINE = '#c9d5d2';

/** A4, one table below the other; only the signs that occur are put into the file. */
export async function writePdf(book: Book): Promise<Buffer> {
  prepare();
  const pdf = pdfmake.createPdf({
    info: { title: book.title, creator: 'Lobbyflow' },
    pageSize: 'A4',
    pageMargins: [10 * MM, 10 * MM, 10 * MM, 12 * MM],
    defaultStyle: { font: FONT, fontSize: 7 },
    content: [
      { text: book.title, bold: true, fontSize: 14 },
      { text: book.subtitle, color: SOFT_INK, margin: [0, 0, 0, 4] },
      ...book.sheets.filter(({ rows }) => rows.length > 0).flatMap((one) => sheet(one, book)),
    ],
    footer: (page, pages) => ({
      text: book.footer.replace('{page}', String(page)).replace('{pages}', String(pages)),
      alignment: 'center',
      color: SOFT_INK,
    }),
  });
  return pdf.getBuffer();
}

/** The letters come from a package; nothing else is read, and nothing is fetched. */
function prepare(): void {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')),
    '../fonts',
  );
  const file = (weight: string) => join(folder, `NotoSansHans-${weight}.otf`);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder));
  pdfmake.setFonts({ [FONT]: { normal: file('Regular'), bold: file('Bold') } });
}

function sheet(one: Sheet, { timeZone }: Book): readonly Content[] {
  const heading: Content = { text: one.title, bold: true, fontSize: 9, margin: [0, 6, 0, 2] };
  return [heading, one.isGrid === true ? grid(one, timeZone) : table(one, timeZone)];
}

function table({ columns, rows }: Sheet, timeZone: string): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map((_, index) => (index === columns.length - 1 ? '*' : 'auto')),
      body: [
        columns.map((name): TableCell => ({ text: name, bold: true, color: SOFT_INK })),
        ...rows.map((row) => row.map((cell): TableCell => ({ text: onPaper(cell, timeZone) }))),
      ],
    },
    layout: LINES,
  };
}

/** Names and values side by side, to save room. */
function grid({ rows }: Sheet, timeZone: string): Content {
  const boxes = rows.map((row): TableCell => {
    const [name, value] = row.map((cell) => onPaper(cell, timeZone));
    return {
      stack: [
        { text: name ?? '', color: SOFT_INK },
        { text: value ?? '', bold: true, fontSize: 9 },
      ],
    };
  });
  const lines = Math.ceil(boxes.length / GRID_COLUMNS);
  const body = Array.from({ length: lines }, (_, line) =>
    Array.from(
      { length: GRID_COLUMNS },
      (__, at) => boxes[line * GRID_COLUMNS + at] ?? { text: '' },
    ),
  );
  return {
    table: { widths: Array.from({ length: GRID_COLUMNS }, () => '*'), body },
    layout: LINES,
  };
}

const LINES = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => LINE,
  paddingTop: () => 1,
  paddingBottom: () => 1,
  paddingLeft: () => 2,
  paddingRight: () => 2,
};

function onPaper(cell: Cell, timeZone: string): string {
  switch (cell.is) {
    case 'text':
      return cell.text;
    case 'count':
      return String(cell.value);
    case 'number':
      return cell.value.toFixed(1);
    case 'share':
      return `${Math.round(cell.value * 100)}%`;
    case 'ms':
      return durationOf(cell.value);
    case 'time':
      return onWall(cell.at, timeZone).toFormat('HH:mm');
    case 'nothing':
      return '–';
  }
}
