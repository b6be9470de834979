import { describe, expect, it } from '@jest/globals';
import type { Slip } from '@lobbyflow/contract';
import fc from 'fast-check';
import { escPosOf } from './escpos.js';
import { cells, DOTS, layOut, type PaperWidth } from './lay-out.js';
import { pictureOf, svgOf } from './picture.js';
import { VirtualPrinter } from './virtual-printer.js';

const WIDTHS: readonly PaperWidth[] = [58, 80];
const text = (said: string, size = 1, isBold = false) =>
  ({ is: 'text', text: said, size, isBold }) as const;
const CODE = { is: 'code', text: 'https://bank.example/t/AZmFAk3b-0123456789abcdefghij' } as const;

const SLIPS: Readonly<Record<string, Slip>> = {
  中文: {
    lines: [
      text('滨河路支行', 2, true),
      { is: 'number', text: 'A014' },
      text('现金存取', 2),
      text('前面还有 3 人（各业务合计）'),
      text('预计等候：约 8–15 分钟'),
      { is: 'gap' },
      CODE,
      text('用手机扫一扫，随时查看排队情况，离开大厅也不会错过叫号'),
      text('2026年1月5日 09:00:00 如过号，请联系工作人员。'),
    ],
  },
  English: {
    lines: [
      text('Riverside branch', 2, true),
      { is: 'number', text: 'A1014' },
      text('Accounts and cards', 2),
      text('3 people ahead (all services)'),
      text('Expected wait: about 8–15 min'),
      { is: 'gap' },
      CODE,
      text('Scan with your phone to follow the queue from wherever you are'),
      text('Monday 5 January 09:00:00'),
    ],
  },
};

function print(slip: Slip, width: PaperWidth): VirtualPrinter {
  const printer = new VirtualPrinter(DOTS[width]);
  printer.read(escPosOf(layOut(slip, width)));
  return printer;
}

describe.each(Object.entries(SLIPS))('a ticket in %s', (_, slip) => {
  it.each(WIDTHS)('comes out of a printer for %s mm just as the preview shows it', (width) => {
    const printer = print(slip, width);

    expect(printer.unknown).toEqual([]);
    expect(printer.picture).toEqual(pictureOf(layOut(slip, width)));
    expect(svgOf(printer.picture)).toBe(svgOf(pictureOf(layOut(slip, width))));
    expect(printer.cuts).toBe(1);
  });

  it.each(WIDTHS)('has a number of 12 mm or more on %s mm', (width) => {
    const { marks } = print(slip, width).picture;
    const largest = Math.max(...marks.map(({ scale }) => scale));

    expect((largest * 24) / 8).toBeGreaterThanOrEqual(12);
  });
});

it('prints whatever anybody calls a service, within the paper and without steering the printer', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(...WIDTHS),
      (said, size, width) => {
        const slip: Slip = { lines: [text(said, size), { is: 'number', text: 'A1' }] };
        const printer = print(slip, width);

        expect(printer.unknown).toEqual([]);
        expect(printer.picture).toEqual(pictureOf(layOut(slip, width)));
      },
    ),
  );
});

it('takes out what turns text around, and shows what has no sign on paper as a square', () => {
  const slip: Slip = { lines: [text('a\u202eb\u0007c😀')] };

  expect(layOut(slip, 58).lines).toMatchObject([{ text: 'abc□' }]);
});

it('breaks between words and between Chinese signs, and cuts only what is too long for a line', () => {
  const lines = (said: string) =>
    layOut({ lines: [text(said, 4)] }, 58).lines.map((line) =>
      line.is === 'text' ? line.text : '',
    );

  expect(lines('to the counter')).toEqual(['to the', 'counter']);
  expect(lines('现金存取与转账')).toEqual(['现金存取', '与转账']);
  expect(lines('abcdefghijkl')).toEqual(['abcdefgh', 'ijkl']);
  expect(cells('A现')).toBe(3);
});
