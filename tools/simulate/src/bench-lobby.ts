import type {
  Actor,
  ActorId,
  BranchConfig,
  BusinessDay,
  CounterId,
  Instant,
  LaneId,
  ServiceId,
} from '@lobbyflow/engine';

const MINUTE_MS = 60_000;

export const FIRST_SERVICE = 'cash' as ServiceId;
export const FIRST_COUNTER = '1' as CounterId;
export const SERVICES = ['cash', 'transfer', 'account', 'loan', 'pension'] as ServiceId[];
export const LANES = ['general', 'express', 'protected', 'vip'] as LaneId[];
export const COUNTERS = ['1', '2', '3', '4', '5', '6', '7', '8'] as CounterId[];
/** Two do everything, the others three services each. */
const SKILLED_IN = [5, 5, 3, 3, 3, 3, 3, 3];
const CREDITS = [0, 3, 8, 12];

/** 09:00 on a Monday. */
export const MORNING = Date.UTC(2026, 0, 5, 9) as Instant;
export const DAY = '2026-01-05' as BusinessDay;
export const LEAD: Actor = { id: 'lead' as ActorId, mayRunAnyCounter: true };

/** A branch of the usual size: five services, four lanes, eight counters with two sets of skills. */
export function benchConfig(): BranchConfig {
  return {
    services: SERVICES.map((id, index) => ({
      id,
      name: { zh: id, en: id },
      letter: 'ABCDE'[index] ?? 'A',
      handlingMs: 5 * MINUTE_MS,
      isOffered: true,
    })),
    lanes: LANES.map((id, index) => ({
      id,
      kind: id as 'general' | 'express' | 'protected' | 'vip',
      name: { zh: id, en: id },
      creditMs: (CREDITS[index] ?? 0) * MINUTE_MS,
      maxWaitMs: 30 * MINUTE_MS,
    })),
    counters: COUNTERS.map((id, index) => ({
      id,
      name: id,
      kind: 'standard',
      skills: SERVICES.slice(0, SKILLED_IN[index]).map((serviceId) => ({ serviceId, level: 1 })),
      features: [],
      reservation: null,
    })),
    policy: {
      floorEvery: 4,
      overflowAfterMs: { level2: 0, level3: 0 },
      overflowAtLength: { level2: 1, level3: 1 },
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
    hours: { weekly: null, rollAt: '00:00' },
  };
}
