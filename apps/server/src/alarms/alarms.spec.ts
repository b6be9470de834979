import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AlarmAnswer,
  BranchConfig,
  JournalPage,
  Problem,
  ROUTES,
  type StaffAlarm,
} from '@lobbyflow/contract';
import type { FakeClock } from '@lobbyflow/testing';
import { randomUUID } from 'node:crypto';
import { aMorning, aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { takeTicket } from '../../test/at-work.js';
import { AlarmHints } from './alarm-hints.js';
import { AlarmWatch } from './alarm-watch.js';

const MINUTE_MS = 60_000;
let server: TestServer;
let clock: FakeClock;

beforeAll(async () => {
  clock = aMorning();
  server = await aServer({ clock });
});
afterAll(() => server.close());

/** Time passes, and the lobbies are looked at once. */
async function after(minutes: number): Promise<void> {
  clock.advance(minutes * MINUTE_MS);
  await server.app.get(AlarmWatch).look();
}
/** What the staff's screens are told. */
function alarms(): Record<string, StaffAlarm> {
  const target = { view: 'staff', branchId: DEMO, ticketId: null } as const;
  return server.app.get(AlarmHints).rowsFor(target)['alarms'] as Record<string, StaffAlarm>;
}
const ofKind = (kind: string) => {
  return Object.entries(alarms()).find(([, alarm]) => alarm.kind === kind);
};
async function reviews() {
  const { body } = await server.call(ROUTES.journal, { as: 'auditor', query: { limit: '200' } });
  return JournalPage.parse(body).commits.filter(({ type }) => type === 'review-alarms');
}
const acknowledge = (alarmId: string, more: object = {}) =>
  server.call(ROUTES.acknowledgeAlarm, { as: 'lead', params: { alarmId }, ...more });
const dispose = (alarmId: string, outcome: string) =>
  server.call(ROUTES.disposeAlarm, { as: 'lead', params: { alarmId }, body: { outcome } });

describe('the alarms of a branch', () => {
  it('are raised when nobody looks, once, by the system, and stand in the journal', async () => {
    await takeTicket(server);
    await after(31);
    await server.app.get(AlarmWatch).look();

    const [review, ...others] = await reviews();

    expect(others).toEqual([]);
    expect(review).toMatchObject({ actor: 'system', command: { type: 'review-alarms' } });
    expect(review!.events).toContainEqual(
      expect.objectContaining({ type: 'alarm.raised', level: 'yellow', value: 1 }),
    );
  });

  it('are told to staff as they are now, and to nobody else', () => {
    const [, oldest] = ofKind('oldest-wait')!;

    expect(oldest).toMatchObject({ level: 'orange', value: 31 * MINUTE_MS, outcome: null });
    expect(oldest.threshold).toBe(30 * MINUTE_MS);
    for (const view of ['board', 'kiosk'] as const) {
      expect(server.app.get(AlarmHints).rowsFor({ view, branchId: DEMO, ticketId: null })).toEqual(
        {},
      );
    }
  });

  it('are acknowledged once, by one press however often it is sent', async () => {
    const [id] = ofKind('overdue')!;
    const commandId = randomUUID();

    const first = await acknowledge(id, { commandId });
    const again = await acknowledge(id, { commandId });
    const other = await acknowledge(id);

    expect(AlarmAnswer.parse(first.body).alarm).toMatchObject({ kind: 'overdue', outcome: null });
    expect(AlarmAnswer.parse(first.body).alarm.acknowledgedAt).not.toBeNull();
    expect(again.text).toBe(first.text);
    expect([other.status, Problem.parse(other.body).code]).toEqual([409, 'alarm-acknowledged']);
  });

  it('are put away with what was done, and come back when they get worse', async () => {
    const [id] = ofKind('oldest-wait')!;

    const { body } = await dispose(id, 'window-opened');
    await after(10);
    const put = ofKind('oldest-wait')![1];
    await after(5);
    const worse = ofKind('oldest-wait')![1];

    expect(AlarmAnswer.parse(body).alarm.outcome).toBe('window-opened');
    expect(put).toMatchObject({ level: 'orange', outcome: 'window-opened' });
    expect(worse).toMatchObject({ level: 'red', outcome: null, acknowledgedAt: null });
  });

  it('go with what they are about, and are then nowhere', async () => {
    const [id] = ofKind('oldest-wait')!;
    for (const { id: ticketId } of await waiting()) {
      await server.call(ROUTES.abandonTicket, { as: 'lead', params: { ticketId } });
    }
    await after(1);

    const { status } = await acknowledge(id);

    expect(ofKind('oldest-wait')).toBeUndefined();
    expect(status).toBe(404);
  });

  it('are seen to by who runs the hall, not by a teller', async () => {
    const { status } = await acknowledge('a1', { as: 'teller1' });

    expect(status).toBe(403);
  });

  it('tell the lobby manager of a protected customer at once', async () => {
    const frail = await takeTicket(server, { laneId: 'protected' });
    await after(0.1);

    const [, alarm] = ofKind('protected-arrival')!;

    expect(alarm).toMatchObject({ ticketId: frail.id, level: 'yellow' });
  });

  it('are raised by thresholds that are published while the hall runs', async () => {
    const { body } = await server.call(ROUTES.getConfig, { as: 'manager' });
    const config = BranchConfig.parse(body);
    const rule = { yellow: 0.5, orange: 1, red: 9, repeatMs: 60_000, easeShare: 0.1 };
    const publish = (saturation: object | null) =>
      server.call(ROUTES.putConfig, {
        as: 'manager',
        body: { ...config, alarms: { saturation, 'protected-arrival': null } },
      });

    const published = await publish(rule);
    await after(1);
    const falling = await publish({ ...rule, orange: 0.5 });

    expect(published.status).toBe(200);
    expect(ofKind('saturation')![1]).toMatchObject({ level: 'orange', threshold: 1 });
    expect(ofKind('protected-arrival')).toBeUndefined();
    expect(Problem.parse(falling.body).errors).toMatchObject([
      { path: 'alarms.saturation.orange', message: 'must be more than yellow' },
    ]);
  });
});

async function waiting(): Promise<{ readonly id: string }[]> {
  const { body } = await server.call(ROUTES.lobby, { as: 'lead' });
  return Object.keys((body as { tickets: object }).tickets).map((id) => ({ id }));
}
