import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aCounter,
  aCounterConfig,
  aLobby,
  anInstant,
  aPolicy,
  aTicket,
  CASH,
  LOANS,
  MINUTE_MS,
  PROTECTED,
  SECOND_MS,
  VIP,
} from '@lobbyflow/testing';
import { askOf } from './ask.js';
import { type Ask, chooseNext, isEligible } from './call-order.js';
import type { CounterConfig, Policy } from './config.js';
import type { CounterId, Instant } from './terms.js';
import type { Ticket } from './ticket.js';

const C1 = '1' as CounterId;
const C2 = '2' as CounterId;
const now = anInstant(20);

/** What counter 1 asks, with the counter's settings and the policy that the test is about. */
function anAsk(
  over: Partial<Ask> = {},
  counter: Partial<CounterConfig> = {},
  policy: Partial<Policy> = {},
) {
  const counters = [
    aCounterConfig(counter),
    aCounterConfig({ id: C2, features: ['low-desk', 'sign-language'] }),
  ];
  const lobby = aLobby({ config: aConfig({ counters, policy: aPolicy(policy) }) });
  const ask = askOf(lobby, lobby.counters.get(C1)!, now);
  return { ...ask!, ...over };
}
const chosen = (tickets: readonly Ticket[], ask = anAsk()) => {
  const choice = chooseNext(tickets, ask);
  return choice && [choice.ticket.sequence, choice.rule];
};
const early = aTicket({ sequence: 2, arrivedAt: anInstant(1) });
const late = aTicket({ sequence: 1, arrivedAt: anInstant(5) });

describe('by head start, the order', () => {
  it('is that of arrival when no one has a credit', () => {
    expect(chosen([late, early])).toEqual([2, 'head-start']);
  });

  it('of two who came at the same moment is that of their tickets', () => {
    const twin = aTicket({ sequence: 3, arrivedAt: anInstant(1) });

    expect(chosen([twin, early])).toEqual([2, 'head-start']);
  });

  it.each([
    ['lets a protected customer pass one who came within the credit', 9 * 60, 2],
    ['prefers the one who came first at the very end of the credit', 10 * 60, 1],
    ['does not let one pass who came a second after it', 10 * 60 + 1, 1],
  ])('%s', (_, seconds, sequence) => {
    const general = aTicket({ sequence: 1, arrivedAt: anInstant(2) });
    const arrivedAt = (anInstant(0) + seconds * SECOND_MS) as Instant;
    const green = aTicket({ sequence: 2, arrivedAt, laneId: PROTECTED });

    expect(chosen([general, green])).toEqual([sequence, 'head-start']);
  });

  it('is nobody of nobody', () => {
    expect(chosen([])).toBeNull();
  });
});

describe('a binding', () => {
  const bound = aTicket({
    sequence: 9,
    arrivedAt: anInstant(9),
    binding: { counterId: C1, until: anInstant(25) },
  });
  const elsewhere = aTicket({ sequence: 9, binding: { counterId: C2, until: anInstant(25) } });

  it('goes before all who came earlier, until it ends', () => {
    expect(chosen([early, bound])).toEqual([9, 'bound']);
    expect(chosen([early, bound], anAsk({ now: anInstant(25) }))).toEqual([2, 'head-start']);
  });

  it('keeps the ticket from every other counter, until it ends', () => {
    expect(chosen([elsewhere])).toBeNull();
    expect(chosen([elsewhere], anAsk({ now: anInstant(25) }))).toEqual([9, 'head-start']);
  });

  it('keeps it from another counter even when pulled forward', () => {
    expect(chosen([{ ...elsewhere, pulledForward: 'urgent' }])).toBeNull();
  });

  it('is kept in the order of turns among the bound', () => {
    const earlier = { ...bound, ...aTicket({ sequence: 3 }), binding: bound.binding };

    expect(chosen([bound, earlier])).toEqual([3, 'bound']);
  });

  it('goes before the lanes of a reserved counter', () => {
    const reservation = { laneIds: [PROTECTED], othersAfterMs: 0 };
    const green = aTicket({ sequence: 1, laneId: PROTECTED });

    expect(chosen([green, bound], anAsk({}, { reservation }))).toEqual([9, 'bound']);
  });
});

describe('a reserved counter', () => {
  const reservation = { laneIds: [PROTECTED], othersAfterMs: 2 * MINUTE_MS };
  const general = aTicket({ sequence: 1 });
  const green = aTicket({ sequence: 2, arrivedAt: anInstant(19), laneId: PROTECTED });
  const idleFor = (seconds: number) =>
    anAsk({ idleSince: (now - seconds * SECOND_MS) as Instant }, { reservation });

  it('takes its own lanes first, however late they came', () => {
    expect(chosen([general, green], idleFor(0))).toEqual([2, 'reserved']);
    expect(chosen([general, green], idleFor(500))).toEqual([2, 'reserved']);
  });

  it('takes others once it has been free for the set time, to the second', () => {
    expect(chosen([general], idleFor(119))).toBeNull();
    expect(chosen([general], idleFor(120))).toEqual([1, 'head-start']);
  });

  it('takes others at once where that is set', () => {
    const atOnce = { laneIds: [PROTECTED], othersAfterMs: 0 };

    expect(chosen([general], anAsk({ idleSince: now }, { reservation: atOnce }))).toEqual([
      1,
      'head-start',
    ]);
  });

  it('for VIP customers always takes protected ones as its own', () => {
    const forVip = { laneIds: [VIP], othersAfterMs: 60 * MINUTE_MS };
    const vip = aTicket({ sequence: 3, arrivedAt: anInstant(18), laneId: VIP });
    const ask = anAsk({ idleSince: now }, { reservation: forVip });

    expect(chosen([general, green], ask)).toEqual([2, 'reserved']);
    expect(chosen([general, vip, green], ask)).toEqual([2, 'reserved']);
  });

  it('takes who was pulled forward, whatever the lane', () => {
    expect(chosen([{ ...general, pulledForward: 'assistance' }], idleFor(0))).toEqual([
      1,
      'pulled-forward',
    ]);
  });

  it('owes the general lane its share only of what it gives to others', () => {
    const vip = aTicket({ sequence: 3, laneId: VIP, arrivedAt: anInstant(1) });
    const due = { ...idleFor(120), isGeneralDue: true };

    expect(chosen([general, green], due)).toEqual([2, 'reserved']);
    expect(chosen([general, vip], due)).toEqual([1, 'share-floor']);
  });

  it('keeps away who was put behind others, like anybody else', () => {
    const put = { ...general, deferredUntil: 5 };

    expect(chosen([put], idleFor(0))).toBeNull();
    expect(chosen([put], idleFor(120))).toEqual([1, 'head-start']);
  });
});

describe('the share floor', () => {
  const general = aTicket({ sequence: 1, arrivedAt: anInstant(5) });
  const green = aTicket({ sequence: 2, arrivedAt: anInstant(6), laneId: PROTECTED });
  const due = anAsk({ isGeneralDue: true });

  it('is due after one call less than every k-th', () => {
    const rows = [2, 3, 4, 7].map((floorEvery) => {
      const config = aConfig({ policy: aPolicy({ floorEvery }) });
      const lobby = aLobby({ config });
      const { group } = lobby.index.askers.get(C1)!;
      const isDueAfter = (calls: number) => {
        const row = Array.from({ length: calls }, (_, revision) => ({
          revision,
          overtookGeneral: true,
        }));
        return askOf({ ...lobby, recentCalls: new Map([[group, row]]) }, aCounter(), now)
          ?.isGeneralDue;
      };
      return [isDueAfter(floorEvery - 2), isDueAfter(floorEvery - 1)];
    });

    expect(rows).toEqual([
      [false, true],
      [false, true],
      [false, true],
      [false, true],
    ]);
  });

  it('gives the call to the general customer who came first', () => {
    const later = aTicket({ sequence: 3, arrivedAt: anInstant(6) });

    expect(chosen([later, green, general])).toEqual([2, 'head-start']);
    expect(chosen([later, green, general], due)).toEqual([1, 'share-floor']);
  });

  it('goes before a binding, or a row of bound tickets would pass a general one for ever', () => {
    const bound = { ...green, binding: { counterId: C1, until: anInstant(25) } };

    expect(chosen([bound, general])).toEqual([2, 'bound']);
    expect(chosen([bound, general], due)).toEqual([1, 'share-floor']);
  });

  it('is for general customers who are bound here as well', () => {
    const bound = { ...general, binding: { counterId: C1, until: anInstant(25) } };
    const later = aTicket({ sequence: 3, arrivedAt: anInstant(6) });

    expect(chosen([later, bound], due)).toEqual([1, 'share-floor']);
  });

  it('keeps nobody waiting when no general customer can be called', () => {
    const elsewhere = { ...general, binding: { counterId: C2, until: anInstant(25) } };

    expect(chosen([elsewhere, green], due)).toEqual([2, 'head-start']);
  });

  it('is not for a general customer who let others go first', () => {
    expect(chosen([{ ...general, deferredUntil: 5 }, green], due)).toEqual([2, 'head-start']);
  });
});

describe('a skill', () => {
  const cashOf = (level: 1 | 2 | 3) => ({ skills: [{ serviceId: CASH, level }] });
  const loan = aTicket({ sequence: 4, serviceId: LOANS });

  it('that a counter lacks keeps a ticket from it', () => {
    expect(chosen([loan], anAsk({}, cashOf(1)))).toBeNull();
  });

  it.each([
    [2, 10],
    [3, 20],
  ] as const)(
    'of level %i serves who has waited %i minutes, and nobody sooner',
    (level, minutes) => {
      const arrivedAt = anInstant(20 - minutes);
      const patient = aTicket({ sequence: 1, arrivedAt });
      const fresh = aTicket({ sequence: 1, arrivedAt: (arrivedAt + 1) as Instant });

      expect(chosen([patient], anAsk({}, cashOf(level)))).toEqual([1, 'head-start']);
      expect(chosen([fresh], anAsk({}, cashOf(level)))).toBeNull();
    },
  );

  it.each([
    [2, 10],
    [3, 20],
  ] as const)('of level %i helps when %i wait for the service', (level, length) => {
    const fresh = aTicket({ sequence: 1, arrivedAt: anInstant(19) });

    expect(chosen([fresh], anAsk({ lengthOf: () => length }, cashOf(level)))).not.toBeNull();
    expect(chosen([fresh], anAsk({ lengthOf: () => length - 1 }, cashOf(level)))).toBeNull();
  });
});

describe('a need', () => {
  const wheelchair = aTicket({ sequence: 1, needs: ['low-desk'] });

  it('is met only at a counter that has it', () => {
    expect(chosen([wheelchair])).toBeNull();
    expect(chosen([wheelchair], anAsk({}, { features: ['low-desk'] }))).toEqual([1, 'head-start']);
  });

  it('must be met together with the others', () => {
    const both = aTicket({ sequence: 1, needs: ['low-desk', 'sign-language'] });

    expect(isEligible(both, anAsk({}, { features: ['low-desk'] }))).toBe(false);
    expect(isEligible(both, anAsk({}, { features: ['sign-language', 'low-desk'] }))).toBe(true);
  });

  it('that no counter for the service can meet binds nobody', () => {
    const loop = aTicket({ sequence: 1, needs: ['hearing-loop'] });

    expect(chosen([loop])).toEqual([1, 'head-start']);
  });

  it('that nobody can meet does not undo one that somebody can', () => {
    const both = aTicket({ sequence: 1, needs: ['hearing-loop', 'low-desk'] });

    expect(chosen([both])).toBeNull();
    expect(chosen([both], anAsk({}, { features: ['low-desk'] }))).toEqual([1, 'head-start']);
  });
});

describe('who was put behind others', () => {
  const put = aTicket({ sequence: 1, deferredUntil: 5 });
  const after = (calls: number) => anAsk({ callsOf: () => calls });

  it('is called after all who wait, until the calls were made', () => {
    expect(chooseNext([put, late], after(4))?.ticket).toBe(late);
    expect(chooseNext([put, late], after(5))?.ticket).toBe(put);
  });

  it('is called all the same when nobody else can be', () => {
    expect(chooseNext([put], after(0))?.ticket).toBe(put);
  });
});
