import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchFrom } from '../http-fetch.js';
import { type KillableServer, startProductOn } from '../servers.js';
import { Clients } from './clients.js';
import { auditHistory } from './history.js';
import { lotsOf } from './lots.js';
import { until } from './until.js';
import { verify } from './verify.js';

/** What came of a number of times that the disk was full. */
export interface DiskFullResult {
  readonly seed: number;
  readonly rounds: number;
  readonly commands: number;
  /** Commands that were sent while there was no room, and how many of them were refused with `storage-failed`. */
  readonly sentWhileFull: number;
  readonly refused: number;
  readonly slowestRefusalMs: number;
  /** Looks at the lobby while there was no room, and those that failed or saw something that was refused. */
  readonly looks: number;
  readonly wrongLooks: number;
  readonly slowestNotReadyMs: number;
  /** From the moment there was room again to the first command that was taken. */
  readonly slowestRecoveryMs: number;
  readonly changed: number;
  readonly outOfOrder: number;
  readonly audits: number;
  readonly faultyAudits: number;
}

/** Room for the log at its longest and a day at work. */
const DISK = '64m';
const TRIES_WHILE_FULL = 20;
const COMMANDS_A_ROUND = 60;

/** A disk of its own, which only this process and its children see. */
const ON_A_SMALL_DISK = 'mount -t tmpfs -o size=$1 tmpfs "$2" && shift 2 && exec "$@"';

/** Whether this machine lets a process have a small disk of its own. */
export function hasSmallDisks(): boolean {
  const script = `mount -t tmpfs -o size=1m tmpfs ${tmpdir()}`;
  return spawnSync('unshare', ['-rm', 'sh', '-c', script]).status === 0;
}

/**
 * Lets a server work on a disk that somebody else fills up, and makes room again, over and over. While it is full every
 * command has to be refused, what was stored has to be shown, and nobody may hear of what was refused; with room again
 * the same commands have to be taken, without a restart.
 */
export async function diskFull(
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
  tell: (line: string) => void,
): Promise<DiskFullResult> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-full-'));
  const under = ['unshare', '-rm', 'sh', '-c', ON_A_SMALL_DISK, 'sh', DISK, folder];
  const server = await startProductOn(folder, under, { LOBBYFLOW_LOG: 'silent' });
  try {
    const run = new DiskFullRun(server, folder, lotsOf(seed));
    await run.clients.meet(server.url);
    for (let round = 1; round <= rounds; round += 1) {
      await run.fillAndFree();
      await run.audit(tell);
      tell(`${round} times full, ${run.clients.sent.length} commands`);
    }
    const { sent, reads } = run.clients;
    const changed = await run.clients.recheck();
    const found = auditHistory({ sent, reads, stored: null });
    for (const { what } of found) tell(what);
    const ends = { changed: changed.length, outOfOrder: found.length };
    return { seed, rounds, commands: sent.length, ...run.count, ...ends };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether nothing was lost or half done, everything was refused that had to be, and it went on by itself. */
export const isHonest = (result: DiskFullResult): boolean =>
  result.refused === result.sentWhileFull &&
  result.wrongLooks === 0 &&
  result.changed === 0 &&
  result.outOfOrder === 0 &&
  result.faultyAudits === 0 &&
  result.slowestRefusalMs <= 1_000 &&
  result.slowestNotReadyMs <= 5_000 &&
  result.slowestRecoveryMs <= 10_000;

class DiskFullRun {
  readonly clients: Clients;
  readonly count = {
    sentWhileFull: 0,
    refused: 0,
    slowestRefusalMs: 0,
    looks: 0,
    wrongLooks: 0,
    slowestNotReadyMs: 0,
    slowestRecoveryMs: 0,
    audits: 0,
    faultyAudits: 0,
  };
  private readonly filler: string;

  constructor(
    private readonly server: KillableServer,
    private readonly folder: string,
    lot: () => number,
  ) {
    this.clients = new Clients(lot);
    this.filler = join(`/proc/${server.pid}/root`, folder, 'filler');
  }

  async fillAndFree(): Promise<void> {
    await this.clients.work(COMMANDS_A_ROUND);
    fillUp(this.filler);
    // The log has room of its own, from earlier commands: until that is used up it goes on.
    await until(async () => {
      await this.clients.work(COMMANDS_A_ROUND);
      return this.clients.told().length < this.clients.sent.length;
    });
    const notReady = this.timed('slowestNotReadyMs', () => this.isReady(false));
    const before = await this.clients.look();
    for (let tried = 0; tried < TRIES_WHILE_FULL; tried += 1) await this.tryWhileFull(before);
    await notReady;
    rmSync(this.filler);
    await this.timed('slowestRecoveryMs', () =>
      until(async () => (await this.clients.settle()) === 0),
    );
    await this.isReady(true);
  }

  async audit(tell: (line: string) => void): Promise<void> {
    // SQLite names files by where they really are: only beside the server that is the server's disk.
    const beside = ['nsenter', '-U', '-m', '--preserve-credentials', '-t', String(this.server.pid)];
    const { isClean, text } = await verify(this.folder, beside);
    this.count.audits += 1;
    if (isClean) return;
    this.count.faultyAudits += 1;
    tell(text);
  }

  private async tryWhileFull(before: number | null): Promise<void> {
    const { count } = this;
    count.sentWhileFull += 1;
    await this.timed('slowestRefusalMs', async () => {
      const answer = await this.clients.takeOne();
      const isRefused = answer?.status === 503 && answer.text.includes('"storage-failed"');
      if (isRefused) count.refused += 1;
    });
    count.looks += 1;
    if ((await this.clients.look()) !== before || before === null) count.wrongLooks += 1;
  }

  private isReady(wanted: boolean): Promise<void> {
    const fetch = fetchFrom(this.server.url);
    return until(async () => {
      const signal = AbortSignal.timeout(5_000);
      const options = { method: 'GET', credentials: 'same-origin', headers: {}, signal } as const;
      return ((await fetch('/readyz', options)).status === 200) === wanted;
    });
  }

  private async timed(
    name: 'slowestRefusalMs' | 'slowestNotReadyMs' | 'slowestRecoveryMs',
    work: () => Promise<void>,
  ): Promise<void> {
    const begun = performance.now();
    await work();
    const ms = Math.round(performance.now() - begun);
    this.count[name] = Math.max(this.count[name], ms);
  }
}

/** To the last byte: in large pieces first, then in ever smaller ones. */
function fillUp(file: string): void {
  for (let size = 1 << 20; size >= 1;) {
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: existsSync(file) ? 'a' : 'w' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      size >>= 1;
    }
  }
}
