import type { BoardConfig } from '@lobbyflow/contract';
import { emsOf } from './board-lines.js';
import { leastFontPx, type PageSize, readableFromM } from './readable.js';

/** How a board is divided, and how far away it is read from. */
export interface Division {
  readonly screen: BoardConfig['screen'];
  readonly hasSide: boolean;
  readonly hasMedia: boolean;
}

/** What the styles need to know. */
export interface BoardSizes {
  /** Room of the call in front, in units: a hundredth of what the screen is least of, see `board.css`. */
  readonly front: number;
  /** Numbers are at least this large, in CSS pixels, as far as they fit. */
  readonly leastPx: number;
  /** Set where not even the number in front is large enough for the distance. */
  readonly tooFar: { readonly reachM: number; readonly wishedM: number } | null;
}

/** A call as most are. */
const USUAL = { number: 'A014', counter: '12号窗口' };

/** Divides a page of this size. */
export function boardSizes(page: PageSize, { screen, hasSide, hasMedia }: Division): BoardSizes {
  const isUpright = page.height > page.width;
  const front = frontUnits({ isUpright, hasSide, hasMedia });
  if (screen === null) return { front, leastPx: 0, tooFar: null };
  const unit = isUpright
    ? Math.min(page.width * 0.0155, page.height * 0.01)
    : Math.min(page.width * 0.01, page.height * 0.0178);
  const leastPx = leastFontPx(screen, page);
  const largestPx = (front * unit) / emsOf(USUAL.number, USUAL.counter);
  const reachM = readableFromM(screen, page, largestPx);
  const tooFar = largestPx < leastPx ? { reachM, wishedM: screen.readFromM } : null;
  return { front, leastPx, tooFar };
}

function frontUnits({
  isUpright,
  hasSide,
  hasMedia,
}: Omit<Division, 'screen'> & { readonly isUpright: boolean }): number {
  if (isUpright) return 54;
  if (hasMedia) return 50;
  return hasSide ? 63 : 88;
}
