import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../screenshots/browser.js';
import { startProductOn } from '../servers.js';
import { type Counters, openCounters } from './counters.js';
import { layLine } from './line.js';
import { verdictOf, type SoakResult } from './verdict.js';
import { type WatchedBoard, watchBoard } from './watched-board.js';

export interface SoakWish {
  /** Commits of the branch's journal. */
  readonly events: number;
  readonly cuts: number;
  readonly kills: number;
}
type Say = (line: string) => void;

/** What is done at the counters while the board knows nothing of it. */
const STEPS_IN_THE_DARK = 8;
/** The heap is measured from here on: until then code and pictures are still being loaded. */
const WARM_AFTER = 0.05;
const LOOK_EVERY_STEPS = 12;

/** Leads a board through a day: everything happens on real servers, before a real browser. */
export async function soak(wish: SoakWish, say: Say): Promise<SoakResult> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-soak-'));
  const line = await layLine();
  const browser = await launch();
  let server = await startProductOn(folder, []);
  try {
    line.plugInto(server.url);
    const board = await watchBoard(browser, line.url);
    const counters = await openCounters(server.url);
    const day: Day = { counters, board, awayMs: [] };
    const begun = performance.now();
    const agenda = agendaOf(wish);
    let warm: number | null = null;
    while (counters.events() < wish.events) {
      await workOn(day, LOOK_EVERY_STEPS);
      if (warm === null && counters.events() >= wish.events * WARM_AFTER) {
        warm = await board.heapBytes();
      }
      const next = agenda[0];
      if (next === undefined || counters.events() < next.after) continue;
      agenda.shift();
      say(`${counters.events()} events: ${next.what}`);
      line.pull();
      if (next.what === 'kill') {
        await server.kill();
        server = await startProductOn(folder, []);
        counters.moveTo(server.url);
      }
      await workOn(day, STEPS_IN_THE_DARK, { isDark: true });
      line.plugInto(server.url);
      const back = performance.now();
      await mustShowLast(day);
      day.awayMs.push(Math.round(performance.now() - back));
      say(`  on the board after ${((performance.now() - back) / 1_000).toFixed(1)} s`);
    }
    const heap = { before: warm ?? 0, after: await board.heapBytes() };
    return verdictOf(wish, { ...day, heap, tookMs: performance.now() - begun });
  } finally {
    await browser.close();
    await server.stop();
    line.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Day {
  readonly counters: Counters;
  readonly board: WatchedBoard;
  /** How long it took the board to show the truth, each time that its server was there again. */
  readonly awayMs: number[];
}

/** Works on, and has the board keep up; in the dark it cannot. */
async function workOn(
  day: Day,
  steps: number,
  { isDark = false }: { readonly isDark?: boolean } = {},
): Promise<void> {
  for (let step = 0; step < steps; step++) await day.counters.step();
  if (!isDark) await mustShowLast(day);
}

/** Waits for the last call. One that never comes is found at the end of the day, with all others. */
async function mustShowLast({ counters, board }: Day): Promise<void> {
  const last = counters.calls.at(-1);
  if (last) await board.hasShown(last);
}

/** Cuts and kills, spread over the day. */
function agendaOf({ events, cuts, kills }: SoakWish) {
  const spread = (what: 'cut' | 'kill', count: number) =>
    Array.from({ length: count }, (_, index) => ({
      what,
      after: Math.round(((index + 0.6) / count) * events * 0.95),
    }));
  return [...spread('cut', cuts), ...spread('kill', kills)].toSorted((a, b) => a.after - b.after);
}
