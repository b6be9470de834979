import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aLeaver, anyLog, aRow, at } from './a-log.js';
import { planDay } from './plan-day.js';
import { repairDay } from './repairs.js';
import { shadowScript, type Step } from './shadow-script.js';
import type { LogRow } from './visit.js';

const OPTIONS = { overdueAfterMs: 600_000, priorityCreditMs: 90_000, floorEvery: 100 };
const scriptOf = (rows: LogRow[]) => shadowScript(planDay(repairDay(rows), OPTIONS));
const acts = (rows: LogRow[]) => scriptOf(rows).map((step) => step.do);

/** A lobby that only knows what may follow what; says why a step cannot be done. */
function aStrictLobby() {
  const tickets = new Map<string, string>();
  const counters = new Map<string, string | null>();
  const from: Partial<Record<Step['do'], readonly string[]>> = {
    call: ['waiting'],
    start: ['called'],
    finish: ['serving'],
    transfer: ['serving'],
    'no-show': ['called'],
    return: ['missed'],
    'hold-ticket': ['waiting'],
    resume: ['held'],
    abandon: ['waiting'],
  };
  const becomes: Partial<Record<Step['do'], string>> = {
    issue: 'waiting',
    call: 'called',
    start: 'serving',
    finish: 'served',
    transfer: 'waiting',
    'no-show': 'missed',
    return: 'waiting',
    'hold-ticket': 'held',
    resume: 'waiting',
    abandon: 'abandoned',
  };
  return (step: Step): string | null => {
    if (!('visit' in step)) {
      const isOpen = counters.has(step.counterId);
      if (step.do === 'open') counters.set(step.counterId, null);
      else if (counters.get(step.counterId) !== null) return 'closes with somebody at it';
      else counters.delete(step.counterId);
      return isOpen === (step.do === 'close') ? null : 'is open or closed already';
    }
    const state = tickets.get(step.visit.id);
    if (step.do === 'issue' ? state !== undefined : !from[step.do]!.includes(state ?? '')) {
      return `${step.do} while ${state ?? 'there is no ticket'}`;
    }
    if ('counterId' in step) {
      const guest = counters.get(step.counterId);
      if (guest !== (step.do === 'call' ? null : step.visit.id)) return 'is at another counter';
      const isOver = ['finish', 'transfer', 'no-show'].includes(step.do);
      counters.set(step.counterId, isOver ? null : step.visit.id);
    }
    tickets.set(step.visit.id, becomes[step.do]!);
    return null;
  };
}

describe('the script of a shadow day', () => {
  it('takes a ticket, opens the counter, calls, starts, finishes and closes', () => {
    expect(acts([aRow()])).toEqual(['issue', 'open', 'call', 'start', 'finish', 'close']);
  });

  it('ends a service before the next begins in the same second, and calls who came in that second', () => {
    const next = aRow({
      visit: '2',
      arrivedAt: at('09:05'),
      startedAt: at('09:05'),
      endedAt: at('09:06'),
    });
    const inThatSecond = scriptOf([aRow(), next]).filter((step) => step.at === at('09:05'));

    expect(inThatSecond.map((step) => step.do)).toEqual(['finish', 'issue', 'call', 'start']);
  });

  it('lets a customer leave after whoever was called in that second', () => {
    const leaver = aLeaver({ visit: '2', endedAt: at('09:01') });

    expect(acts([aRow(), leaver]).slice(-5)).toEqual([
      'call',
      'start',
      'abandon',
      'finish',
      'close',
    ]);
  });

  it('sends a transferred customer to the counter of the next leg, on hold until that begins', () => {
    const rows = [
      aRow({ outcome: 'transferred' }),
      aRow({
        leg: 1,
        arrivedAt: at('09:07'),
        startedAt: at('09:08'),
        endedAt: at('09:09'),
        counter: 'S2',
      }),
    ];
    const script = scriptOf(rows).filter((step) => 'visit' in step);

    expect(script.map((step) => step.do)).toEqual([
      'issue',
      'call',
      'start',
      'transfer',
      'hold-ticket',
      'resume',
      'call',
      'start',
      'finish',
    ]);
    expect(script[3]).toMatchObject({ to: { counterId: 'S2' } });
  });

  it('sends a transferred customer to the service of the next leg where that is another', () => {
    const rows = [
      aRow({ outcome: 'transferred' }),
      aRow({
        leg: 1,
        service: 'loans',
        arrivedAt: at('09:05'),
        startedAt: at('09:08'),
        endedAt: at('09:09'),
      }),
    ];

    expect(scriptOf(rows).find((step) => step.do === 'transfer')).toMatchObject({
      to: { serviceId: 'loans' },
    });
  });

  it('lets a missed customer return for the next leg', () => {
    const rows = [
      aRow({ outcome: 'no-show' }),
      aRow({ leg: 1, arrivedAt: at('09:07'), startedAt: at('09:08'), endedAt: at('09:09') }),
    ];
    const script = scriptOf(rows).filter((step) => 'visit' in step);

    expect(script.map((step) => step.do)).toEqual([
      'issue',
      'call',
      'no-show',
      'return',
      'call',
      'start',
      'finish',
    ]);
  });

  it('can be done step by step without a refusal, whatever the log was', () => {
    fc.assert(
      fc.property(anyLog, (rows) => {
        const tell = aStrictLobby();
        for (const step of scriptOf(rows)) expect(tell(step)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
