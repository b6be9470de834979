import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const SERVER = join(import.meta.dirname, '../../apps/server/dist/main.js');
const READY = /is ready: (http:\/\/\S+)/;

/** The built product as an operator has it: a process, an address, a data folder. */
export interface Product {
  readonly url: string;
  /** Where its data is, for an operator's own programs. */
  readonly folder: string;
  /** Ends the process at once, with whatever it is doing, as a power cut does. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same folder and the same port. */
  readonly startAgain: () => Promise<void>;
  /** Ends it and takes its folder away. */
  readonly stop: () => Promise<void>;
}

/** Starts the product in demo mode, on a free port and an empty temporary folder. */
export async function startProduct(): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-e2e-'));
  const start = async (port: string) => {
    const child = spawn(process.execPath, [SERVER], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PORT: port, HOST: '127.0.0.1', LOBBYFLOW_DATA: folder },
    });
    // A test run that is broken off leaves no server behind.
    process.once('exit', () => child.kill('SIGKILL'));
    return { child, url: await readyUrl(child) };
  };
  const first = await start('0');
  const { url } = first;
  let running = first.child;
  return {
    url,
    folder,
    kill: () => ended(running, 'SIGKILL'),
    async startAgain() {
      running = (await start(new URL(url).port)).child;
    },
    async stop() {
      await ended(running, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((ready, failed) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = READY.exec(said)?.[1];
      if (url !== undefined) ready(url);
    });
    child.once('exit', (code) => {
      failed(new Error(`The product ended with ${String(code)} before it was ready: ${said}`));
    });
  });
}

function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill(signal);
  });
}
