import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Clients } from './clients.js';
import { auditHistory } from './history.js';
import { lotsOf } from './lots.js';
import { SteeredServer } from './steered.js';
import { until } from './until.js';

/** What came of a number of cuts of the connection to PostgreSQL. */
export interface CutsResult {
  readonly seed: number;
  readonly cuts: number;
  readonly commands: number;
  /** Commands that were told to be sent again. */
  readonly unknown: number;
  readonly changed: number;
  readonly outOfOrder: number;
  readonly numbersTwice: number;
  /** Commits in the journal, whose chain holds, and commands that were told theirs: the rest is the system's. */
  readonly revisions: number;
  readonly accepted: number;
  /** Revisions that two commands were told. */
  readonly toldTwice: number;
  /** Of a database that hung for a while: the slowest that was answered or refused, and how soon it went on. */
  readonly slowestWhileHungMs: number;
  readonly wentOnMs: number;
}

const POSTGRES = join(import.meta.dirname, '../../postgres.mjs');
const COMMANDS_A_ROUND = 60;
const CUTS_A_ROUND = 4;
const TAKES_WHILE_HUNG = 100;

interface Postgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Cuts the connection to a PostgreSQL while commits are on their way, half of them before the database hears of it and
 * half before the server hears that it was done; then lets the database hang. What was told has to be so, and to be the
 * same when asked for again; nothing may be done twice.
 */
export async function connectionCuts(
  { cuts, seed }: { readonly cuts: number; readonly seed: number },
  tell: (line: string) => void,
): Promise<CutsResult> {
  const { startWatchedPostgres } = (await import(pathToFileURL(POSTGRES).href)) as {
    readonly startWatchedPostgres: () => Promise<Postgres>;
  };
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-cuts-'));
  const postgres = await startWatchedPostgres();
  const server = await SteeredServer.open();
  try {
    const databaseUrl = await server.proxy(postgres.url);
    const clients = new Clients(lotsOf(seed));
    await clients.meet(await server.start({ folder, databaseUrl }));
    let unknown = 0;
    for (let done = 0; done < cuts; done += CUTS_A_ROUND) {
      unknown += await workThroughCuts(server, clients, Math.min(CUTS_A_ROUND, cuts - done));
      tell(`${done + CUTS_A_ROUND} cuts, ${clients.sent.length} commands`);
    }
    const hung = await hang(server, clients);
    const changed = (await clients.recheck()).length;
    return {
      seed,
      cuts,
      unknown,
      changed,
      ...told(clients),
      revisions: await server.chain(),
      ...hung,
    };
  } finally {
    await server.kill();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether nothing was lost, done twice or answered differently, and a database that hangs keeps nobody waiting. */
export const isResolved = (result: CutsResult): boolean =>
  result.changed === 0 &&
  result.outOfOrder === 0 &&
  result.numbersTwice === 0 &&
  result.toldTwice === 0 &&
  result.accepted <= result.revisions;

/** @returns how many commands had to be sent again */
async function workThroughCuts(
  server: SteeredServer,
  clients: Clients,
  cuts: number,
): Promise<number> {
  const each = Array.from({ length: cuts }, (_, index) => (index % 2 ? 'unheard' : 'unanswered'));
  await server.cut(...(each as ('unheard' | 'unanswered')[]));
  await clients.work(COMMANDS_A_ROUND);
  await until(async () => {
    if ((await server.cutsLeft()) > 0) await clients.takeOne();
    return (await server.cutsLeft()) === 0;
  });
  let again = 0;
  await until(async () => {
    const unknown = await clients.settle();
    again += unknown;
    return unknown === 0;
  });
  return again;
}

async function hang(server: SteeredServer, clients: Clients) {
  await server.hold(true);
  const slowest = { ms: 0 };
  await Promise.all(
    Array.from({ length: TAKES_WHILE_HUNG }, async () => {
      const begun = performance.now();
      await clients.takeOne();
      slowest.ms = Math.max(slowest.ms, performance.now() - begun);
    }),
  );
  await server.hold(false);
  const begun = performance.now();
  await until(async () => (await clients.settle()) === 0);
  const wentOnMs = Math.round(performance.now() - begun);
  return { slowestWhileHungMs: Math.round(slowest.ms), wentOnMs };
}

function told({ sent, reads }: Clients) {
  const found = auditHistory({ sent, reads, stored: null });
  const numbersTwice = found.filter(({ code }) => code === 'number-told-twice').length;
  const revisions = sent.flatMap(({ answer }) => {
    if (answer === null || answer.status >= 400) return [];
    return [(JSON.parse(answer.text) as { readonly revision: number }).revision];
  });
  return {
    commands: sent.length,
    outOfOrder: found.length - numbersTwice,
    numbersTwice,
    accepted: revisions.length,
    toldTwice: revisions.length - new Set(revisions).size,
  };
}
