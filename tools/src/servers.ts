import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const PRODUCT = join(import.meta.dirname, '../../apps/server/dist/main.js');
const ECHO = join(import.meta.dirname, 'bench/echo-server.js');
const BROADCAST = join(import.meta.dirname, 'bench/raw-broadcast-server.js');
const READY = /is ready: (http:\/\/\S+)/;
const START_LIMIT_MS = 90_000;

/** A server that a program started for itself. */
export interface OwnServer {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** The client of a bench runs on the second core, and servers, where that is wanted, on the first alone. */
const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0;

/** Puts this process on the second core; says whether that was possible. */
export function pinClient(): boolean {
  return canPin && spawnSync('taskset', ['-acp', '1', String(process.pid)]).status === 0;
}

export interface ProductOptions {
  /** Limits of rate, calling and recalling; a bench has none. */
  readonly hasLimits: boolean;
  /** On the first core alone. */
  readonly isPinned: boolean;
  /** For the product's process, such as `--cpu-prof`. */
  readonly nodeOptions?: readonly string[];
  /** The PostgreSQL it keeps its data in; a file when left out. */
  readonly databaseUrl?: string;
}

/** The product in demo mode, on a free port and an empty temporary folder that goes with it. */
export async function startProduct({
  hasLimits,
  isPinned,
  nodeOptions = [],
  databaseUrl,
}: ProductOptions): Promise<OwnServer & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-'));
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    LOBBYFLOW_DATA: folder,
    LOBBYFLOW_MODE: 'demo',
    LOBBYFLOW_LIMITS: hasLimits ? 'on' : 'off',
    ...(databaseUrl === undefined ? {} : { LOBBYFLOW_DATABASE_URL: databaseUrl }),
  };
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const { stop, ...server } = await start([...nodeOptions, PRODUCT], { env, isPinned });
    return { ...server, folder, stop: () => stop().then(remove) };
  } catch (fault) {
    await remove();
    throw fault;
  }
}

/** The product on a folder that stays: to be killed, and started again. */
export interface KillableServer {
  readonly url: string;
  /** Of the process, or of what it runs under. */
  readonly pid: number;
  /** Ends when it does; `null` where a signal ended it. */
  readonly exited: Promise<number | null>;
  /** From the start of the process until it said that it was ready. */
  readonly readyMs: number;
  readonly stop: () => Promise<void>;
  /** Ends the process as a power cut would: it does not hear of it. */
  readonly kill: () => Promise<void>;
}

/**
 * Starts the product in demo mode on a folder, on a free port where `more` names none.
 *
 * @param under - a program that the product runs under, such as `strace` with its options; empty for none
 * @param more - settings beside those of a demo
 */
export async function startProductOn(
  folder: string,
  under: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<KillableServer> {
  const [program, ...rest] = [...under, process.execPath, PRODUCT];
  const env = { PORT: '0', HOST: '127.0.0.1', LOBBYFLOW_MODE: 'demo', LOBBYFLOW_LIMITS: 'off' };
  const isGroup = under.length > 0;
  const begun = performance.now();
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env, LOBBYFLOW_DATA: folder, ...more },
    // A group of its own, so that the product does not outlive what it runs under.
    detached: isGroup,
  });
  const end = (signal: NodeJS.Signals) =>
    ended(child, signal, (pid) => process.kill(isGroup ? -pid : pid, signal));
  try {
    const url = await readyUrl(child);
    const readyMs = performance.now() - begun;
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const [stop, kill] = [() => end('SIGTERM'), () => end('SIGKILL')];
    return { url, pid: child.pid ?? 0, readyMs, exited, stop, kill };
  } catch (fault) {
    await end('SIGKILL');
    throw fault;
  }
}

export function startEcho({ isPinned }: Pick<ProductOptions, 'isPinned'>): Promise<OwnServer> {
  return start([ECHO], { env: {}, isPinned });
}

/** A socket.io server that does nothing but broadcast. */
export function startBroadcast(): Promise<OwnServer> {
  return start([BROADCAST], { env: {}, isPinned: false });
}

async function start(
  args: readonly string[],
  { env, isPinned }: { readonly env: Readonly<Record<string, string>>; readonly isPinned: boolean },
): Promise<OwnServer> {
  const pin = isPinned && canPin ? ['taskset', '-c', '0'] : [];
  const command = [...pin, process.execPath, ...args];
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const stop = () => ended(child);
  try {
    return { url: await readyUrl(child), pid: child.pid ?? 0, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((ready, failed) => {
    let said = '';
    const late = setTimeout(
      () => failed(new Error(`A server is not ready: ${said}`)),
      START_LIMIT_MS,
    );
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = READY.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(late);
      ready(url);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      failed(new Error(`A server ended with ${String(code)} before it was ready: ${said}`));
    });
  });
}

function ended(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
  send: (pid: number) => unknown = () => child.kill(signal),
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    if (child.pid !== undefined) send(child.pid);
  });
}
