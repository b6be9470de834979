import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const PRODUCT = join(import.meta.dirname, '../../../apps/server/dist/main.js');
const ECHO = join(import.meta.dirname, 'echo-server.js');
const READY = /is ready: (http:\/\/\S+)/;
const START_LIMIT_MS = 30_000;

/** A server that was started for a bench. */
export interface BenchServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Servers run on the first core and the client on the second, where the machine can do that. */
const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0;

/** Puts this process on the second core; says whether that was possible. */
export function pinClient(): boolean {
  return canPin && spawnSync('taskset', ['-acp', '1', String(process.pid)]).status === 0;
}

/** The product in demo mode without limits, on an empty temporary folder that goes with it. */
export async function startProduct(nodeOptions: readonly string[] = []): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-bench-'));
  const server = await start([...nodeOptions, PRODUCT], {
    PORT: '0',
    HOST: '127.0.0.1',
    LOBBYFLOW_DATA: folder,
    LOBBYFLOW_MODE: 'demo',
    LOBBYFLOW_LIMITS: 'off',
  });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function startEcho(): Promise<BenchServer> {
  return start([ECHO], {});
}

async function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<BenchServer> {
  const command = [...(canPin ? ['taskset', '-c', '0'] : []), process.execPath, ...args];
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const stop = () => ended(child);
  try {
    return { url: await readyUrl(child), stop };
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

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}
