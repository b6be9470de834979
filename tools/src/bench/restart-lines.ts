import type { Back, RestartResult } from './restart.js';

/** Whoever stands before a screen and presses, and whoever looks at a wall, waits no longer. */
const GOALS_MS = { tellers: 5_000, boards: 30_000 };

export function isBackInTime({ tellers, boards }: RestartResult): boolean {
  return tellers.lastMs <= GOALS_MS.tellers && boards.lastMs <= GOALS_MS.boards;
}

/** The figures as a table. */
export function restartLines({ readyMs, tellers, boards }: RestartResult): string[] {
  return [
    `The server was ready ${seconds(readyMs)} after the kill.`,
    line('tellers', tellers, GOALS_MS.tellers),
    line('boards', boards, GOALS_MS.boards),
  ];
}

function line(kind: string, { screens, medianMs, lastMs }: Back, goalMs: number): string {
  const verdict = lastMs <= goalMs ? 'reached' : 'MISSED';
  return `${verdict}  ${screens} ${kind} right again: half after ${seconds(medianMs)}, the last after ${seconds(lastMs)} (goal ${seconds(goalMs)})`;
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
