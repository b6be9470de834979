import type {
  BranchConfig,
  CreateCounter,
  LaneConfig,
  PackId,
  ServiceConfig,
} from '@lobbyflow/contract';
import type { CounterId, LaneId } from '@lobbyflow/engine';
import type { z } from 'zod';
import { packNamed } from './packs/packs.js';
import { lane, service, USUAL_POLICY } from './packs/parts.js';

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

/** The green channel outranks VIPs: need comes before worth. */
const LANES: readonly LaneConfig[] = [
  lane('general', ['普通', 'General'], { credit: 0, maxWait: 30 }),
  lane('express', ['快速', 'Express'], { credit: 3, maxWait: 15 }),
  lane('appointment', ['预约', 'Appointment'], { credit: 15, maxWait: 10 }),
  lane('protected', ['绿色通道', 'Green channel'], { credit: 8, maxWait: 15 }),
  lane('vip', ['贵宾', 'VIP'], { credit: 5, maxWait: 15 }),
];

/** Lifts what holds a caller back: for load tests and replays, which press faster than people. */
export const UNLIMITED = { recallLimit: 20, recallGapMs: 0, callGapMs: 0 } as const;

/**
 * What the demo's branch begins with, and every new one that names no pack: a
 * bank's services, lanes and policy, open around the clock, without counters.
 */
export function packConfig({ hasLimits }: { readonly hasLimits: boolean }): BranchConfig {
  return {
    services: [...SERVICES],
    lanes: [...LANES],
    counters: [],
    policy: hasLimits ? USUAL_POLICY : { ...USUAL_POLICY, ...UNLIMITED },
    hours: { weekly: null, rollAt: '04:00' },
  };
}

/** What a new branch of this pack begins with. */
export function configOfPack(
  id: PackId | undefined,
  settings: { readonly hasLimits: boolean },
): BranchConfig {
  if (id === undefined) return packConfig(settings);
  const { config } = packNamed(id);
  return settings.hasLimits ? config : { ...config, policy: { ...config.policy, ...UNLIMITED } };
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
