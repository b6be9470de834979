import { describe, expect, it } from '@jest/globals';
import {
  type BranchConfig,
  type CounterConfig,
  type Instant,
  type Lobby,
  type PersonId,
} from '@lobbyflow/engine';
import {
  aConfig,
  aCounterConfig,
  aLobby,
  anInstant,
  anOffer,
  aService,
  aTeller,
  aTicket,
  CASH,
  LEAD,
  LOANS,
  MINUTE_MS,
  ofAdvice,
  play,
  press,
} from '@lobbyflow/testing';
import { answerAdviceTask } from '../forecast/advice-task.js';
import { NO_HISTORY } from '../forecast/branch-history.js';
import { advicePolicyOf } from './advice-policy.js';
import { askAdvice, type Review } from './advice-question.js';
import { freeHelpers, isTrainedFor } from './helpers.js';
import type { StoredPerson } from './second-line.repository.js';

const now = anInstant(0);
const usual = advicePolicyOf({});
const counters: readonly CounterConfig[] = [
  aCounterConfig({ id: '1' as never }),
  aCounterConfig({ id: '2' as never, kind: 'elastic' }),
  aCounterConfig({ id: '3' as never, kind: 'elastic' }),
];
const config: BranchConfig = aConfig({
  counters,
  services: [aService({ handlingMs: 2 * MINUTE_MS }), aService({ id: LOANS })],
});

function person(over: Partial<StoredPerson> = {}): StoredPerson {
  return {
    branchId: 'north' as StoredPerson['branchId'],
    personId: 'li' as PersonId,
    name: 'Li',
    serviceIds: [CASH, LOANS],
    travelMs: 3 * MINUTE_MS,
    staffId: null,
    createdAt: now,
    ...over,
  };
}

/** So many have come in the last half-hour; counter 1 is open. */
function aHall(customers: number, open: readonly string[] = ['1']): Lobby {
  const tickets = Array.from({ length: customers }, (_, index) =>
    aTicket({
      sequence: index + 1,
      arrivedAt: anInstant(-30 + (30 * index) / Math.max(1, customers)),
    }),
  );
  return aLobby({ config, tickets, open });
}

function review(lobby: Lobby, over: Partial<Review> = {}): Review {
  const helpers = freeHelpers(lobby, { tellers: [], secondLine: [person()] });
  return { history: NO_HISTORY, policy: usual, helpers, times: 1, seed: 1, ...over };
}
const ask = (lobby: Lobby, over: Partial<Review> = {}, at: number = now) =>
  askAdvice({ lobby, now: at, timeZone: 'UTC' }, review(lobby, over));

describe('a review of the windows', () => {
  it('opens one of several alike for a crowd, and names who would sit there', () => {
    const asked = ask(aHall(12))!;

    expect(answerAdviceTask(asked.task)).toMatchObject({ action: 'open', counterId: '2' });
    expect([...asked.helperOf]).toEqual([
      ['2', { kind: 'second-line', id: 'li', awayMs: 3 * MINUTE_MS }],
    ]);
  });

  it('asks nothing when nobody who is trained is free', () => {
    const untrained = freeHelpers(aHall(20), {
      tellers: [],
      secondLine: [person({ serviceIds: [CASH] })],
    });

    expect(ask(aHall(20), { helpers: [] })).toBeNull();
    expect(ask(aHall(20), { helpers: untrained })).toBeNull();
  });

  it('plays fewer futures the more customers there are, so that a flooded hall costs no more', () => {
    const futures = [0, 12, 2_000].map((waiting) => ask(aHall(waiting))!.task.effort.scenarios);

    expect(futures.slice(0, 2)).toEqual([24, 24]);
    expect(futures[2]).toBeGreaterThan(0);
    expect(futures[2]).toBeLessThan(6);
  });

  it('asks nothing while the branch is closed', () => {
    const closed = play(aHall(0), now, { type: 'close-day', isRoll: true });

    expect(ask(closed)).toBeNull();
  });

  it('closes a window only after it has been open as long as it has to', () => {
    const open = play(aHall(0), now, press('open', 2, { by: aTeller(2) }));
    const closable = (minutes: number) =>
      ask(open, { helpers: [] }, anInstant(minutes))?.task.question.closable ?? [];

    expect([closable(19), closable(20)]).toEqual([[], ['2']]);
  });

  it('leaves a window alone for a while after its advice was declined', () => {
    const offer = ofAdvice('offer-advice', 'a1', {
      offer: anOffer({ counterId: '2' as never }),
      isAutomatic: false,
    });
    const no = ofAdvice('decline-advice', 'a1', { reason: 'other-work', by: LEAD });
    const declined = play(aHall(20), now, offer, no);
    const openable = (minutes: number) =>
      ask(declined, {}, anInstant(minutes))!.task.question.openable.map(
        ({ counter }) => counter.id,
      );

    expect([openable(1), openable(15)]).toEqual([['3'], ['2']]);
  });

  it('counts on a window that is about to open', () => {
    const offer = ofAdvice('offer-advice', 'a1', {
      offer: anOffer({ counterId: '2' as never }),
      isAutomatic: true,
    });
    const others = freeHelpers(aHall(20), {
      tellers: [],
      secondLine: [person({ personId: 'wang' as PersonId })],
    });

    const { question } = ask(play(aHall(20), now, offer), { helpers: others })!.task;

    expect(question.counters.find(({ id }) => id === '2')?.opensAt).toBe(anInstant(5));
    expect(question.openable.map(({ counter }) => counter.id)).toEqual(['3']);
  });

  it('asks only whether an offer still holds while it waits, and then a change costs nothing', () => {
    const offer = ofAdvice('offer-advice', 'a1', {
      offer: anOffer({ counterId: '3' as never }),
      isAutomatic: false,
    });
    const { question } = ask(play(aHall(20), now, offer))!.task;

    expect(question.openable.map(({ counter }) => counter.id)).toEqual(['3']);
    expect(question.prices.change).toBe(0);
  });

  it('of a simulation that goes ten times as fast comes to much the same', () => {
    const tenth = (at: Instant) => (now + (at - now) / 10) as Instant;
    const tickets = Array.from({ length: 12 }, (_, index) =>
      aTicket({ sequence: index + 1, arrivedAt: tenth(anInstant(-30 + 2.5 * index)) }),
    );
    const fast = aLobby({ config, tickets, open: ['1'] });

    const [usually, quick] = [
      answerAdviceTask(ask(aHall(12))!.task),
      answerAdviceTask(ask(fast, { policy: advicePolicyOf({}, 10), times: 10 })!.task),
    ];

    expect(quick).toMatchObject({ action: 'open', counterId: '2' });
    // Not quite: who does not come takes a minute of any clock.
    expect(quick.keep.late / usually.keep.late).toBeCloseTo(1, 0);
    expect(quick.advised.late / usually.advised.late).toBeCloseTo(1, 0);
  });
});

describe('who could come', () => {
  it('is a teller without a counter, then the nearest of the second line, then who rests', () => {
    const paused = play(aHall(0), now, press('pause', 1, { reason: 'break' }));
    const secondLine = [
      person({ personId: 'wang' as PersonId, travelMs: 5 * MINUTE_MS }),
      person(),
    ];

    const free = freeHelpers(paused, { tellers: ['teller1', 'teller9'], secondLine });

    expect(free.map(({ helper }) => helper.id)).toEqual(['teller9', 'li', 'wang', 'teller1']);
  });

  it('is nobody who eats, who is called already, or who sits at a counter under the own account', () => {
    const eating = play(aHall(0), now, press('pause', 1, { reason: 'meal' }));
    const offer = ofAdvice('offer-advice', 'a1', {
      offer: anOffer({ counterId: '2' as never }),
      isAutomatic: true,
    });
    const seated = person({ personId: 'sun' as PersonId, staffId: 'teller1' });

    const secondLine = [person(), seated];

    expect(freeHelpers(play(eating, now, offer), { tellers: [], secondLine })).toEqual([]);
  });

  it('is trained when the training covers all that the window takes at once', () => {
    const level2 = aCounterConfig({
      skills: [
        { serviceId: CASH, level: 1 },
        { serviceId: LOANS, level: 2 },
      ],
    });
    const cashier = { serviceIds: new Set([CASH]) };

    expect(isTrainedFor(cashier, level2, config)).toBe(true);
    expect(isTrainedFor(cashier, aCounterConfig(), config)).toBe(false);
    expect(isTrainedFor({ serviceIds: null }, aCounterConfig(), config)).toBe(true);
  });
});
