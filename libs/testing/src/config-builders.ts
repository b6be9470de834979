import type {
  BranchConfig,
  BranchId,
  CounterConfig,
  CounterId,
  Instant,
  LaneConfig,
  LaneId,
  LocalName,
  Policy,
  ServiceConfig,
  ServiceId,
} from '@lobbyflow/engine';

export const BRANCH = 'north' as BranchId;
export const CASH = 'cash' as ServiceId;
export const LOANS = 'loans' as ServiceId;
export const GENERAL = 'general' as LaneId;
export const PROTECTED = 'protected' as LaneId;
export const VIP = 'vip' as LaneId;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;

/** 09:00:00 UTC on a fixed Monday, plus this many minutes. */
export function anInstant(minutes = 0): Instant {
  return (Date.UTC(2026, 0, 5, 9) + minutes * MINUTE_MS) as Instant;
}

/** A name in every language of the screens. */
export function aName(en: string, zh = en): LocalName {
  return { zh, en };
}

/** Cash: letter A, five minutes each, offered. */
export function aService(over: Partial<ServiceConfig> = {}): ServiceConfig {
  return {
    id: CASH,
    name: aName('Cash', '现金'),
    letter: 'A',
    handlingMs: 5 * MINUTE_MS,
    isOffered: true,
    ...over,
  };
}

/** The general lane: no head start, overdue after thirty minutes. */
export function aLane(over: Partial<LaneConfig> = {}): LaneConfig {
  return {
    id: GENERAL,
    kind: 'general',
    name: aName('General', '普通'),
    creditMs: 0,
    maxWaitMs: 30 * MINUTE_MS,
    ...over,
  };
}

/** A standard counter `1` for cash and loans, reserved for nobody. */
export function aCounterConfig(over: Partial<CounterConfig> = {}): CounterConfig {
  const { id = '1' as CounterId } = over;
  return {
    id,
    name: `Counter ${id}`,
    kind: 'standard',
    skills: [
      { serviceId: CASH, level: 1 },
      { serviceId: LOANS, level: 1 },
    ],
    features: [],
    reservation: null,
    ...over,
  };
}

/** A policy without gaps between presses, so that a test need not wait for what it is not about. */
export function aPolicy(over: Partial<Policy> = {}): Policy {
  return {
    floorEvery: 4,
    overflowAfterMs: { level2: 10 * MINUTE_MS, level3: 20 * MINUTE_MS },
    overflowAtLength: { level2: 10, level3: 20 },
    recallLimit: 3,
    recallGapMs: 0,
    callGapMs: 0,
    returnWithinMs: 30 * MINUTE_MS,
    returnBehind: 2,
    postponeBehind: 3,
    bindingMs: 10 * MINUTE_MS,
    undoWithinMs: 5 * SECOND_MS,
    numberStart: 1,
    carriesOver: false,
    ...over,
  };
}

/** Cash and loans; the lanes general, protected (eight minutes) and VIP (five); counters 1 and 2. */
export function aConfig(over: Partial<BranchConfig> = {}): BranchConfig {
  return {
    services: [aService(), aService({ id: LOANS, letter: 'B', name: aName('Loans', '贷款') })],
    lanes: [
      aLane(),
      aLane({
        id: PROTECTED,
        kind: 'protected',
        name: aName('Priority', '绿色通道'),
        creditMs: 8 * MINUTE_MS,
        maxWaitMs: 10 * MINUTE_MS,
      }),
      aLane({ id: VIP, kind: 'vip', name: aName('VIP', '贵宾'), creditMs: 5 * MINUTE_MS }),
    ],
    counters: [aCounterConfig(), aCounterConfig({ id: '2' as CounterId })],
    policy: aPolicy(),
    hours: { weekly: null, rollAt: '04:00' },
    ...over,
  };
}
