import type { LaneConfig, Pack, PackId, Policy, ServiceConfig } from '@lobbyflow/contract';
import type { LaneId, ServiceId } from '@lobbyflow/engine';

export const MINUTE_MS = 60_000;

/** What stands for itself in both languages of the screens. */
export type Name = readonly [zh: string, en: string];

export const named = ([zh, en]: Name) => ({ zh, en });

/** A service that is offered, with its standard handling time in minutes. */
export const service = (
  id: string,
  letter: string,
  minutes: number,
  name: Name,
): ServiceConfig => ({
  id: id as ServiceId,
  name: named(name),
  letter,
  handlingMs: minutes * MINUTE_MS,
  isOffered: true,
});

/** The lane of a kind, which is also its id. */
export const lane = (
  kind: LaneConfig['kind'],
  name: Name,
  minutes: { readonly credit: number; readonly maxWait: number },
): LaneConfig => ({
  id: kind as string as LaneId,
  kind,
  name: named(name),
  creditMs: minutes.credit * MINUTE_MS,
  maxWaitMs: minutes.maxWait * MINUTE_MS,
});

/** The rules that suit most branches. */
export const USUAL_POLICY: Policy = {
  floorEvery: 4,
  overflowAfterMs: { level2: 10 * MINUTE_MS, level3: 20 * MINUTE_MS },
  overflowAtLength: { level2: 8, level3: 15 },
  recallLimit: 3,
  recallGapMs: 3_000,
  callGapMs: 0,
  returnWithinMs: 30 * MINUTE_MS,
  returnBehind: 3,
  postponeBehind: 3,
  bindingMs: 10 * MINUTE_MS,
  undoWithinMs: 5_000,
  numberStart: 1,
  carriesOver: false,
};

/** What is written down for a pack. */
export interface PackData {
  readonly id: PackId;
  readonly name: Name;
  readonly about: Name;
  readonly services: readonly ServiceConfig[];
  readonly lanes: readonly LaneConfig[];
  readonly policy: Policy;
  readonly why: readonly { readonly path: string; readonly text: Name }[];
}

/** The pack as it is told: a configuration without counters, open around the clock until hours are set. */
export function packOf({ id, name, about, services, lanes, policy, why }: PackData): Pack {
  return {
    id,
    name: named(name),
    about: named(about),
    config: {
      services: [...services],
      lanes: [...lanes],
      counters: [],
      policy,
      hours: { weekly: null, rollAt: '04:00' },
    },
    why: why.map(({ path, text }) => ({ path, text: named(text) })),
  };
}
