// Lints the whole tree, or the paths that are given; `--fresh` remembers nothing of earlier runs. The rule that keeps
// the rooms apart reads the graph of projects and skips itself, with no more than a warning, where there is none: so
// the graph is made first, and that warning is a fault.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = 'node_modules/.cache';
const SKIPPED = /No cached ProjectGraph is available/;

function run(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { isFine: status === 0, output: stdout + stderr };
}

const graph = run(['node_modules/nx/dist/bin/nx.js', 'graph', `--file=${CACHE}/graph.json`]);
if (!graph.isFine) {
  console.error(graph.output);
  console.error('The graph of projects could not be made.');
  process.exit(1);
}

/** What is known of a file says nothing of the types it takes from others: only a clean run is remembered. */
const forget = () => rmSync(join(ROOT, CACHE, 'eslint'), { recursive: true, force: true });

const asked = process.argv.slice(2);
const paths = asked.filter((word) => word !== '--fresh');
if (paths.length < asked.length) forget();
const lint = run([
  'node_modules/eslint/bin/eslint.js',
  '--cache',
  '--cache-strategy=content',
  `--cache-location=${CACHE}/eslint/`,
  '--max-warnings=0',
  ...(paths.length > 0 ? paths : ['apps', 'libs', 'tools', 'e2e']),
]);
if (lint.output) console.log(lint.output);
const isSkipped = SKIPPED.test(lint.output);
if (isSkipped) console.error('The rooms were not checked: there was no graph of projects.');
if (lint.isFine && !isSkipped) process.exit(0);
forget();
process.exit(1);
