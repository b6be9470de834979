import type { MadeCall } from './counters.js';
import type { Day, SoakWish } from './soak.js';

/** What a soak has found. */
export interface SoakResult {
  readonly events: number;
  readonly reconnects: number;
  readonly restarts: number;
  /** The longest that the board took to show the truth after its server was there again. */
  readonly longestAwayMs: number;
  readonly calls: number;
  /** `A014 3`, each a call that the board never showed. */
  readonly unseen: readonly string[];
  readonly announced: number;
  /** Said more than 20 seconds after the call was made. */
  readonly ghosts: readonly string[];
  readonly faults: readonly string[];
  readonly heapBeforeMb: number;
  readonly heapGrowthMb: number;
  readonly tookMs: number;
}

/** A call is not said later; a little more for the way to the page and back. */
const OLDEST_SAID_MS = 20_000 + 1_000;
/** In megabytes. */
const MOST_GROWTH = 10;
const MB = 1024 * 1024;

/** Sums up a day. */
export function verdictOf(
  { cuts, kills }: SoakWish,
  {
    counters,
    board,
    awayMs,
    heap,
    tookMs,
  }: Day & {
    readonly heap: { readonly before: number; readonly after: number };
    readonly tookMs: number;
  },
): SoakResult {
  const { calls } = counters;
  const keys = calls.map(({ number, counterId }) => `${number} ${counterId}`);
  return {
    events: counters.events(),
    reconnects: cuts + kills,
    restarts: kills,
    longestAwayMs: Math.max(0, ...awayMs),
    calls: calls.length,
    unseen: [...new Set(keys)].filter((key) => !board.shown.has(key)),
    announced: board.said.length,
    ghosts: board.said
      .filter(({ text, at }) => !wasJustCalled(calls, text, at))
      .map(({ text }) => text),
    faults: board.faults,
    heapBeforeMb: round(heap.before / MB),
    heapGrowthMb: round((heap.after - heap.before) / MB),
    tookMs: Math.round(tookMs),
  };
}

function wasJustCalled(calls: readonly MadeCall[], text: string, at: number): boolean {
  const [, number] = /icket (\S+), please/.exec(text) ?? [];
  return calls.some((call) => call.number === number && at - call.at <= OLDEST_SAID_MS);
}

const round = (mb: number) => Math.round(mb * 100) / 100;

/** Whether the board came through the day. */
export function isSound({ unseen, ghosts, faults, heapGrowthMb }: SoakResult): boolean {
  return unseen.length + ghosts.length + faults.length === 0 && heapGrowthMb <= MOST_GROWTH;
}
