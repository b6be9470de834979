import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OwnServer, startProduct } from '../servers.js';
import { aLeaver, aRow, at } from './a-log.js';
import { compare } from './day-page.js';
import { generatedLog } from './generated-log.js';
import type { Options } from './options.js';
import { planDay } from './plan-day.js';
import { repairDay } from './repairs.js';
import { readDay } from './read-log.js';
import { runDay } from './run-day.js';
import type { LogRow } from './visit.js';

let product: OwnServer;

beforeAll(async () => {
  product = await startProduct({ hasLimits: true, isPinned: false });
}, 60_000);
afterAll(() => product.stop());

/** A row with its times as `arrived started ended`. */
function row(visit: string, times: string, over: Partial<LogRow> = {}): LogRow {
  const [arrivedAt = 0, startedAt = 0, endedAt = 0] = times.split(' ').map(at);
  return aRow({ visit, arrivedAt, startedAt, endedAt, ...over });
}

/** A morning with all that can happen: transfers, a no-show who returns, a leaver, a service of no length. */
const morning: LogRow[] = [
  row('a', '09:00 09:00 09:05'),
  row('b', '09:00 09:05 09:09', { lane: 'priority' }),
  aLeaver({ visit: 'c', arrivedAt: at('09:02'), endedAt: at('09:04') }),
  row('d', '09:00 09:09 09:12', { outcome: 'transferred' }),
  row('d', '09:14 09:20 09:21', { leg: 1, counter: 'S2', outcome: 'no-show' }),
  row('d', '09:30 09:31 09:33', { leg: 2, counter: 'S2', outcome: 'transferred' }),
  row('d', '09:33 09:40 09:44', { leg: 3, counter: 'S3', service: 'loans' }),
  row('e', '09:12 09:12 09:12'),
];

/** One counter; the priority customer comes a minute after the ordinary one, within his 90 seconds. */
const oneCounter: LogRow[] = [
  row('first', '09:00 09:00 09:05'),
  row('ordinary', '09:01 09:05 09:10'),
  row('priority', '09:02 09:10 09:15', { lane: 'priority' }),
];

const OPTIONS: Omit<Options, 'url' | 'mode'> = {
  admin: 'admin',
  password: 'demo',
  data: null,
  day: null,
  profile: 'ordinary',
  seed: 1,
  speed: 'max',
  branch: null,
  overdueAfterMs: 600_000,
  priorityCreditMs: 90_000,
  report: null,
  listRepairs: false,
  dryRun: false,
};

function run(rows: LogRow[], mode: Options['mode']) {
  const repaired = repairDay(rows);
  const plan = planDay(repaired, { ...OPTIONS, floorEvery: 100 });
  const day = { day: '2026-01-05', source: 'by hand', repaired, plan };
  return runDay({ ...OPTIONS, url: product.url, mode }, day, () => undefined);
}

describe('a day through the running product', () => {
  it('ends in shadow mode as it did in life: every call, counter, time and outcome', async () => {
    const report = await run(morning, 'shadow');

    expect(report.refused).toEqual([]);
    expect(report.mismatches).toEqual([]);
    expect(report.dayPage).toMatchObject({ differences: [] });
    expect(report.dayPage.figures).toBeGreaterThan(30);
    expect(report.product).toEqual(report.log);
    expect(report.product).toMatchObject({
      visits: 5,
      served: 4,
      left: 1,
      noShows: 1,
      transfers: 2,
    });
  });

  it('is decided by the product in live mode, where the head start takes who came in time first', async () => {
    const report = await run(oneCounter, 'live');

    expect(report.refused).toEqual([]);
    expect(report.mismatches).toBeNull();
    expect(report.log).toMatchObject({ served: 3, maxWaitMs: 8 * 60_000 });
    expect(report.product).toMatchObject({ served: 3, maxWaitMs: 9 * 60_000 });
  });
});

describe('the day page of a replayed day', () => {
  it('says of a pension day what its journal says, figure by figure, to the millisecond', async () => {
    const wish = { ...OPTIONS, profile: 'pension-day' as const };
    const { day, rows } = await readDay(generatedLog(wish), null);
    const repaired = repairDay(rows);
    const plan = planDay(repaired, { ...OPTIONS, floorEvery: 100 });
    const source = 'a generated day';

    const report = await runDay(
      { ...OPTIONS, url: product.url, mode: 'live' },
      { day, source, repaired, plan },
      () => undefined,
    );

    expect(report.product.visits).toBeGreaterThan(300);
    expect(report.product.overdue).toBeGreaterThan(20);
    expect(report.dayPage.figures).toBeGreaterThan(100);
    expect(report.dayPage.differences).toEqual([]);
  }, 240_000);

  it('is told apart from its journal by a second, and by a figure that one of them lacks', () => {
    const page = { visits: 3, waitMeanMs: 61_000, occupancy: 0.1 + 0.2, overdue: null };
    const journal = { visits: 3, waitMeanMs: 60_000, occupancy: 0.3, overdue: 0 };

    expect(compare(page, journal)).toEqual({
      figures: 4,
      differences: [
        { figure: 'waitMeanMs', page: 61_000, journal: 60_000 },
        { figure: 'overdue', page: null, journal: 0 },
      ],
    });
  });
});
