import type { BoardCall, BoardMissed, BoardRecent, Rows } from '@lobbyflow/contract';

/** At most; what has no room on a smaller screen is left out by its styles, from the end. */
const LINES = 7;
const RECENT_LINES = 8;
const MISSED_LINES = 8;

/** What a board shows of its calls: one in front, the others below, the newest first. */
export interface BoardLines {
  readonly front: BoardCall | null;
  readonly others: readonly BoardCall[];
}

/** Puts the announced number in front, else the newest that is still awaited; who has come goes last. */
export function linesOf(calls: readonly BoardCall[], announced: BoardCall | null): BoardLines {
  const all = calls.toSorted(byUrgency);
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

const HAN = /\p{Script=Han}/u;
const HAN_EM = 1;
/** A digit or a capital, set bold; a little more than most are. */
const LATIN_EM = 0.62;
/** The counter is set smaller than the number, by as much as the styles say. */
const COUNTER_SIZE = 0.56;
/** Arrow and gaps. */
const BETWEEN_EM = 0.7;
const BETWEEN_IN_ROW_EM = 2;

/** Of a counter's name that stands on a line of its own, in ems. */
const LONG_EM = 9;

/** How wide a call is set in one line, in heights of its number: the longer, the smaller it is set. */
export function emsOf(number: string, counter: string): number {
  return widthOf(number) + BETWEEN_EM + widthOf(counter) * COUNTER_SIZE;
}

/** How wide number and counter are set in one line of one size, with what stands between them. */
export function rowEmsOf(number: string, counter: string): number {
  return widthOf(number) + BETWEEN_IN_ROW_EM + widthOf(counter);
}

/** How wide some words are set, in font sizes. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (HAN.test(sign) ? HAN_EM : LATIN_EM), 0);
}

/** Whether a counter's name is too long to stand beside a number that is read from afar. */
export function isLong(counter: string): boolean {
  return widthOf(counter) > LONG_EM;
}
