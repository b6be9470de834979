import { ROUTES } from '@lobbyflow/contract';
import { comingBack, createApi } from '@lobbyflow/client';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchFrom } from '../http-fetch.js';
import { LiveScreen } from '../live-screen.js';
import { startProductOn } from '../servers.js';
import { quantile } from './results.js';

const BRANCH = 'demo';
/** Screens that are opened at a time, before anything is killed. */
const AT_ONCE = 50;
/** A screen that is not back by then does not come back. */
const PATIENCE_MS = 120_000;

export interface RestartOptions {
  readonly boards: number;
  readonly tellers: number;
}

/** How long after the kill screens of a kind showed their hall again, in milliseconds. */
export interface Back {
  readonly screens: number;
  readonly medianMs: number;
  readonly lastMs: number;
}
export interface RestartResult {
  /** From the kill until the server that was started again said that it was ready. */
  readonly readyMs: number;
  readonly boards: Back;
  readonly tellers: Back;
}

/** Kills a server that many screens follow, starts it again, and waits for all of them to be right. */
export async function restart(
  { boards, tellers }: RestartOptions,
  say: (line: string) => void,
): Promise<RestartResult> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-'));
  let server = await startProductOn(folder, []);
  const { url } = server;
  const screens: LiveScreen[] = [];
  try {
    const tokens = await tokensAt(url);
    const board = { url, token: tokens.board, branchId: BRANCH, view: 'board' } as const;
    const staff = { url, token: tokens.lead, branchId: BRANCH, view: 'staff' } as const;
    const walls = await openMany(boards, () => {
      return new LiveScreen({ ...board, comesBack: comingBack({ screen: 'display' }) });
    });
    screens.push(...walls);
    const desks = await openMany(tellers, () => {
      return new LiveScreen({ ...staff, comesBack: comingBack({ screen: 'teller' }) });
    });
    screens.push(...desks);
    say(`${screens.length} screens follow; killing the server …`);

    const killed = performance.now();
    await server.kill();
    const back = Promise.all([backAfter(killed, walls), backAfter(killed, desks)]);
    server = await startProductOn(folder, [], { PORT: new URL(url).port });
    const readyMs = performance.now() - killed;
    const [wallsBack, desksBack] = await back;
    return { readyMs, boards: wallsBack, tellers: desksBack };
  } finally {
    for (const screen of screens) screen.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function backAfter(killed: number, screens: readonly LiveScreen[]): Promise<Back> {
  const times = await Promise.all(
    screens.map(async (screen) => {
      await within(screen.isGone());
      await within(screen.isThere());
      return performance.now() - killed;
    }),
  );
  return { screens: screens.length, medianMs: quantile(times, 0.5), lastMs: Math.max(...times) };
}

async function within(wait: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('A screen did not come back.')), PATIENCE_MS);
  });
  try {
    await Promise.race([wait, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function openMany(count: number, open: () => LiveScreen): Promise<LiveScreen[]> {
  const screens: LiveScreen[] = [];
  while (screens.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - screens.length) }, open);
    await Promise.all(some.map((screen) => screen.isThere()));
    screens.push(...some);
  }
  return screens;
}

async function tokensAt(url: string): Promise<{ readonly board: string; readonly lead: string }> {
  const api = createApi({ fetch: fetchFrom(url) });
  const signIn = async (username: string) =>
    (await api.call(ROUTES.signIn, { body: { username, password: 'demo' } })).token;
  const admin = createApi({ fetch: fetchFrom(url), token: await signIn('admin') });
  const { token } = await admin.call(ROUTES.enrolDevice, {
    params: { branchId: BRANCH },
    body: { name: 'board', role: 'display' },
  });
  return { board: token, lead: await signIn('lead') };
}
