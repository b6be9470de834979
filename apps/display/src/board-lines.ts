import type { BoardCall, BoardMissed, BoardRecent, Rows } from '@lobbyflow/contract';

/** As many as can be read from the last row of chairs. */
const LINES = 5;
const RECENT_LINES = 6;
const MISSED_LINES = 8;

/** What a board shows of its calls: one in front, the others below, the newest first. */
export interface BoardLines {
  readonly front: BoardCall | null;
  readonly others: readonly BoardCall[];
}

/** Puts the announced number in front, else the newest that is still awaited; who has come goes last. */
export function linesOf(calls: Rows<BoardCall>, announced: BoardCall | null): BoardLines {
  const all = Object.values(calls).toSorted(byUrgency);
  const front = announced ?? all.find(({ state }) => state === 'called') ?? null;
  const others = all.filter(({ callId }) => callId !== front?.callId).slice(0, LINES);
  return { front, others };
}

function byUrgency(a: BoardCall, b: BoardCall): number {
  if (a.state !== b.state) return a.state === 'called' ? -1 : 1;
  return Date.parse(b.calledAt) - Date.parse(a.calledAt) || b.number.localeCompare(a.number);
}

/** The latest calls that are over, newest first, by call id. */
export function recentOf(recent: Rows<BoardRecent>): readonly (readonly [string, BoardRecent])[] {
  return Object.entries(recent)
    .toSorted(([, a], [, b]) => Date.parse(b.calledAt) - Date.parse(a.calledAt))
    .slice(0, RECENT_LINES);
}

/** The numbers that were missed last, newest first. */
export function missedOf(missed: Rows<BoardMissed>): readonly string[] {
  return Object.values(missed)
    .toSorted((a, b) => Date.parse(b.missedAt) - Date.parse(a.missedAt))
    .slice(0, MISSED_LINES)
    .map(({ number }) => number);
}
