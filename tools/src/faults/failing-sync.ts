import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProductOn } from '../servers.js';
import { Clients } from './clients.js';
import { auditHistory } from './history.js';
import { lotsOf } from './lots.js';
import { verify } from './verify.js';

/** What came of a number of syncs that failed. */
export interface FailingSyncResult {
  readonly seed: number;
  readonly runs: number;
  /** Runs in which a sync failed: while the server started, and while it was at work. */
  readonly failedAtStart: number;
  readonly failedAtWork: number;
  /** Runs in which a server went on after a sync had failed. */
  readonly wentOn: number;
  readonly slowestEndMs: number;
  readonly commands: number;
  readonly changed: number;
  readonly outOfOrder: number;
  readonly audits: number;
  readonly faultyAudits: number;
}

/** The first so many syncs are told to fail, one in each run. */
const SYNCS = 60;
const COMMANDS_A_RUN = 400;
/** A server that goes on working so long after a sync has failed has not noticed. */
const MUST_END_MS = 5_000;

const INJECTED = /^\d+ +(\d+\.\d+) .*\(INJECTED\)/m;
const ENDED = /^\d+ +(\d+\.\d+) \+\+\+ exited with/gm;

/**
 * Lets one sync of the database's files fail, once, as a disk does that has lost what it was given: the server has to
 * end, for whatever it says from then on it cannot keep. Started again, it has to have all that it answered.
 */
export async function failingSyncs(
  { runs, seed }: { readonly runs: number; readonly seed: number },
  tell: (line: string) => void,
): Promise<FailingSyncResult> {
  const lot = lotsOf(seed);
  const count = {
    failedAtStart: 0,
    failedAtWork: 0,
    wentOn: 0,
    slowestEndMs: 0,
    commands: 0,
    changed: 0,
    outOfOrder: 0,
    audits: 0,
    faultyAudits: 0,
  };
  for (let run = 1; run <= runs; run += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-sync-'));
    try {
      const sync = 1 + Math.floor(lot() * SYNCS);
      await oneRun(folder, { sync, lot, count, tell });
      tell(`${run} runs, sync ${sync}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return { seed, runs, ...count };
}

/** Whether every failed sync ended the server, and nothing that was answered is gone. */
export const isFailStop = (result: FailingSyncResult): boolean =>
  result.wentOn === 0 &&
  result.changed === 0 &&
  result.outOfOrder === 0 &&
  result.faultyAudits === 0 &&
  result.failedAtStart + result.failedAtWork > 0;

interface Run {
  readonly sync: number;
  readonly lot: () => number;
  readonly count: Record<Exclude<keyof FailingSyncResult, 'seed' | 'runs'>, number>;
  readonly tell: (line: string) => void;
}

async function oneRun(folder: string, { sync, lot, count, tell }: Run): Promise<void> {
  const data = join(folder, 'data');
  const log = join(folder, 'strace.log');
  const clients = new Clients(lot);
  const isAtWork = await workUntilItFails({ data, log, sync, clients });
  const { failedAt, endedAt } = await readEnd(log);
  if (failedAt !== null) {
    if (isAtWork) count.failedAtWork += 1;
    else count.failedAtStart += 1;
    if (endedAt === null) count.wentOn += 1;
    else count.slowestEndMs = Math.max(count.slowestEndMs, Math.round(endedAt - failedAt));
  }
  const server = await startProductOn(data, [], { LOBBYFLOW_LOG: 'silent' });
  await clients.meet(server.url);
  await clients.settle();
  count.changed += (await clients.recheck()).length;
  await server.stop();
  const { sent, reads } = clients;
  count.commands += sent.length;
  count.outOfOrder += auditHistory({ sent, reads, stored: null }).length;
  const { isClean, text } = await verify(data);
  count.audits += 1;
  if (isClean) return;
  count.faultyAudits += 1;
  tell(text);
}

/** @returns whether the server came to be at work */
async function workUntilItFails({
  data,
  log,
  sync,
  clients,
}: {
  readonly data: string;
  readonly log: string;
  readonly sync: number;
  readonly clients: Clients;
}): Promise<boolean> {
  const files = ['lobbyflow.db', 'lobbyflow.db-wal'].flatMap((name) => ['-P', join(data, name)]);
  const inject = ['-e', `inject=fsync,fdatasync:error=EIO:when=${sync}`];
  const trace = ['-f', '-ttt', '-o', log, ...files, '-e', 'trace=fsync,fdatasync', ...inject];
  const started = startProductOn(data, ['strace', ...trace], { LOBBYFLOW_LOG: 'silent' });
  const server = await started.catch(() => null);
  if (server === null) return false;
  await clients.meet(server.url).catch(() => undefined);
  await clients.work(COMMANDS_A_RUN);
  const late = new Promise((resolve) => setTimeout(resolve, MUST_END_MS).unref());
  const hasFailed = (await readEnd(log)).failedAt !== null;
  if (hasFailed) await Promise.race([server.exited, late]);
  await server.kill();
  return true;
}

/** When a sync was made to fail, and when the process ended after that; milliseconds since 1970, `null`: not. */
async function readEnd(
  log: string,
): Promise<{ readonly failedAt: number | null; readonly endedAt: number | null }> {
  const text = await readFile(log, 'latin1');
  const failed = INJECTED.exec(text);
  const ended = [...text.matchAll(ENDED)].at(-1);
  const ms = (match: RegExpExecArray | undefined | null) =>
    match === null || match === undefined ? null : Number(match[1]) * 1_000;
  return { failedAt: ms(failed), endedAt: ms(ended) };
}
