import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aCounterConfig,
  aLane,
  aPolicy,
  aService,
  CASH,
  GENERAL,
  LOANS,
  MINUTE_MS,
  PROTECTED,
  VIP,
} from '@lobbyflow/testing';
import type { BranchConfig, CounterConfig } from './config.js';
import { policyFaults } from './policy-faults.js';
import { type CounterId, POLICY_FAULTS, type PolicyFaultCode, type ServiceId } from './terms.js';

const skill = (serviceId: ServiceId, level: 1 | 2 | 3 = 1) => ({ serviceId, level });
const counter = (id: string, over: Partial<CounterConfig> = {}) =>
  aCounterConfig({ id: id as CounterId, ...over });
const forVip = { reservation: { laneIds: [VIP], othersAfterMs: 0 } } as const;

const CASES: readonly (readonly [PolicyFaultCode, string, Partial<BranchConfig>, object])[] = [
  [
    'service-unserved',
    'no counter takes a service',
    { counters: [counter('1', { skills: [skill(CASH)] })] },
    { serviceId: LOANS, path: ['services', 1] },
  ],
  [
    'lane-starved',
    'every counter of a service is kept for other lanes, idle release or not',
    { counters: [counter('1', forVip)] },
    { serviceId: CASH, laneId: GENERAL, counterIds: ['1'], path: ['services', 0] },
  ],
  [
    'lane-starved',
    'a service is overflow only, and that comes after the limit',
    {
      counters: [counter('1', { skills: [skill(CASH), skill(LOANS, 3)] })],
      policy: aPolicy({ overflowAfterMs: { level2: 0, level3: 11 * MINUTE_MS } }),
    },
    { serviceId: LOANS, laneId: PROTECTED, path: ['services', 1] },
  ],
  [
    'need-starved',
    'the only low desk is kept for others',
    { counters: [counter('1'), counter('2', { ...forVip, features: ['low-desk'] })] },
    { serviceId: CASH, laneId: GENERAL, needs: ['low-desk'], counterIds: ['2'] },
  ],
  [
    'need-starved',
    'the only counter that has two things together is kept for others',
    {
      counters: [
        counter('1', { features: ['low-desk'] }),
        counter('2', { features: ['hearing-loop'] }),
        counter('3', { ...forVip, features: ['low-desk', 'hearing-loop'] }),
      ],
    },
    { serviceId: CASH, laneId: GENERAL, needs: ['low-desk', 'hearing-loop'], counterIds: ['3'] },
  ],
  [
    'passed-too-long',
    'a credit reaches beyond the limit of another lane',
    {
      lanes: [
        aLane({ maxWaitMs: 30 * MINUTE_MS }),
        aLane({ id: VIP, kind: 'vip', creditMs: 31 * MINUTE_MS }),
      ],
    },
    { laneId: VIP, passedLaneId: GENERAL, path: ['lanes', 1, 'creditMs'] },
  ],
  [
    'held-too-long',
    'a binding lasts longer than the shortest limit',
    { policy: aPolicy({ bindingMs: 11 * MINUTE_MS }) },
    { laneId: PROTECTED, path: ['policy', 'bindingMs'] },
  ],
  [
    'held-too-long',
    'a counter may call once an hour',
    { policy: aPolicy({ callGapMs: 60 * MINUTE_MS }) },
    { laneId: PROTECTED, path: ['policy', 'callGapMs'] },
  ],
];

describe('a policy', () => {
  it.each(CASES)('is faulty with %s when %s', (code, _, over, where) => {
    expect(policyFaults(aConfig(over))[0]).toMatchObject({ code, ...where });
  });

  it('has a case for every fault that can be told', () => {
    expect([...new Set(CASES.map(([code]) => code))]).toEqual([...POLICY_FAULTS]);
  });

  it.each<[string, Partial<BranchConfig>]>([
    ['as branches usually are', {}],
    ['without any counter, while the branch is set up', { counters: [] }],
    [
      'with a counter for VIP customers beside one for everybody',
      { counters: [counter('1'), counter('2', forVip)] },
    ],
    [
      'with a service that is not offered and not served',
      { services: [aService(), aService({ id: LOANS, isOffered: false })] },
    ],
    [
      'with credits and bindings that reach to the limit and not beyond',
      { policy: aPolicy({ bindingMs: 10 * MINUTE_MS }) },
    ],
    [
      'with a service that is overflow only, in time',
      {
        counters: [counter('1', { skills: [skill(CASH), skill(LOANS, 2)] })],
        policy: aPolicy({ overflowAfterMs: { level2: 10 * MINUTE_MS, level3: 0 } }),
      },
    ],
  ])('is sound %s', (_, over) => {
    expect(policyFaults(aConfig(over))).toEqual([]);
  });

  it('lets a counter reserved for VIP customers serve the green channel, so that it does not starve', () => {
    const config = aConfig({ counters: [counter('1', forVip)] });

    const starved = policyFaults(config).map((fault) => 'laneId' in fault && fault.laneId);

    expect(starved).not.toContain(PROTECTED);
    expect(starved).toContain(GENERAL);
  });

  it('serves whoever waits for a service that is offered no more', () => {
    const config = aConfig({
      services: [aService(), aService({ id: LOANS, isOffered: false })],
      counters: [counter('1', { skills: [skill(CASH)] })],
    });

    expect(policyFaults(config)).toEqual([]);
    expect(policyFaults(config, new Set([LOANS]))).toMatchObject([{ code: 'service-unserved' }]);
  });

  it('tells every fault at once, each with its place', () => {
    const faults = policyFaults(
      aConfig({
        counters: [counter('1', { skills: [skill(CASH)] })],
        policy: aPolicy({ bindingMs: 60 * MINUTE_MS, callGapMs: 60 * MINUTE_MS }),
      }),
    );

    expect(faults.map(({ path }) => path.join('.'))).toEqual([
      'services.1',
      'policy.bindingMs',
      'policy.callGapMs',
    ]);
  });
});
