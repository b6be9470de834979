import type { Slip, SlipLine } from '@lobbyflow/contract';
import { encode } from 'uqr';

/** Dots that a printer of that paper puts side by side, at 8 dots a millimetre. */
export const DOTS = { 58: 384, 80: 576 } as const;
export type PaperWidth = keyof typeof DOTS;

/** The printer's own letters: Latin ones are half as wide as Chinese ones. */
export const CELL = { width: 12, height: 24 } as const;
/** Between two lines, whatever their size. */
export const LEADING = 6;
/** An empty line. */
export const GAP = 20;
/** ESC/POS enlarges letters eight times at most. */
const LARGEST = 8;
/** A code wider than this share of the paper is no easier to read. */
const CODE_SHARE = 0.55;
const LARGEST_MODULE = 8;
/** Below it phones do not read a code off thermal paper. */
const LEAST_MODULE = 3;

/** A line as it is printed: it fits, and says where it stands from above. */
export type PrintedLine =
  | {
      readonly is: 'text';
      readonly text: string;
      readonly scale: number;
      readonly isBold: boolean;
      readonly height: number;
    }
  | { readonly is: 'code'; readonly text: string; readonly module: number; readonly height: number }
  | { readonly is: 'gap'; readonly height: number };

/** A slip on paper of one width, in dots. */
export interface Sheet {
  readonly width: number;
  readonly lines: readonly PrintedLine[];
}

/** Breaks a slip into lines that fit the paper. What a printer cannot print is shown as an empty square. */
export function layOut({ lines }: Slip, paper: PaperWidth): Sheet {
  const width = DOTS[paper];
  return { width, lines: lines.flatMap((line) => printed(line, width)) };
}

function printed(line: SlipLine, width: number): readonly PrintedLine[] {
  switch (line.is) {
    case 'gap':
      return [{ is: 'gap', height: GAP }];
    case 'code': {
      const module = moduleOf(line.text, width);
      return [{ is: 'code', text: line.text, module, height: codeSize(line.text) * module }];
    }
    case 'number': {
      const text = printable(line.text);
      const scale = Math.max(1, Math.min(LARGEST, Math.floor(width / (cells(text) * CELL.width))));
      return [textLine(text, scale, true)];
    }
    case 'text': {
      const most = Math.floor(width / (CELL.width * line.size));
      return wrapped(printable(line.text), most).map((one) =>
        textLine(one, line.size, line.isBold),
      );
    }
  }
}

function textLine(text: string, scale: number, isBold: boolean): PrintedLine {
  return { is: 'text', text, scale, isBold, height: CELL.height * scale + LEADING };
}

/** Modules of a code along one side. */
export function codeSize(text: string): number {
  return codeOf(text).length;
}

/** The modules of a code, dark ones `true`; without a margin, which the paper has. */
export function codeOf(text: string): readonly (readonly boolean[])[] {
  return encode(text, { ecc: 'M', border: 0 }).data;
}

function moduleOf(text: string, width: number): number {
  const fitting = Math.floor((width * CODE_SHARE) / codeSize(text));
  return Math.max(LEAST_MODULE, Math.min(LARGEST_MODULE, fitting));
}

/** How many Latin letters wide a text is. */
export function cells(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + signCells(sign), 0);
}

/** Whatever is no ASCII is as wide as a Chinese sign. */
export function signCells(sign: string): number {
  return sign.charCodeAt(0) < 0x80 ? 1 : 2;
}

/** Takes out what steers a printer or turns the text around; what has no sign on paper becomes an empty square. */
export function printable(text: string): string {
  const plain = text.replaceAll(/\s+/gu, ' ').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
  return Array.from(plain)
    .map((sign) => (sign.length > 1 ? '□' : sign))
    .join('')
    .trim();
}

/** Breaks between words, and between any two Chinese signs; a word that is too long is cut. */
function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/[!-~]+|./gu) ?? []) {
    for (const piece of pieces(word, most)) {
      if (cells(line + piece) > most) {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      } else line += piece;
    }
  }
  return [...lines, line.trimEnd()].filter((one) => one !== '');
}

function pieces(word: string, most: number): readonly string[] {
  if (word.length <= most) return [word];
  return word.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [];
}
