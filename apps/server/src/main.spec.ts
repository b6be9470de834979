import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Runs the sources, so that no build has to be fresh. */
const RUN = [
  '--no-warnings',
  '--import',
  join(import.meta.dirname, '../test/run-typescript.mjs'),
  '-C',
  'source',
  join(import.meta.dirname, 'main.ts'),
];

let folder: string;
const started: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program as it is started; `out` grows while it runs. */
function run(
  environment: Record<string, string>,
  [command, ...words]: readonly [string, ...string[]] = [process.execPath],
) {
  const env = { PATH: process.env['PATH'], LOBBYFLOW_DATA: folder, PORT: '0', ...environment };
  const child = spawn(command, [...words, ...RUN], { env });
  started.push(child);
  let out = '';
  let err = '';
  const lines = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    for (const look of lines) look();
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      const look = () => {
        const [found] = pattern.exec(out) ?? [];
        if (found !== undefined) resolve(found);
      };
      lines.add(look);
      look();
    });
  return { child, ended, says };
}

describe('the program', () => {
  it('tells its address when it is ready, says that it is a demo, and stops when it is asked to', async () => {
    const { child, ended, says } = run({});
    const ready = await says(/Lobbyflow is ready: http:\/\/127\.0\.0\.1:\d+/);
    await says(/THIS IS A DEMO/);
    const answer = await fetch(`${ready.replace('Lobbyflow is ready: ', '')}/readyz`);

    child.kill('SIGTERM');

    expect(answer.status).toBe(200);
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  it('stops with the shell that npm has started it in', async () => {
    const shell = ['sh', '-c', '"$0" "$@"; exit', process.execPath] as const;
    const { child, ended, says } = run({ npm_lifecycle_event: 'start' }, shell);
    await says(/Lobbyflow is ready/);

    child.kill('SIGTERM');

    expect((await ended).out).toContain('Stopped.');
  });

  it('tells the setup code of an installation that has nobody in it', async () => {
    const { child, ended, says } = run({ LOBBYFLOW_MODE: 'production', HOST: '127.0.0.1' });

    await says(/setup code:\n {2}[\w-]{20,}/);
    child.kill('SIGTERM');

    expect((await ended).out).not.toContain('DEMO');
  });

  it('ends with 1 and all faults in its settings', async () => {
    const { ended } = run({ PORT: 'http', LOBBYFLOW_MODE: 'live' });

    const { code, out, err } = await ended;

    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/PORT must be a number[^]*LOBBYFLOW_MODE must be demo or production/);
    expect(err).not.toMatch(/ at |\.js:/);
  });

  it('ends with 1 and one sentence when the port is taken', async () => {
    const first = run({});
    const ready = await first.says(/127\.0\.0\.1:\d+/);
    const { ended } = run({ PORT: ready.split(':')[1]!, LOBBYFLOW_DATA: join(folder, 'other') });

    const { code, err } = await ended;

    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      expect.stringContaining('is taken by another program.'),
      expect.stringContaining('PORT'),
    ]);
  });
});
