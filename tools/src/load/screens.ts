import { LiveScreen } from '../live-screen.js';
import type { MadeHall } from './make-halls.js';

/** So many come at a time. */
const AT_ONCE = 50;

/** Hangs a board and stands a kiosk into every hall; both follow their views. The boards, by branch, and all of them. */
export async function openScreens(url: string, halls: readonly MadeHall[]) {
  const boards = new Map<string, LiveScreen>();
  const all: LiveScreen[] = [];
  for (let from = 0; from < halls.length; from += AT_ONCE) {
    const opened = halls.slice(from, from + AT_ONCE).flatMap(({ hall, kioskToken, boardToken }) => {
      const branchId = hall.id;
      const board = new LiveScreen({ url, token: boardToken, branchId, view: 'board' });
      boards.set(branchId, board);
      return [board, new LiveScreen({ url, token: kioskToken, branchId, view: 'kiosk' })];
    });
    await Promise.all(opened.map((screen) => screen.isThere()));
    all.push(...opened);
  }
  return { boards, all };
}
