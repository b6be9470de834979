// Lints the whole tree, or the paths that are given. The rule that keeps the rooms apart reads the graph of projects
// and skips itself, with no more than a warning, where there is none: so the graph is made first, and that warning
// is a fault.
import { spawnSync } from 'node:child_process';
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

const paths = process.argv.slice(2);
const lint = run([
  'node_modules/eslint/bin/eslint.js',
  '--cache',
  '--cache-strategy=content',
  `--cache-location=${CACHE}/eslint/`,
  '--max-warnings=0',
  ...(paths.length > 0 ? paths : ['apps', 'libs', 'tools', 'e2e']),
]);
if (lint.output) console.log(lint.output);
if (SKIPPED.test(lint.output)) console.error('The rooms were not checked: the graph is missing.');
process.exit(lint.isFine && !SKIPPED.test(lint.output) ? 0 : 1);
