import { ROUTES } from '@lobbyflow/contract';
import { type Api, createApi } from '@lobbyflow/client';
import process from 'node:process';
import { quantile } from '../bench/results.js';
import { lotsOf } from '../faults/lots.js';
import { fetchFrom } from '../http-fetch.js';
import { startDurablePostgres } from '../postgres-server.js';
import { costOf, type ProcessCost } from '../process-cost.js';
import { startProduct } from '../servers.js';
import { makeHalls, type MadeHall } from './make-halls.js';
import { openScreens } from './screens.js';
import { sendAtRate, type Sent } from './send-at-rate.js';

export interface LoadOptions {
  readonly branches: number;
  /** Commands a second, over all branches. */
  readonly rate: number;
  readonly seconds: number;
  readonly seed: number;
  /** Where a CPU profile of the product is written; none when left out. */
  readonly profile?: string;
}

/** Processor time of each program over the measured time, in seconds for each second. */
export interface Cores {
  readonly product: number;
  readonly postgres: number;
  readonly generator: number;
}

export interface LoadResult extends Omit<LoadOptions, 'profile'> {
  readonly commands: number;
  readonly failed: readonly string[];
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly cores: Cores;
  readonly screens: number;
  /** Boards that do not show the newest revision a few seconds after the last command. */
  readonly boardsBehind: number;
  /** Memory of the product: with no branch, with all of them, with all their screens, at the end. */
  readonly productMegabytes: readonly [
    empty: number,
    branches: number,
    screens: number,
    end: number,
  ];
}

/** Before anything counts. */
const WARM_UP_SECONDS = 10;
/** A board that is not right by then is behind. */
const SETTLE_MS = 3_000;

/** A province on one process and one PostgreSQL, with the screens of its halls. */
export async function runLoad(
  { profile, ...options }: LoadOptions,
  say: (line: string) => void,
): Promise<LoadResult> {
  const postgres = await startDurablePostgres();
  try {
    const product = await startProduct({
      hasLimits: false,
      isPinned: false,
      nodeOptions: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
      databaseUrl: postgres.url,
    });
    try {
      const empty = costOf(product.pid).rssMegabytes;
      const { url } = product;
      const { branches } = options;
      const halls = await makeHalls({ url, admin: await signedIn(url), branches, say });
      const withBranches = costOf(product.pid).rssMegabytes;
      const screens = await openScreens(url, halls);
      const withScreens = costOf(product.pid).rssMegabytes;
      say(`${screens.all.length} screens follow; warming up …`);
      const commands = commandsOf(url, halls, options);
      await commands(WARM_UP_SECONDS);
      say(`${options.seconds} s at ${options.rate} commands a second …`);
      const meter = startMeter(product.pid, postgres.pid);
      const sent = await commands(options.seconds);
      const cores = meter();
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      const behind = halls.filter(
        ({ hall }) => screens.boards.get(hall.id)?.revision !== hall.revision,
      );
      const end = costOf(product.pid).rssMegabytes;
      for (const screen of screens.all) screen.close();
      return {
        ...options,
        ...latenciesOf(sent, options.seconds),
        cores,
        screens: screens.all.length,
        boardsBehind: behind.length,
        productMegabytes: [empty, withBranches, withScreens, end],
      };
    } finally {
      await product.stop();
    }
  } finally {
    await postgres.stop();
  }
}

async function signedIn(url: string): Promise<Api> {
  const api = createApi({ fetch: fetchFrom(url) });
  const { token } = await api.call(ROUTES.signIn, {
    body: { username: 'admin', password: 'demo' },
  });
  return createApi({ fetch: fetchFrom(url), token });
}

/** Lets people in halls, each chosen by lot, do what they would do next, at the rate asked for. */
function commandsOf(url: string, halls: readonly MadeHall[], { rate, seed }: LoadOptions) {
  const chance = lotsOf(seed);
  const next = () => halls[Math.floor(chance() * halls.length)]?.hall.act(chance()) ?? null;
  return (seconds: number) => sendAtRate({ url, perSecond: rate, seconds, chance, next });
}

/** What each program takes from now until it is asked. */
function startMeter(product: number, postgres: number): () => Cores {
  const begun = performance.now();
  const before: readonly ProcessCost[] = [costOf(product), costOf(postgres)];
  const own = process.cpuUsage();
  return () => {
    const seconds = (performance.now() - begun) / 1_000;
    const spent = (pid: number, index: number) =>
      (costOf(pid).cpuSeconds - (before[index]?.cpuSeconds ?? 0)) / seconds;
    const { user, system } = process.cpuUsage(own);
    return {
      product: spent(product, 0),
      postgres: spent(postgres, 1),
      generator: (user + system) / 1e6 / seconds,
    };
  };
}

function latenciesOf({ latencies, failed }: Sent, seconds: number) {
  const sorted = latencies.toSorted((one, other) => one - other);
  return {
    commands: latencies.length,
    failed,
    perSecond: latencies.length / seconds,
    p50Ms: quantile(sorted, 0.5),
    p95Ms: quantile(sorted, 0.95),
    p99Ms: quantile(sorted, 0.99),
    maxMs: sorted.at(-1) ?? Number.NaN,
  };
}
