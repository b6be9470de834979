import { CELL, codeOf, LEADING, type Sheet, signCells } from './lay-out.js';

/** A sign on paper, in dots from the upper left corner. */
export interface Mark {
  readonly sign: string;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly isBold: boolean;
}

/** A code on paper: the corner, how large a module is, and the modules. */
export interface CodeMark {
  readonly x: number;
  readonly y: number;
  readonly module: number;
  readonly modules: readonly (readonly boolean[])[];
}

/** All that is black on a piece of paper. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly codes: readonly CodeMark[];
}

/** Where a line begins that stands in the middle. */
export function centred(paper: number, line: number): number {
  return Math.max(0, Math.floor((paper - line) / 2));
}

/** What a sheet looks like: the preview, and the paper of a browser that prints it. */
export function pictureOf({ width, lines }: Sheet): Picture {
  const marks: Mark[] = [];
  const codes: CodeMark[] = [];
  let y = 0;
  for (const line of lines) {
    if (line.is === 'text') {
      const { text, scale, isBold } = line;
      const signs = Array.from(text);
      const wide = signs.reduce((sum, sign) => sum + signCells(sign), 0) * CELL.width * scale;
      let x = centred(width, wide);
      for (const sign of signs) {
        if (sign !== ' ') marks.push({ sign, x, y, scale, isBold });
        x += signCells(sign) * CELL.width * scale;
      }
    } else if (line.is === 'code') {
      const modules = codeOf(line.text);
      const { module } = line;
      codes.push({ x: centred(width, modules.length * module), y, module, modules });
    }
    y += line.height;
  }
  return { width, height: y, marks, codes };
}

/** Letters stand on this share of their cell. */
const BASELINE = 0.82;

/** Draws a picture, one unit a dot. */
export function svgOf({ width, height, marks, codes }: Picture): string {
  const signs = marks.map(({ sign, x, y, scale, isBold }) => {
    const size = CELL.height * scale;
    const wide = signCells(sign) * CELL.width * scale;
    const weight = isBold ? ' font-weight="700"' : '';
    const left = x + wide / 2;
    return `<text x="${left}" y="${y + size * BASELINE}" font-size="${size * 0.9}"${weight}>${escaped(sign)}</text>`;
  });
  const dark = codes.map(({ x, y, module, modules }) => {
    const path = modules.flatMap((row, down) =>
      row.flatMap((isDark, right) =>
        isDark
          ? [`M${x + right * module} ${y + down * module}h${module}v${module}h-${module}z`]
          : [],
      ),
    );
    return `<path d="${path.join('')}"/>`;
  });
  const body = [...signs, ...dark].join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + LEADING}" width="${width}" height="${height + LEADING}" shape-rendering="crispEdges"><path d="M0 0h${width}v${height + LEADING}H0z" fill="#fff"/><g fill="#000" text-anchor="middle" font-family="'Noto Sans Mono','Noto Sans SC Variable','Noto Sans SC',monospace">${body}</g></svg>`;
}

function escaped(sign: string): string {
  return sign.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;');
}
