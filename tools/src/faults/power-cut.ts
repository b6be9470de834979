import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startProductOn } from '../servers.js';
import { Clients, type Sent } from './clients.js';
import { Disk, type Survival, SURVIVALS } from './disk.js';
import { lotsOf } from './lots.js';
import { checkRebuilt } from './rebuilt.js';
import { verify } from './verify.js';
import { type DiskAct, readWriteLog, STRACE } from './write-log.js';

/** What came of a number of power cuts. */
export interface PowerCutResult {
  readonly commands: number;
  readonly seed: number;
  readonly cuts: number;
  /** Cuts after which the file did not open, or was not whole. */
  readonly unreadable: number;
  /** Cuts after which something acknowledged was gone or different. */
  readonly lossy: number;
  readonly audits: number;
  readonly faultyAudits: number;
  /** The same cuts, had the log been synced only before a checkpoint (`synchronous=NORMAL`): these must lose. */
  readonly controlLossy: number;
}

const DATABASE = 'lobbyflow.db';
const LOG = `${DATABASE}-wal`;
const AUDIT_EVERY = 50;

/**
 * Records what a server at work writes and syncs, then lets the power go at points drawn by lot: what was synced is
 * there, of the rest nothing, random sectors, or the first writes; and all that was acknowledged before has to be found.
 * Models a disk that tells the truth about syncing.
 */
export async function powerCuts(
  wanted: { readonly commands: number; readonly cuts: number; readonly seed: number },
  tell: (line: string) => void,
): Promise<PowerCutResult> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-cut-'));
  try {
    const { acts, sent, isReadyAt } = await record(folder, wanted);
    tell(`recorded ${acts.length} acts on the disk, ${sent.length} commands`);
    const from = acts.findIndex(({ at }) => at > isReadyAt);
    const lot = lotsOf(wanted.seed);
    const points = Array.from({ length: wanted.cuts }, () =>
      Math.floor(from + lot() * (acts.length - from)),
    ).toSorted((a, b) => a - b);
    const cut = { sent, points, lot, tell };
    const real = await cutAt(acts, { ...cut, isControl: false });
    const control = await cutAt(asIfNormal(acts), { ...cut, isControl: true });
    return { commands: sent.length, seed: wanted.seed, ...real, controlLossy: control.lossy };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether every cut left a whole file with all that was acknowledged. */
export const isDurable = ({ unreadable, lossy, faultyAudits }: PowerCutResult): boolean =>
  unreadable === 0 && lossy === 0 && faultyAudits === 0;

/** Whether the control lost often enough to show that a loss would be seen. */
export const controlSees = ({ cuts, controlLossy }: PowerCutResult): boolean =>
  controlLossy >= cuts / 2;

async function record(
  folder: string,
  { commands, seed }: { readonly commands: number; readonly seed: number },
): Promise<{ acts: DiskAct[]; sent: readonly Sent[]; isReadyAt: number }> {
  const file = join(folder, 'strace.log');
  const server = await startProductOn(join(folder, 'data'), [...STRACE, '-o', file]);
  const clients = new Clients(lotsOf(seed));
  await clients.meet(server.url);
  const isReadyAt = clients.told().at(-1)?.answer?.at ?? 0;
  await clients.work(commands);
  await server.kill();
  const isOfDatabase = (path: string) => [DATABASE, LOG].includes(basename(path));
  const acts = readWriteLog(await readFile(file, 'latin1'), isOfDatabase);
  return { acts, sent: clients.told(), isReadyAt };
}

/** The same acts, with the log synced only where a checkpoint follows: what `synchronous=NORMAL` asks for. */
function asIfNormal(acts: readonly DiskAct[]): DiskAct[] {
  return acts.filter((act, index) => {
    if (act.is !== 'sync' || basename(act.file) !== LOG) return true;
    const next = acts[index + 1];
    return next !== undefined && basename(next.file) === DATABASE;
  });
}

async function cutAt(
  acts: readonly DiskAct[],
  how: {
    readonly sent: readonly Sent[];
    readonly points: readonly number[];
    readonly lot: () => number;
    readonly isControl: boolean;
    readonly tell: (line: string) => void;
  },
): Promise<Omit<PowerCutResult, 'commands' | 'seed' | 'controlLossy'>> {
  const count = { cuts: 0, unreadable: 0, lossy: 0, audits: 0, faultyAudits: 0 };
  const disk = new Disk();
  let done = 0;
  for (const point of how.points) {
    for (; done < point; done += 1) {
      const act = acts[done];
      if (act !== undefined) disk.act(act);
    }
    const survival: Survival = SURVIVALS[count.cuts % SURVIVALS.length] ?? 'none';
    count.cuts += 1;
    const folder = await rebuilt(disk.afterCut(survival, how.lot));
    const until = acts[point]?.at ?? Infinity;
    const acknowledged = how.sent.filter(({ answer }) => answer !== null && answer.at < until);
    const found = checkRebuilt(join(folder, DATABASE), acknowledged);
    if (!found.isReadable) count.unreadable += 1;
    if (found.lost > 0) count.lossy += 1;
    if (!how.isControl && count.cuts % AUDIT_EVERY === 0) {
      const { isClean, text } = await verify(folder);
      count.audits += 1;
      if (!isClean) {
        count.faultyAudits += 1;
        how.tell(text);
      }
    }
    await rm(folder, { recursive: true, force: true });
  }
  return count;
}

async function rebuilt(files: ReadonlyMap<string, Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-rebuilt-'));
  for (const [path, content] of files) await writeFile(join(folder, basename(path)), content);
  return folder;
}
