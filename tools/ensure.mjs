// Makes a fresh clone runnable: installs what package-lock.json names if that is not there yet, then builds what
// has changed, of everything or of the projects that are named. Needs nothing but Node and npm.
// `--no-build` only installs.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isInstalled, markInstalled } from './install-stamp.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_MAJOR = 20;
const OLDEST_MINOR = 19;

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_MAJOR || (major === OLDEST_MAJOR && minor >= OLDEST_MINOR)) return;
  const oldest = `${OLDEST_MAJOR}.${OLDEST_MINOR}`;
  console.error(`Lobbyflow needs Node.js ${oldest} or newer; this is ${process.version}.`);
  process.exit(1);
}

function run(command, args, stdio) {
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };
  const { status, stdout, error } = spawnSync(command, args, {
    cwd: ROOT,
    env,
    stdio,
    encoding: 'utf8',
  });
  if (status === 0) return;
  if (stdout) process.stdout.write(stdout);
  if (error) console.error(error.message);
  console.error(`Stopped: \`${[command, ...args].join(' ')}\` failed.`);
  process.exit(status ?? 1);
}

/** What was compiled against other packages is not to be trusted: an old build state keeps old faults. */
function dropBuilds() {
  const folders = ['apps', 'libs'].flatMap((group) =>
    readdirSync(join(ROOT, group)).map((room) => join(ROOT, group, room)),
  );
  for (const folder of [...folders, join(ROOT, 'tools'), join(ROOT, 'tools/simulate')]) {
    rmSync(join(folder, 'dist'), { recursive: true, force: true });
    rmSync(join(folder, 'out-tsc'), { recursive: true, force: true });
  }
}

function install() {
  if (isInstalled()) return;
  const isFirst = !existsSync(join(ROOT, 'node_modules'));
  console.log(
    isFirst
      ? 'Installing packages: once, about two minutes, as the database driver may be compiled here …'
      : 'The list of packages has changed: installing them again, about two minutes …',
  );
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'inherit');
  markInstalled();
  dropBuilds();
}

function build(projects) {
  const start = performance.now();
  console.log('Building what has changed …');
  const nx = ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--output-style=static'];
  if (projects.length > 0) nx.push('-p', projects.join());
  run(process.execPath, nx, ['ignore', 'pipe', 'inherit']);
  console.log(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
}

const asked = process.argv.slice(2);
checkNode();
install();
if (!asked.includes('--no-build')) build(asked);
