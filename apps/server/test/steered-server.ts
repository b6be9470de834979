// A server that its parent steers, by messages: what it runs on, what its clock says, and which fault it has.
import type { Instant } from '@lobbyflow/engine';
import process from 'node:process';
import { BusinessDays } from '../src/branches/business-days.js';
import { Checkpoints } from '../src/checkpoints/checkpoints.service.js';
import { readCheckpoints } from '../src/operator/audit-checkpoints.js';
import { auditFile } from '../src/operator/audit-file.js';
import { CHECKPOINTS, PUBLIC_KEY } from '../src/checkpoints/checkpoint-files.js';
import { databaseIn } from '../src/db/data-source.js';
import { StartError } from '../src/db/storage-errors.js';
import type { Ports } from '../src/journal/journal.module.js';
import type { Clock } from '../src/ports/clock.js';
import type { Stopwatch } from '../src/ports/stopwatch.js';
import { readSettings } from '../src/settings.js';
import { type RunningServer, startServer } from '../src/start.js';
import { join } from 'node:path';
import { Projector } from '../src/projections/projector.js';
import { Journals } from '../src/journal/journals.js';
import { CommitsRepository } from '../src/journal/commits.repository.js';
import { verifyChain } from '../src/journal/verify-chain.js';
import { type Cut, CuttingProxy } from './cutting-proxy.js';
import { PLANTED_FAULTS } from './planted-faults.js';
import { PLACE } from './plot.js';

interface StartWish {
  readonly folder: string;
  readonly databaseUrl?: string;
  readonly fault?: string;
  /** Strikes at every so many occasions. */
  readonly every?: number;
  /** What the wall clock says to begin with; the real one when left out. */
  readonly at?: number;
}

/** Moves when it is told to, so much on the wall and so much in truth. */
class SteeredTime {
  constructor(
    private wallMs: number,
    private elapsedMs = 1_000,
  ) {}

  move({ wallMs, elapsedMs }: { readonly wallMs: number; readonly elapsedMs: number }): void {
    this.wallMs += wallMs;
    this.elapsedMs += elapsedMs;
  }

  ports(): Ports {
    const clock: Clock = { now: () => this.wallMs as Instant };
    const elapsed = () => this.elapsedMs;
    const stopwatch: Stopwatch = { elapsedMs: elapsed, elapsedWithSleepMs: elapsed };
    return { clock, stopwatch };
  }
}

let server: RunningServer | null = null;
let time: SteeredTime | null = null;
let planted = 0;
let proxy: CuttingProxy | null = null;

async function start({ folder, databaseUrl = '', fault, every = 1, at }: StartWish) {
  time = at === undefined ? null : new SteeredTime(at);
  const settings = readSettings({
    PORT: '0',
    HOST: '127.0.0.1',
    LOBBYFLOW_DATA: folder,
    LOBBYFLOW_DATABASE_URL: databaseUrl,
    LOBBYFLOW_MODE: 'demo',
    LOBBYFLOW_LIMITS: 'off',
    LOBBYFLOW_LOG: 'silent',
  });
  try {
    server = await startServer(settings, { ports: time?.ports() ?? {} });
  } catch (error) {
    const isExplained = error instanceof StartError;
    const refusal = isExplained
      ? `${error.message} ${error.wayOut}`
      : `UNEXPLAINED ${String(error)}`;
    return { url: null, refusal };
  }
  planted = 0;
  if (fault !== undefined) plant(server, fault, every);
  return { url: server.url, refusal: null };
}

function plant({ app }: RunningServer, name: string, every: number): void {
  const fault = PLANTED_FAULTS[name];
  if (fault === undefined) throw new Error(`There is no fault ${name}.`);
  let occasions = 0;
  const isTurn = () => {
    occasions += 1;
    const isNow = fault.isRare === true || occasions % every === 0;
    if (isNow) planted += 1;
    return isNow;
  };
  fault.plant({ app, isTurn });
}

const ACTS = {
  start,
  /** Puts a proxy before a database that it can be cut from. */
  proxy: async ({ url }: { readonly url: string }) => {
    proxy = await CuttingProxy.before(url);
    return proxy.url;
  },
  /** Cuts the connections of the next commits, each in its way. */
  cut: ({ cuts }: { readonly cuts: readonly Cut[] }) => proxy?.cutCommits(...cuts),
  /** Cuts that are still to be made. */
  cutsLeft: () => proxy?.left,
  hold: ({ isHeld }: { readonly isHeld: boolean }) => proxy?.hold(isHeld),
  /** Whether the chain of the branch holds in the database, and to which revision. */
  chain: async () => {
    if (server === null) throw new Error('no server');
    return (await verifyChain(server.app.get(CommitsRepository), PLACE)).revision;
  },
  stop: async () => {
    await server?.stop();
    server = null;
    return { planted };
  },
  /** The business day that the branch is in; `null` while it is closed. */
  businessDay: () => server?.app.get(Journals).of(PLACE).current.lobby.businessDay,
  /** Makes the rows of the reports now, and not within a second; none of a journal that cannot be followed. */
  rows: () =>
    server?.app
      .get(Projector)
      .catchUp(PLACE)
      .catch(() => undefined),
  /** Has a signed checkpoint written now, and not within a minute. */
  note: () => server?.app.get(Checkpoints).write(),
  /** How often the fault struck so far. */
  planted: () => planted,
  move: (by: { readonly wallMs: number; readonly elapsedMs: number }) => time?.move(by),
  /** Has the hours of the branches looked at now, and not within five seconds. */
  look: () => server?.app.get(BusinessDays).look(),
  audit: ({ folder }: { readonly folder: string }) => {
    const noted = readCheckpoints({
      file: join(folder, CHECKPOINTS),
      key: join(folder, PUBLIC_KEY),
      isNamed: false,
    });
    return auditFile(databaseIn(folder), noted);
  },
  faults: () =>
    Object.entries(PLANTED_FAULTS).map(([name, { showsAs }]) => {
      return { name, showsAs };
    }),
};

interface Wish {
  readonly id: number;
  readonly act: keyof typeof ACTS;
  readonly given: never;
}

process.on('message', ({ id, act, given }: Wish) => {
  void Promise.resolve()
    .then(() => ACTS[act](given) as unknown)
    .then(
      (value) => process.send?.({ id, value: value ?? null }),
      (error: unknown) => process.send?.({ id, error: String((error as Error).stack ?? error) }),
    );
});
process.once('disconnect', () => process.exit());
process.send?.({ id: 0, value: null });
