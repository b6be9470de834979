import { describe, expect, it } from '@jest/globals';
import { BranchConfig } from '@lobbyflow/contract';
import fc from 'fast-check';
import { anyLog, aRow, at } from './a-log.js';
import { idsFor } from './ids.js';
import { planDay } from './plan-day.js';
import { repairDay } from './repairs.js';
import type { LogRow } from './visit.js';

const OPTIONS = { overdueAfterMs: 600_000, priorityCreditMs: 90_000, floorEvery: 100 };
const plan = (rows: LogRow[]) => planDay(repairDay(rows), OPTIONS);
const served = (visit: string, from: string, until: string, over: Partial<LogRow> = {}) =>
  aRow({ visit, arrivedAt: at(from), startedAt: at(from), endedAt: at(until), ...over });

describe('the plan of a recorded day', () => {
  it('gives a counter the skills of what it served, and duties with pauses of up to ten minutes', () => {
    const { counters } = plan([
      served('1', '09:00', '09:05'),
      served('2', '09:15', '09:20', { service: 'loans' }),
      served('3', '09:31', '09:40'),
    ]);

    expect(counters).toEqual([
      {
        id: 'S1',
        origin: 'logged',
        serviceIds: ['cash', 'loans'],
        sessions: [
          { fromAt: at('09:00'), untilAt: at('09:20') },
          { fromAt: at('09:31'), untilAt: at('09:40') },
        ],
      },
    ]);
  });

  it('gives the lane priority its head start of 90 seconds, and the general lane none', () => {
    const { config } = plan([aRow({ lane: 'priority' })]);

    expect(config.lanes).toMatchObject([
      { id: 'general', kind: 'general', creditMs: 0, maxWaitMs: 600_000 },
      { id: 'priority', kind: 'vip', creditMs: 90_000, maxWaitMs: 600_000 },
    ]);
  });

  it('takes the median of a service as its standard handling time', () => {
    const { config } = plan([
      served('1', '09:00', '09:01'),
      served('2', '09:10', '09:14'),
      served('3', '09:20', '10:20'),
    ]);

    expect(config.services).toMatchObject([{ id: 'cash', letter: 'A', handlingMs: 4 * 60_000 }]);
  });

  it('makes ids of names that are none, each its own', () => {
    const ids = idsFor([
      'Ultrasound/ Review',
      'Ultrasound Review',
      '  ',
      'x'.repeat(50),
      'x'.repeat(60),
    ]);

    expect([...ids.values()]).toEqual([
      'Ultrasound-Review',
      'Ultrasound-Review-2',
      'x',
      'x'.repeat(36),
      `${'x'.repeat(34)}-2`,
    ]);
  });

  it('is a configuration the product takes, whatever the log was', () => {
    fc.assert(
      fc.property(anyLog, (rows) => {
        const { config } = plan(rows);

        expect(BranchConfig.safeParse(config).error).toBeUndefined();
      }),
    );
  });

  it('has every service at a counter that is on duty then', () => {
    fc.assert(
      fc.property(anyLog, (rows) => {
        const { visits, counters } = plan(rows);
        for (const leg of visits.flatMap(({ legs }) => legs)) {
          if (leg.outcome === 'left') continue;
          const sessions = counters.find(({ id }) => id === leg.counter)!.sessions;
          const during = sessions.filter(
            ({ fromAt, untilAt }) => fromAt <= leg.startedAt && leg.endedAt <= untilAt,
          );
          expect(during).toHaveLength(1);
        }
      }),
    );
  });
});
