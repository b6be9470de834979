import type { BoardConfig } from '@lobbyflow/contract';

/** Width and height of the page, in CSS pixels. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}
type Screen = NonNullable<BoardConfig['screen']>;

/**
 * Height of a capital for each metre that it is read from, in millimetres: it then subtends 0.7 degrees
 * (EN 301 549, 5.1.4).
 */
const CAPITAL_MM_PER_M = 12.2;
/** Height of a digit in the letters of boards, in font sizes. */
const CAPITAL_EM = 0.71;
const MM_PER_INCH = 25.4;

/** The font size, in CSS pixels, that is read from where the last row sits. */
export function leastFontPx({ diagonalInches, readFromM }: Screen, page: PageSize): number {
  return (readFromM * CAPITAL_MM_PER_M * pxPerMm(diagonalInches, page)) / CAPITAL_EM;
}

/** How far away a font size can be read, in metres. */
export function readableFromM({ diagonalInches }: Screen, page: PageSize, fontPx: number): number {
  return (fontPx * CAPITAL_EM) / (CAPITAL_MM_PER_M * pxPerMm(diagonalInches, page));
}

/** The page fills the screen. */
function pxPerMm(diagonalInches: number, { width, height }: PageSize): number {
  return Math.hypot(width, height) / (diagonalInches * MM_PER_INCH);
}
