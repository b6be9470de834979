import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Clients, type Sent } from './clients.js';
import { bytesIn, DAMAGES, DATABASE } from './damages.js';
import { lotsOf } from './lots.js';
import { SteeredServer } from './steered.js';
import { operate } from './verify.js';

/** What became of a number of damages of one kind. */
export interface DamageCount {
  readonly kind: string;
  tried: number;
  /** The server did not start, said why and what to do, and left the file as it was. */
  refused: number;
  /** It started: nothing that anybody was told had changed, and the audit found nothing. */
  harmless: number;
  /** It started, and the audit finds the damage. */
  foundByAudit: number;
  /** It started, and somebody hears something else than before, without an audit that says so. */
  silent: number;
  /** It did not start, and did not say how to go on, or changed the file. */
  badRefusals: number;
}

/** What came of all damages, and of the way out of them. */
export interface DamagedResult {
  readonly seed: number;
  readonly damages: readonly DamageCount[];
  /** How the product itself ends on a damaged file: an exit code that is not 0, and two lines. */
  readonly exit: number | null;
  readonly said: string;
  /** Answers that were not the same after a restore. */
  readonly changedByRestore: number;
}

const PRODUCT = join(import.meta.dirname, '../../../apps/server/dist/main.js');
/** What a start says that failed for a reason it has no words for. */
const UNEXPLAINED = 'UNEXPLAINED';
const COMMANDS = 300;
/** Answers that are asked for again after each start. */
const SAMPLE = 60;

/**
 * Damages the files of a branch in many ways, and starts a server on each: it has to refuse, or to be as if nothing had
 * happened. At the end the way out that it names is gone: a backup is restored, and has every answer.
 */
export async function damagedFiles(
  { each, seed }: { readonly each: number; readonly seed: number },
  tell: (line: string) => void,
): Promise<DamagedResult> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-damaged-'));
  const lot = lotsOf(seed);
  const bases = await makeBases(folder, lot);
  const server = await SteeredServer.open();
  const trial = new Trial(server, folder, lot);
  try {
    for (const [kind, { to, make }] of Object.entries(DAMAGES)) {
      const base = to === DATABASE ? bases.stopped : bases.killed;
      const count = await trial.of(kind, { each, base, make });
      tell(lineOf(count));
    }
    const { exit, said } = await startDamaged(join(folder, 'product'), bases.stopped.folder, lot);
    const changedByRestore = await restored(server, folder, bases);
    return { seed, damages: trial.counts, exit, said, changedByRestore };
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether no damage of the database went unnoticed, and the way out led out. */
export const isNoticed = ({ damages, exit, changedByRestore }: DamagedResult): boolean =>
  exit !== 0 &&
  changedByRestore === 0 &&
  damages.every(({ silent, badRefusals }) => silent === 0 && badRefusals === 0);

const COLUMNS = ['tried', 'refused', 'harmless', 'foundByAudit', 'silent', 'badRefusals'] as const;

/** One line a kind of damage. */
export function damagedTable({ damages, said, changedByRestore }: DamagedResult): string[] {
  return [
    `${'damage'.padEnd(20)}${COLUMNS.map((name) => name.padStart(13)).join('')}`,
    ...damages.map(lineOf),
    `The product says: ${said.trim().replaceAll('\n', ' ')}`,
    `${changedByRestore} answers changed by a restore.`,
  ];
}

function lineOf(count: DamageCount): string {
  return count.kind.padEnd(20) + COLUMNS.map((name) => String(count[name]).padStart(13)).join('');
}

interface Base {
  readonly folder: string;
  readonly clients: Clients;
}

/** One branch whose server was stopped, and the same with its log, as a kill leaves it. */
async function makeBases(folder: string, lot: () => number) {
  const make = async (name: string, end: 'stop' | 'kill'): Promise<Base> => {
    const data = join(folder, name);
    await mkdir(data);
    const clients = new Clients(lot);
    const server = await SteeredServer.open();
    await clients.meet(await server.start({ folder: data }));
    await clients.work(COMMANDS);
    await server.rows();
    await server.note();
    if (end === 'stop') await server.stop();
    await server.kill();
    return { folder: data, clients };
  };
  const stopped = await make('stopped', 'stop');
  const backup = join(folder, 'backup');
  await operate(['backup', '--data', stopped.folder, '--to', backup]);
  return { stopped, killed: await make('killed', 'kill'), backup };
}

interface Wanted {
  readonly each: number;
  readonly base: Base;
  readonly make: (file: string, lot: () => number) => void;
}

class Trial {
  readonly counts: DamageCount[] = [];

  constructor(
    private readonly server: SteeredServer,
    private readonly folder: string,
    private readonly lot: () => number,
  ) {}

  async of(kind: string, { each, base, make }: Wanted): Promise<DamageCount> {
    const none = { refused: 0, harmless: 0, foundByAudit: 0, silent: 0, badRefusals: 0 };
    const count: DamageCount = { kind, tried: 0, ...none };
    this.counts.push(count);
    const { to } = DAMAGES[kind] ?? { to: DATABASE };
    for (; count.tried < each; count.tried += 1) {
      const data = join(this.folder, 'damaged');
      await cp(base.folder, data, { recursive: true });
      make(join(data, to), this.lot);
      count[await this.outcomeOf(data, base.clients)] += 1;
      await rm(data, { recursive: true, force: true });
    }
    return count;
  }

  private async outcomeOf(
    data: string,
    clients: Clients,
  ): Promise<Exclude<keyof DamageCount, 'kind' | 'tried'>> {
    const before = bytesIn(data);
    const { url, refusal } = await this.server.tryStart({ folder: data });
    if (url === null) {
      const isUntouched = bytesIn(data).every((now, index) => isSame(now, before[index] ?? null));
      return isUntouched && !(refusal ?? '').startsWith(UNEXPLAINED) ? 'refused' : 'badRefusals';
    }
    await clients.meet(url);
    const isChanged = (await clients.recheck(this.sampleOf(clients.told()))).length > 0;
    await this.server.stop();
    const findings = await this.server.audit(data).catch(() => [{ code: 'unreadable', what: '' }]);
    if (findings.length > 0) return 'foundByAudit';
    return isChanged ? 'silent' : 'harmless';
  }

  private sampleOf(told: readonly Sent[]): readonly Sent[] {
    const last = told.slice(-SAMPLE / 2);
    const any = Array.from(
      { length: SAMPLE / 2 },
      () => told[Math.floor(this.lot() * told.length)],
    );
    return [...any.flatMap((one) => one ?? []), ...last];
  }
}

function isSame(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}

/** Starts the product itself on a file that is cut off. */
async function startDamaged(
  data: string,
  base: string,
  lot: () => number,
): Promise<{ readonly exit: number | null; readonly said: string }> {
  await cp(base, data, { recursive: true });
  DAMAGES['cut off']?.make(join(data, DATABASE), () => 0.25 + lot() / 2);
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', LOBBYFLOW_DATA: data };
  const child = spawn(process.execPath, [PRODUCT], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [exit] = (await once(child, 'close')) as [number | null];
  return { exit, said };
}

/** Goes the way out: @returns how many answers are not the same afterwards */
async function restored(
  server: SteeredServer,
  folder: string,
  { backup, stopped }: { readonly backup: string; readonly stopped: Base },
): Promise<number> {
  const data = join(folder, 'restored');
  const { exit, text } = await operate(['restore', '--from', backup, '--data', data]);
  if (exit !== 0) throw new Error(text);
  await stopped.clients.meet(await server.start({ folder: data }));
  const changed = await stopped.clients.recheck();
  await server.stop();
  return changed.length;
}
