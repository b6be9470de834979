import type {
  BranchConfig,
  CreateCounter,
  LaneConfig,
  Policy,
  ServiceConfig,
} from '@lobbyflow/contract';
import type { CounterId, LaneId, ServiceId } from '@lobbyflow/engine';
import type { z } from 'zod';

const MINUTE_MS = 60_000;

type Name = readonly [zh: string, en: string];
const named = ([zh, en]: Name) => ({ zh, en });

const service = (id: string, letter: string, minutes: number, name: Name): ServiceConfig => ({
  id: id as ServiceId,
  name: named(name),
  letter,
  handlingMs: minutes * MINUTE_MS,
  isOffered: true,
});

/** What people come to a bank's branch for, with standard handling times from branch logs. */
const SERVICES: readonly ServiceConfig[] = [
  service('cash', 'A', 3, ['现金存取', 'Cash']),
  service('transfer', 'B', 4, ['转账汇款', 'Transfers']),
  service('account', 'C', 8, ['开户与银行卡', 'Accounts and cards']),
  service('loans', 'D', 15, ['贷款咨询', 'Loans']),
  service('business', 'E', 10, ['对公业务', 'Business banking']),
  service('pension', 'F', 4, ['养老金领取', 'Pensions']),
  service('wealth', 'G', 12, ['理财咨询', 'Savings and investment']),
];

const lane = (
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

/** The green channel outranks VIPs: need comes before worth. */
const LANES: readonly LaneConfig[] = [
  lane('general', ['普通', 'General'], { credit: 0, maxWait: 30 }),
  lane('express', ['快速', 'Express'], { credit: 3, maxWait: 15 }),
  lane('appointment', ['预约', 'Appointment'], { credit: 15, maxWait: 10 }),
  lane('protected', ['绿色通道', 'Green channel'], { credit: 8, maxWait: 15 }),
  lane('vip', ['贵宾', 'VIP'], { credit: 5, maxWait: 15 }),
];

const POLICY: Policy = {
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

/** Lifts what holds a caller back: for load tests and replays, which press faster than people. */
export const UNLIMITED = { recallLimit: 20, recallGapMs: 0, callGapMs: 0 } as const;

/**
 * What every new branch begins with: a bank's services, lanes and policy, open
 * around the clock, without counters.
 */
export function packConfig({ hasLimits }: { readonly hasLimits: boolean }): BranchConfig {
  return {
    services: [...SERVICES],
    lanes: [...LANES],
    counters: [],
    policy: hasLimits ? POLICY : { ...POLICY, ...UNLIMITED },
    hours: { weekly: null, rollAt: '04:00' },
  };
}

/** A counter as it is added: it takes the services named, or all, at once and from everybody. */
export function packCounter(
  { services }: Pick<BranchConfig, 'services'>,
  { id, name, kind, serviceIds }: z.output<typeof CreateCounter>,
): BranchConfig['counters'][number] {
  const taken = serviceIds ?? services.map((one) => one.id);
  return {
    id,
    name,
    kind,
    skills: taken.map((serviceId) => ({ serviceId, level: 1 })),
    features: [],
    reservation: null,
  };
}

/** The demo's counters: 7 and 8 elastic, 2 with a low desk, 3 kept for the green channel first. */
export function demoCounters(config: BranchConfig): BranchConfig['counters'] {
  return ['1', '2', '3', '4', '5', '6', '7', '8'].map((id) => {
    const kind = id === '7' || id === '8' ? 'elastic' : 'standard';
    const plain = packCounter(config, { id: id as CounterId, name: id, kind });
    if (id === '2') return { ...plain, features: ['low-desk'] };
    if (id !== '3') return plain;
    return { ...plain, reservation: { laneIds: ['protected' as LaneId], othersAfterMs: 0 } };
  });
}
