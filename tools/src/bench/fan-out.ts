import { ROUTES } from '@lobbyflow/contract';
import { createApi } from '@lobbyflow/client';
import { fetchFrom } from '../http-fetch.js';
import { LiveScreen } from '../live-screen.js';
import { costOf } from '../process-cost.js';
import { type OwnServer, pinClient, startBroadcast, startProduct } from '../servers.js';
import { BenchBranch } from './bench-branch.js';
import { Lines } from './burst.js';
import type { BenchRequest } from './http-line.js';
import { quantile } from './results.js';

/** Sockets that are opened at a time. */
const AT_ONCE = 50;
/** Before anything counts. */
const WARM_UP = 20;
const BRANCH = 'bench-fan-out';
/** An update that has not come everywhere by then never does. */
const PATIENCE_MS = 10_000;

/** From the moment a command is sent to the moment a screen has what it changed, in milliseconds. */
export interface Arrivals {
  readonly p50Ms: number;
  readonly p99Ms: number;
}
export interface FanOutCell {
  readonly sockets: number;
  /** A ticket is taken, durable, and every board of the branch hears of it. */
  readonly product: Arrivals;
  /** The same bytes sent to a room of as many sockets, by socket.io alone. */
  readonly raw: Arrivals;
  /** Of the 99th percentiles. */
  readonly ratio: number;
  /** What a board costs the product in memory, in kilobytes. */
  readonly kilobytesPerSocket: number;
}

export interface FanOutOptions {
  readonly sockets: readonly number[];
  /** Updates that are measured, of each kind. */
  readonly updates: number;
}

/** Tells boards of tickets, and as many sockets of the same bytes, in turn. */
export async function fanOut(
  { sockets, updates }: FanOutOptions,
  say: (line: string) => void,
): Promise<FanOutCell[]> {
  pinClient();
  const product = await startProduct({ hasLimits: false, isPinned: false });
  const raw = await startBroadcast();
  try {
    const lines = await Lines.open(product.url, 1);
    const branch = await BenchBranch.make(product.url, BRANCH, lines);
    const token = await displayToken(product.url);
    const cells: FanOutCell[] = [];
    for (const count of sockets) {
      say(`${count} sockets …`);
      cells.push(await measureCell({ product, raw, branch, token, lines }, count, updates));
    }
    lines.close();
    return cells;
  } finally {
    await Promise.all([product.stop(), raw.stop()]);
  }
}

interface Stage {
  readonly product: OwnServer;
  readonly raw: OwnServer;
  readonly branch: BenchBranch;
  readonly token: string;
  readonly lines: Lines;
}

async function measureCell(stage: Stage, count: number, updates: number): Promise<FanOutCell> {
  const { product, raw, branch, token, lines } = stage;
  const before = costOf(product.pid).rssMegabytes;
  const boards = await openMany(product.url, token, count);
  const kilobytesPerSocket = ((costOf(product.pid).rssMegabytes - before) * 1_024) / count;
  const others = await openMany(raw.url, token, count);
  const rawLines = await Lines.open(raw.url, 1);
  const seen = { product: [] as number[], raw: [] as number[] };
  for (let index = -WARM_UP; index < updates; index += 1) {
    const [take] = branch.takes(1);
    if (take === undefined) break;
    const told = await arrivalsOf(boards, lines, take);
    const same = { ...take, path: '/', body: JSON.stringify(told.update) };
    const echoed = await arrivalsOf(others, rawLines, same);
    if (index < 0) continue;
    seen.product.push(...told.latencies);
    seen.raw.push(...echoed.latencies);
  }
  for (const screen of [...boards, ...others]) screen.close();
  rawLines.close();
  const [own, bare] = [summary(seen.product), summary(seen.raw)];
  const ratio = own.p99Ms / bare.p99Ms;
  return { sockets: count, product: own, raw: bare, ratio, kilobytesPerSocket };
}

/** Sends a request, and waits until every screen has heard what comes of it. */
async function arrivalsOf(screens: readonly LiveScreen[], lines: Lines, request: BenchRequest) {
  const latencies: number[] = [];
  let update: unknown;
  const begun = performance.now();
  const all = new Promise<void>((heard, late) => {
    const watch = setTimeout(
      () => late(new Error('An update did not come everywhere.')),
      PATIENCE_MS,
    );
    for (const screen of screens) {
      screen.onUpdate = (told) => {
        screen.onUpdate = undefined;
        update = told;
        latencies.push(performance.now() - begun);
        if (latencies.length < screens.length) return;
        clearTimeout(watch);
        heard();
      };
    }
  });
  await Promise.all([lines.burst([request]), all]);
  return { latencies, update };
}

async function openMany(url: string, token: string, count: number): Promise<LiveScreen[]> {
  const screens: LiveScreen[] = [];
  while (screens.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - screens.length) }, () => {
      return new LiveScreen({ url, token, branchId: BRANCH, view: 'board' });
    });
    await Promise.all(some.map((screen) => screen.isThere()));
    screens.push(...some);
  }
  return screens;
}

async function displayToken(url: string): Promise<string> {
  const api = createApi({ fetch: fetchFrom(url) });
  const { token } = await api.call(ROUTES.signIn, {
    body: { username: 'admin', password: 'demo' },
  });
  const admin = createApi({ fetch: fetchFrom(url), token });
  const params = { branchId: BRANCH };
  const body = { name: 'display', role: 'display' as const };
  return (await admin.call(ROUTES.enrolDevice, { params, body })).token;
}

function summary(values: readonly number[]): Arrivals {
  return { p50Ms: quantile(values, 0.5), p99Ms: quantile(values, 0.99) };
}
