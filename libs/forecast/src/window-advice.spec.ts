import { describe, expect, it } from '@jest/globals';
import {
  type CounterId,
  GENERAL_LANE,
  indexRules,
  type Instant,
  type TicketId,
} from '@lobbyflow/engine';
import { aConfig, aCounterConfig, anInstant, CASH, MINUTE_MS } from '@lobbyflow/testing';
import type { ForecastCounter, ForecastTicket } from './forecast-waits.js';
import { lognormalTimes } from './service-times.js';
import { ADVICE_PRICES, type AdviceQuestion, adviseWindows } from './window-advice.js';

const NOW = anInstant(0);
const EFFORT = { scenarios: 24, seed: 3, horizonMs: 60 * MINUTE_MS };
const IDS = ['1', '2', '3'].map((id) => id as CounterId);

const counter = (id: string, over: Partial<ForecastCounter> = {}): ForecastCounter => ({
  id: id as CounterId,
  opensAt: NOW,
  closesAt: null,
  idleSince: NOW,
  busyWith: null,
  pace: 1,
  ...over,
});

/** Two counters open, a third could be; 4 minutes a customer; `perHour` more come. */
function aQuestion(over: { waiting: number; perHour: number; open?: string[] }): AdviceQuestion {
  const { open = ['1', '2'] } = over;
  const counters = IDS.map((id) => aCounterConfig({ id, skills: [{ serviceId: CASH, level: 1 }] }));
  const config = aConfig({ counters });
  return {
    now: NOW,
    index: indexRules(config),
    policy: config.policy,
    counters: IDS.map((id) => counter(id, { opensAt: open.includes(id) ? NOW : null })),
    waiting: Array.from({ length: over.waiting }, (_, index): ForecastTicket => {
      const arrivedAt = (NOW - (over.waiting - index) * 10_000) as Instant;
      return {
        id: `ticket-${index}` as TicketId,
        serviceId: CASH,
        laneId: GENERAL_LANE,
        needs: [],
        arrivedAt,
        virtualArrivedAt: arrivedAt,
        sequence: index + 1,
        binding: null,
        deferredUntil: null,
        pulledForward: null,
      };
    }),
    callsOfService: new Map(),
    overtakesInRow: new Map(),
    flows: [{ serviceId: CASH, laneId: GENERAL_LANE, perHour: over.perHour }],
    times: new Map([[CASH, lognormalTimes(4 * MINUTE_MS, 0.7)]]),
    patienceMs: 60 * MINUTE_MS,
    noShowShare: 0.03,
    openable: open.includes('3') ? [] : [{ counter: counter('3'), setUpMs: 5 * MINUTE_MS }],
    closable: open.includes('3') ? ['3' as CounterId] : [],
    lateAfterMs: 10 * MINUTE_MS,
    seen: { came: 0, expected: 0 },
    prices: ADVICE_PRICES,
  };
}

describe('adviseWindows', () => {
  it('opens a window before the crowd: nobody waits yet, but more will come than two can serve', () => {
    const advice = adviseWindows(aQuestion({ waiting: 0, perHour: 40 }), EFFORT);

    expect(advice).toMatchObject({ action: 'open', counterId: '3' });
    expect(advice.advised.late).toBeLessThan(advice.keep.late / 2);
  });

  it('keeps things as they are when two windows are enough', () => {
    expect(adviseWindows(aQuestion({ waiting: 1, perHour: 12 }), EFFORT).action).toBe('keep');
  });

  it('closes an elastic window that spares nobody a wait', () => {
    const quiet = aQuestion({ waiting: 0, perHour: 8, open: ['1', '2', '3'] });

    expect(adviseWindows(quiet, EFFORT)).toMatchObject({ action: 'close', counterId: '3' });
  });

  it('keeps the window open while the crowd is still there', () => {
    const crowd = aQuestion({ waiting: 25, perHour: 35, open: ['1', '2', '3'] });

    expect(adviseWindows(crowd, EFFORT).action).toBe('keep');
  });

  it('advises nothing that nobody could do', () => {
    const question = { ...aQuestion({ waiting: 30, perHour: 60 }), openable: [] };

    expect(adviseWindows(question, EFFORT).action).toBe('keep');
  });

  it('expects more of a day that has begun busier than usual', () => {
    const usual = aQuestion({ waiting: 0, perHour: 26 });
    const busy = { ...usual, seen: { came: 160, expected: 60 } };

    const [before, after] = [usual, busy].map((asked) => adviseWindows(asked, EFFORT).keep.late);

    expect(after).toBeGreaterThan(before! * 1.5);
  });

  it('weighs a dear window against the customers it spares', () => {
    const question = aQuestion({ waiting: 0, perHour: 40 });
    const dear = { ...question, prices: { ...ADVICE_PRICES, windowMinute: 5 } };

    expect(adviseWindows(dear, EFFORT).action).toBe('keep');
  });

  it('is the same for the same seed', () => {
    const question = aQuestion({ waiting: 8, perHour: 30 });

    expect(adviseWindows(question, EFFORT)).toEqual(adviseWindows(question, EFFORT));
  });
});
