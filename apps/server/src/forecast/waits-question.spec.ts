import { describe, expect, it } from '@jest/globals';
import type { CounterId, Lobby, ServiceId } from '@lobbyflow/engine';
import {
  aConfig,
  aCounterConfig,
  aLobby,
  anInstant,
  aService,
  aTicket,
  CASH,
  GENERAL,
  LOANS,
  MINUTE_MS,
  play,
  press,
  PROTECTED,
} from '@lobbyflow/testing';
import { NO_HISTORY } from './branch-history.js';
import { askWaits } from './waits-question.js';

const NOW = anInstant(30);
const ask = (lobby: Lobby, history = NO_HISTORY) =>
  askWaits({ lobby, now: NOW, timeZone: 'Asia/Shanghai' }, history, 7)!.task.question;
const counter = (lobby: Lobby, id: string) => ask(lobby).counters.find((one) => one.id === id)!;

describe('What a forecast of waits is asked', () => {
  it('counts on an open counter from now on, and on a paused or closed one not at all', () => {
    const config = aConfig({
      counters: ['1', '2', '3'].map((id) => aCounterConfig({ id: id as CounterId })),
    });
    const opened = aLobby({ config, open: [1, 2] });
    const lobby = play(opened, NOW, press('pause', 2, { reason: 'break' }));

    expect(ask(lobby).counters.map(({ id, opensAt }) => [id, opensAt])).toEqual([
      ['1', NOW],
      ['2', null],
      ['3', null],
    ]);
  });

  it('knows a called customer at a counter since the call, before service begins and after', () => {
    const called = aTicket({ sequence: 1, state: 'called', counterId: '1' as CounterId });
    const serving = aTicket({ sequence: 2, state: 'serving', counterId: '2' as CounterId });
    const lobby = aLobby({ tickets: [called, serving] });

    expect(counter(lobby, '1').busyWith).toEqual({ serviceId: CASH, since: anInstant(5) });
    expect(counter(lobby, '2').busyWith).toEqual({ serviceId: CASH, since: anInstant(5) });
  });

  it('reckons with the pace of the day, and with a counter that is slower still', () => {
    const served = (sequence: number, id: string, minutes: number) =>
      aTicket({
        sequence,
        state: 'served',
        counterId: id as CounterId,
        endedAt: anInstant(5 + minutes),
      });
    const tickets = [1, 2, 3, 4, 5, 6].map((n) => served(n, n % 2 ? '1' : '2', n % 2 ? 15 : 5));
    const lobby = aLobby({ tickets });

    // 60 minutes for what usually takes 30: (180 + 60) / (180 + 30).
    const day = 240 / 210;
    expect(askWaits({ lobby, now: NOW, timeZone: 'UTC' }, NO_HISTORY, 7)!.paces.day).toBe(day);
    expect(counter(lobby, '1').pace).toBeCloseTo((day * (180 + 45)) / (180 + day * 15));
    expect(counter(lobby, '1').pace).toBeGreaterThan(day);
    expect(counter(lobby, '2').pace).toBeLessThan(day);
  });

  it('takes only who can be called by an open counter, bound or able', () => {
    const config = aConfig({
      counters: [
        aCounterConfig({ skills: [{ serviceId: CASH, level: 1 }] }),
        aCounterConfig({ id: '2' as CounterId, features: ['low-desk'] }),
      ],
    });
    const tickets = [
      aTicket({ sequence: 1 }),
      aTicket({ sequence: 2, serviceId: LOANS }),
      aTicket({ sequence: 3, needs: ['low-desk'] }),
      aTicket({ sequence: 4, state: 'held' }),
    ];

    const one = ask(aLobby({ config, tickets, open: [1] }));
    const both = ask(aLobby({ config, tickets }));

    expect(one.waiting.map(({ sequence }) => sequence)).toEqual([1]);
    expect(both.waiting.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  it('is about newcomers to every service on offer, by the ordinary and the protected lane', () => {
    const shut = aService({ id: 'shut' as ServiceId, isOffered: false });
    const { services, counters } = aConfig();
    const config = aConfig({ services: [...services, shut], counters });

    expect(ask(aLobby({ config })).newcomers).toEqual([
      { serviceId: CASH, laneId: GENERAL },
      { serviceId: CASH, laneId: PROTECTED },
      { serviceId: LOANS, laneId: GENERAL },
      { serviceId: LOANS, laneId: PROTECTED },
    ]);
  });

  it('expects who came in the last hour, an hour, while no past day is known', () => {
    const tickets = [1, 2, 3].map((sequence) =>
      aTicket({ sequence, arrivedAt: anInstant(sequence - 1) }),
    );

    // Three within half an hour, reckoned as three quarters: a beginning says little.
    expect(ask(aLobby({ tickets })).flows).toEqual([
      { serviceId: CASH, laneId: GENERAL, perHour: 4 },
    ]);
  });

  it('expects who came on past days, at the level of today', () => {
    const slot = (came: number) => [{ serviceId: CASH, laneId: GENERAL, came }];
    // 09:30 UTC is 17:30 in Shanghai: the 35th half-hour has begun.
    const profile = new Map([
      [34, slot(20)],
      [35, slot(6)],
      [36, slot(4)],
    ]);
    const tickets = Array.from({ length: 40 }, (_, n) =>
      aTicket({ sequence: n + 1, arrivedAt: anInstant(-30) }),
    );

    const [flow] = ask(aLobby({ tickets }), { ...NO_HISTORY, profile }).flows;

    // Twice ten an hour as a mean of the two, and 40 came where 20 were expected.
    expect(flow!.perHour).toBeCloseTo(((6 + 4) * (60 + 40)) / (60 + 20));
  });

  it('plays fewer futures of a crowd, and none while the branch is closed', () => {
    const crowd = Array.from({ length: 80 }, (_, n) => aTicket({ sequence: n + 1 }));
    const lobby = aLobby({ tickets: crowd });
    const at = (over: Partial<Lobby> = {}) =>
      askWaits({ lobby: { ...lobby, ...over }, now: NOW, timeZone: 'UTC' }, NO_HISTORY, 7);

    expect(at()!.task.effort).toEqual({ paths: 100, seed: 7, horizonMs: 240 * MINUTE_MS });
    expect(at({ businessDay: null })).toBeNull();
  });
});
