import { BranchConfig as BranchConfigSchema } from '@lobbyflow/contract';
import type {
  BranchConfig,
  CounterConfig,
  CounterId,
  LaneId,
  LaneKind,
  ServiceId,
} from '@lobbyflow/engine';
import { PROFILES } from '@lobbyflow/forecast';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { CompareOptions } from './compare-options.js';
import { SimulateFault } from './simulate-fault.js';

const MINUTE_MS = 60_000;
/** In minutes, by the kind of lane. */
const CREDITS: readonly (readonly [LaneKind, number])[] = [
  ['general', 0],
  ['express', 3],
  ['protected', 8],
  ['vip', 12],
];
const BASE_COUNTERS = 7;
const ELASTIC_COUNTERS = 4;

type Wishes = Pick<CompareOptions, 'elastic'> &
  Partial<
    Pick<CompareOptions, 'config' | 'counters' | 'elasticCounters' | 'credit' | 'floor' | 'rate'>
  >;

/** The branch that is simulated: that of the file, or one in which every counter does everything. */
export function branchOf(wishes: Wishes): BranchConfig {
  const usual = wishes.config === undefined ? usualBranch() : readConfig(wishes.config);
  const isUsed = wishes.elastic.some((rule) => rule !== 'none');
  const isUsual = wishes.config === undefined;
  const [standard, elastic] = isUsual
    ? [BASE_COUNTERS, isUsed ? ELASTIC_COUNTERS : 0]
    : [undefined, undefined];
  const counters = [
    ...counted(usual, 'standard', wishes.counters ?? standard),
    ...counted(usual, 'elastic', wishes.elasticCounters ?? elastic),
  ];
  const branch = { ...usual, counters };
  if (isUsed && !counters.some(({ kind }) => kind === 'elastic')) {
    throw new SimulateFault('The branch has no elastic counter that a rule could run.');
  }
  mustKnow(branch, '--credit', wishes.credit);
  mustKnow(branch, '--rate', wishes.rate);
  return {
    ...branch,
    lanes: branch.lanes.map((lane) => {
      const minutes = wishes.credit?.get(lane.id);
      return minutes === undefined ? lane : { ...lane, creditMs: minutes * MINUTE_MS };
    }),
    policy: { ...branch.policy, floorEvery: wishes.floor ?? branch.policy.floorEvery },
  };
}

function mustKnow(
  { lanes }: BranchConfig,
  option: string,
  named: ReadonlyMap<string, number> | undefined,
): void {
  const unknown = [...(named?.keys() ?? [])].find((name) => !lanes.some(({ id }) => id === name));
  if (unknown === undefined) return;
  const known = lanes.map(({ id }) => id).join(', ');
  throw new SimulateFault(`${option} names the lane ${unknown}; the branch has ${known}.`);
}

/** So many counters of a kind: the first of those there are, and further ones that are like the last. */
function counted(
  { counters }: BranchConfig,
  kind: CounterConfig['kind'],
  wanted: number | undefined,
): CounterConfig[] {
  const own = counters.filter((counter) => counter.kind === kind);
  if (wanted === undefined || wanted <= own.length) return own.slice(0, wanted);
  const model = own.at(-1) ?? counters.at(-1);
  if (model === undefined) throw new SimulateFault('The branch has no counter at all.');
  const more = Array.from({ length: wanted - own.length }, (_, index): CounterConfig => {
    const id = `${kind}-${own.length + index + 1}`;
    return { ...model, id: id as CounterId, name: id, kind };
  });
  return [...own, ...more];
}

/** A branch's configuration from a file; a fault in it is told with its place. */
function readConfig(path: string): BranchConfig {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SimulateFault(`${path} cannot be read: ${(error as Error).message}`);
  }
  const parsed = BranchConfigSchema.safeParse(content);
  if (!parsed.success) {
    throw new SimulateFault(`${path} is no configuration:\n${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}

function usualBranch(): BranchConfig {
  const services = PROFILES['pension-day'].services.map(({ id, handlingMeanMs }, index) => ({
    id: id as ServiceId,
    name: { zh: id, en: id },
    letter: 'ABCDE'.charAt(index),
    handlingMs: handlingMeanMs,
    isOffered: true,
  }));
  const counter: CounterConfig = {
    id: 'standard-1' as CounterId,
    name: 'standard-1',
    kind: 'standard',
    skills: services.map(({ id }) => ({ serviceId: id, level: 1 })),
    features: [],
    reservation: null,
  };
  return {
    services,
    lanes: CREDITS.map(([kind, minutes]) => ({
      id: kind as string as LaneId,
      kind,
      name: { zh: kind, en: kind },
      creditMs: minutes * MINUTE_MS,
      maxWaitMs: 10 * MINUTE_MS,
    })),
    counters: [counter],
    policy: {
      floorEvery: 4,
      overflowAfterMs: { level2: 10 * MINUTE_MS, level3: 20 * MINUTE_MS },
      overflowAtLength: { level2: 10, level3: 20 },
      recallLimit: 3,
      recallGapMs: 0,
      callGapMs: 0,
      returnWithinMs: 30 * MINUTE_MS,
      returnBehind: 2,
      postponeBehind: 3,
      bindingMs: 5 * MINUTE_MS,
      undoWithinMs: 5_000,
      numberStart: 1,
      carriesOver: false,
    },
    hours: { weekly: null, rollAt: '04:00' },
  };
}
