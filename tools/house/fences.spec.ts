import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { beforeAll, expect, it } from '@jest/globals';
import {
  ALLOWED_IMPORTS,
  BREACHES,
  FORBIDDEN_IMPORTS,
  GOOD_TEXTS,
  IMPURITIES,
  type Plant,
} from './plants.js';

interface Fault {
  readonly rule: string;
  readonly message: string;
}

const ROOT = join(import.meta.dirname, '../..');
const PLANTS = [FORBIDDEN_IMPORTS, ALLOWED_IMPORTS, IMPURITIES, BREACHES, GOOD_TEXTS].flat();
const faultsOf = new Map<Plant, readonly Fault[]>();

/** Runs a program of the house to its end and returns what it printed. */
function run(program: string, args: readonly string[], input = ''): string {
  const env = { ...process.env, NX_DAEMON: 'false' };
  const options = { cwd: ROOT, input, env, encoding: 'utf8', maxBuffer: 1e8 } as const;
  const { status, stdout, stderr } = spawnSync(execPath, [program, ...args], options);
  expect({ program, status, stderr }).toEqual({ program, status: 0, stderr: '' });
  return stdout;
}

beforeAll(() => {
  run('node_modules/nx/dist/bin/nx.js', [
    'graph',
    `--file=${join(tmpdir(), 'lobbyflow-graph.json')}`,
  ]);
  const answer = run('tools/house/lint-planted.mjs', [], JSON.stringify(PLANTS));
  const faults = JSON.parse(answer) as readonly (readonly Fault[])[];
  PLANTS.forEach((plant, at) => faultsOf.set(plant, faults[at] ?? []));
}, 60_000);

const described = <P extends Plant>(plants: readonly P[]) =>
  plants.map((plant) => [plant.path, plant.text.split('\n', 1).join(), plant] as const);

const rulesAt = (plant: Plant) => faultsOf.get(plant)?.map(({ rule }) => rule) ?? [];

it.each(described(FORBIDDEN_IMPORTS))('keeps %s from %s', (_path, _text, plant) => {
  expect(rulesAt(plant)).toContain('@nx/enforce-module-boundaries');
});

it.each(described(ALLOWED_IMPORTS))('lets %s have %s', (_path, _text, plant) => {
  expect(faultsOf.get(plant)).toEqual([]);
});

it.each(described(IMPURITIES))('keeps %s pure of %s', (_path, _text, plant) => {
  const bans = ['no-restricted-syntax', 'no-restricted-globals', 'no-restricted-imports'];

  expect(rulesAt(plant).filter((rule) => bans.includes(rule))).not.toEqual([]);
});

it.each(described(BREACHES))('finds in %s: %s', (_path, _text, plant) => {
  const { rule, says } = plant;

  expect(faultsOf.get(plant)).toContainEqual({ rule, message: expect.stringContaining(says) });
});

it.each(described(GOOD_TEXTS))('lets stand in %s: %s', (_path, _text, plant) => {
  expect(faultsOf.get(plant)).toEqual([]);
});
