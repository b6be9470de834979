import { describe, expect, it } from '@jest/globals';
import { DayReport } from '@lobbyflow/contract';
import type { BranchId, BusinessDay, Command, LaneId, TicketId } from '@lobbyflow/engine';
import {
  A_DAY,
  aConfig,
  anInstant,
  BRANCH,
  FakeClock,
  issue,
  MINUTE_MS,
  ofTicket,
  openDay,
  press,
  PROTECTED,
} from '@lobbyflow/testing';
import { type Process } from '../../test/a-process.js';
import { reportsOf } from '../../test/a-report.js';
import { processes } from '../../test/processes.js';
import { halfHoursOf } from './half-hours.js';

const server = processes();
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What happens, each after this many minutes. */
type Script = readonly (readonly [afterMinutes: number, command: Command])[];

async function playOut({ submit, clock }: Process, script: Script): Promise<void> {
  for (const [minutes, command] of script) {
    clock.advance(minutes * MINUTE_MS);
    const { status, body } = await submit(command);
    if (status >= 400) throw new Error(`${command.type}: ${body}`);
  }
}

async function told(process: Process, day: BusinessDay = A_DAY): Promise<DayReport> {
  return DayReport.parse(await reportsOf(process).dayReports.report(BRANCH, day));
}

const takes = (name: string, laneId?: LaneId) =>
  issue({ ticketId: name as TicketId, ...(laneId && { laneId }) });
/** A customer at counter 1, from the call to the end. */
const served = (minutes: number): Script => [
  [0, press('call-next', 1)],
  [0, press('start', 1)],
  [minutes, press('finish', 1)],
];
const one = (minutes: number): Script => [...served(minutes)];

describe('The longest waits of a day', () => {
  it('say who waited, and who went first by which rule at which counter', async () => {
    const process = await server.start({ clock: new FakeClock(anInstant(0)) });
    await playOut(process, [
      [0, openDay()],
      [0, press('open', 1)],
      [0, takes('early')],
      [1, takes('late', PROTECTED)],
      [1, takes('later')],
      ...served(5),
      [0, press('call', 1, { ticketId: 'later' as TicketId, reason: 'complaint' })],
      [0, press('start', 1)],
      [40, press('finish', 1)],
      ...served(3),
    ]);

    const { longestWaits } = await told(process);

    expect(longestWaits[0]).toMatchObject({
      number: 'A001',
      waitedMs: 47 * MINUTE_MS,
      limitMs: 30 * MINUTE_MS,
      windows: 1,
      overtaken: 2,
      overtakenBy: [
        { rule: 'head-start', choice: null, counterId: '1', calls: 1 },
        { rule: 'picked', choice: 'complaint', counterId: '1', calls: 1 },
      ],
    });
    expect(JSON.stringify(longestWaits)).not.toContain('name');
  });

  it('say of who still waits how long it has been by now', async () => {
    const process = await server.morning();
    process.clock.advance(12 * MINUTE_MS);

    const { longestWaits, isOver } = await told(process);

    expect(longestWaits.map(({ waitedMs }) => waitedMs)).toEqual(
      [12, 12, 12].map((m) => m * MINUTE_MS),
    );
    expect(isOver).toBe(false);
  });
});

describe('The exceptions of a day', () => {
  it('are every pull forward and every picked call, by whom and why, also when nobody minds', async () => {
    const process = await server.morning();
    await playOut(process, [
      [1, ofTicket('pull-forward', 'ticket-3', { reason: 'urgent' })],
      [1, press('call-next', 1)],
      [1, press('call', 2, { ticketId: 'ticket-2' as TicketId, reason: 'manager' })],
    ]);

    const { exceptions, kpis } = await told(process);

    expect(exceptions).toMatchObject([
      { kind: 'pulled-forward', number: 'A003', reason: 'urgent', overtook: null, actorName: null },
      { kind: 'picked', number: 'A002', reason: 'manager', counterId: '2', overtook: 1 },
    ]);
    expect(exceptions.every(({ actorId }) => actorId !== '')).toBe(true);
    expect(kpis).toMatchObject({ picked: 1, pulledForward: 1, interventionRate: 1 });
  });
});

describe('A half-hour that went wrong', () => {
  /** Four half-hours, a customer in each, but eight in the third. */
  async function aMorningWithACrowd(): Promise<Process> {
    const process = await server.start({ clock: new FakeClock(anInstant(0)) });
    const crowd = Array.from({ length: 8 }, (_, n) => [0, takes(`c${n}`)] as const);
    await playOut(process, [
      [0, openDay()],
      [0, press('open', 1)],
      [0, takes('first')],
      ...one(5),
      [25, takes('second')],
      ...one(5),
      [25, ...([takes('third')] as const)] as const,
      ...crowd,
      ...Array.from({ length: 9 }, () => one(10)).flat(),
    ]);
    return process;
  }

  it('names the crowd that came in it, against the usual of the day', async () => {
    const { halfHours, comparedWith } = await told(await aMorningWithACrowd());

    expect(comparedWith).toBe('day');
    expect(halfHours.map(({ arrivals }) => arrivals)).toEqual([1, 1, 9, 0, 0]);
    expect(halfHours.map(({ tooLong }) => tooLong > 0)).toEqual([false, false, true, false, false]);
    expect(halfHours[2]).toMatchObject({
      windows: 1,
      windowsNeeded: 3,
      causes: ['arrivals'],
    });
    expect(halfHours[0]?.causes).toEqual([]);
  });

  it('is compared with the same weekday of the weeks before, once there was one', async () => {
    const process = await aMorningWithACrowd();
    await playOut(process, [
      [0, { type: 'close-day', isRoll: false }],
      [7 * 24 * 60 - 150, openDay({ businessDay: '2026-01-12' as BusinessDay })],
      [0, press('open', 1)],
      [60, takes('alone')],
      [35, press('call-next', 1)],
    ]);

    const { halfHours, comparedWith } = await told(process, '2026-01-12' as BusinessDay);

    expect(comparedWith).toBe('weekdays');
    expect(halfHours[2]).toMatchObject({
      arrivals: 1,
      tooLong: 1,
      usual: { arrivals: 9, windows: 1, handlingMeanMs: 10 * MINUTE_MS },
      causes: [],
    });
  });

  it('begins by the clock on the branch’s wall, also where that is three quarters off', async () => {
    const process = await server.morning();
    const { days, projector } = reportsOf(process);
    await projector.catchUp(BRANCH);
    const records = await days.recordsOf(BRANCH, A_DAY);

    const inNepal = halfHoursOf(records, { timeZone: 'Asia/Kathmandu', config: aConfig() });

    expect(inNepal.map(({ label, from }) => [label, from])).toEqual([['14:30', anInstant(-15)]]);
  });
});

describe('The staff of a day', () => {
  it('are told by their time at windows and their pauses; who served few is not measured', async () => {
    const process = await server.start({ clock: new FakeClock(anInstant(0)) });
    await playOut(process, [
      [0, openDay()],
      [0, press('open', 1)],
      [0, press('open', 2)],
      ...Array.from({ length: 6 }, (_, n) => [0, takes(`t${n}`)] as const),
      ...Array.from({ length: 5 }, () => one(4)).flat(),
      [0, press('call-next', 2)],
      [0, press('start', 2)],
      [10, press('finish', 2)],
      [0, press('pause', 2, { reason: 'meal' })],
      [20, press('resume-counter', 2)],
      [10, press('pause', 2, { reason: 'break' })],
      [5, press('close', 2)],
    ]);

    const { staff, figures } = await told(process);

    expect(staff).toMatchObject([
      {
        counterIds: ['1'],
        services: 5,
        handlingMeanMs: 4 * MINUTE_MS,
        occupancy: 20 / 65,
        pauses: [],
      },
      {
        counterIds: ['2'],
        openMs: 40 * MINUTE_MS,
        pausedMs: 25 * MINUTE_MS,
        servingMs: 10 * MINUTE_MS,
        services: null,
        handlingMeanMs: null,
        occupancy: null,
        pauses: [
          { reason: 'meal', count: 1, ms: 20 * MINUTE_MS },
          { reason: 'break', count: 1, ms: 5 * MINUTE_MS },
        ],
      },
    ]);
    expect(figures.served).toBe(6);
  });
});

describe('The window time of a day', () => {
  it('is measured against all windows in the opening hours of the branch', async () => {
    const process = await server.start({ clock: new FakeClock(anInstant(0)) });
    // 09:00 UTC is 17:00 in Shanghai.
    const hours = { weekly: [{ weekday: 1, from: '16:30', to: '18:00' }], rollAt: '00:00' };
    const config = { ...aConfig(), hours };
    await playOut(process, [
      [0, openDay({ config })],
      [0, press('open', 1)],
      [30, press('pause', 1, { reason: 'break' })],
      [10, press('close', 1)],
    ]);
    process.clock.advance(DAY_MS);

    const { kpis } = await told(process);

    expect(kpis.openRate).toBeCloseTo(30 / (90 * config.counters.length), 10);
  });
});

describe('The report', () => {
  it('of a day without anything is all zeros, and of no branch is not found', async () => {
    const process = await server.morning();
    const { dayReports } = reportsOf(process);

    const empty = await told(process, '2020-02-29' as BusinessDay);

    expect(empty).toMatchObject({ halfHours: [], staff: [], figures: { visits: 0 }, isOver: true });
    expect(empty.kpis).toMatchObject({ calls: 0, openRate: null, peakWaiting: 0 });
    await expect(dayReports.report('south' as BranchId, A_DAY)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('has no word of how many protected customers were sent to a machine', async () => {
    const process = await server.morning();
    await playOut(process, [[0, ofTicket('divert', 'ticket-1', { reason: 'machine' })]]);

    const { lanes, kpis } = await told(process);

    const names = [...Object.keys(kpis), ...lanes.flatMap((lane) => Object.keys(lane))];
    expect(names.filter((name) => /divert|machine/i.test(name))).toEqual([]);
  });
});
