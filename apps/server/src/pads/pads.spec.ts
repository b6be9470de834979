import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type BranchConfig,
  DayReport,
  MyPad,
  type PadCounter,
  Problem,
  ROUTES,
  type StaffAlarm,
  TicketCommandAnswer,
} from '@lobbyflow/contract';
import type { CounterId } from '@lobbyflow/engine';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { aMorning, aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { atCounter, openPad, takeTicket, tokenIn } from '../../test/at-work.js';
import { joined, LiveSockets, next } from '../../test/live-sockets.js';
import { AlarmHints } from '../alarms/alarm-hints.js';
import { AlarmWatch } from '../alarms/alarm-watch.js';
import { LiveViews } from '../live/live-views.js';
import { PadHints } from './pad-hints.js';

const clock = aMorning();
let server: TestServer;
const screens = new LiveSockets(() => server);

beforeAll(async () => {
  server = await aServer({ clock });
  await atCounter(server, '1', 'teller1').told(ROUTES.openCounter);
  await atCounter(server, '2', 'lead').told(ROUTES.openCounter);
});
afterEach(() => screens.close());
afterAll(() => server.close());

/** A customer served at a counter, from the ticket to the end. */
async function served(counterId: '1' | '2' = '1') {
  const ticket = await takeTicket(server);
  const { told } = atCounter(server, counterId, counterId === '1' ? 'teller1' : 'lead');
  for (const route of [ROUTES.callNext, ROUTES.start, ROUTES.finish]) await told(route);
  clock.advance(10_000);
  return { ...ticket, phone: tokenIn(ticket) };
}
const rate = (as: string, ticketId: string, score = 5, reasons: readonly string[] = []) =>
  server.call(ROUTES.rateTicket, { as, params: { ticketId }, body: { score, reasons } });
const invite = (as: string, ticketId: string) =>
  server.call(ROUTES.inviteTicket, { as, params: { ticketId } });
const codeOf = ({ body }: { body: unknown }) => Problem.parse(body).code;
const shownAt = (counterId: string) => {
  const target = { branchId: DEMO, view: 'pad', ticketId: null } as const;
  return server.app.get(LiveViews).snapshot({ ...target, counterId: counterId as CounterId });
};

describe('the screen at the customer’s side of a counter', () => {
  it('is let in by whoever works there, and sees this counter and nobody else’s', async () => {
    const pad = await openPad(server, '1', 'teller1');
    const here = MyPad.parse((await server.call(ROUTES.myPad, { as: pad })).body);
    expect(here).toMatchObject({ branchId: DEMO, counterId: '1' });

    const { number } = await takeTicket(server);
    await atCounter(server, '1').told(ROUTES.callNext);
    const answer = await joined(screens.open({ token: pad }), 'pad');

    const { snapshot } = answer as unknown as { snapshot: { counter: { me: PadCounter } } };
    expect(snapshot.counter.me).toMatchObject({
      name: '1',
      session: 'open',
      now: { number, state: 'called' },
      served: null,
    });
    expect(JSON.stringify(snapshot)).not.toMatch(/lane|arrivedAt|tellerId/);
    await atCounter(server, '1').told(ROUTES.noShow);
  });

  it('says how it was for whoever was served there, once, and for nobody else', async () => {
    const pad = await openPad(server, '1', 'teller1');
    const [mine, theirs] = [await served('1'), await served('2')];
    expect(shownAt('1')).toMatchObject({ counter: { me: { served: { ticketId: mine.id } } } });

    const first = await rate(pad, mine.id, 4);
    const again = await rate(mine.phone, mine.id, 1);
    const foreign = await rate(pad, theirs.id, 1);

    expect(TicketCommandAnswer.parse(first.body).ticket.rating).toBe(4);
    expect([codeOf(again), codeOf(foreign)]).toEqual(['already-rated', 'not-found']);
    expect(shownAt('1')).toMatchObject({ counter: { me: { served: { rating: 4 } } } });
  });

  it('ends when it is closed, and when a fourth comes to the counter', async () => {
    const first = await openPad(server, '2');
    const socket = screens.open({ token: first });
    await joined(socket, 'pad');
    const gone = next(socket, 'disconnect');
    clock.advance(1_000);
    const [second] = [await openPad(server, '2'), await openPad(server, '2')];

    await openPad(server, '2');

    await gone;
    expect((await server.call(ROUTES.myPad, { as: first })).status).toBe(401);
    expect((await server.call(ROUTES.myPad, { as: second })).status).toBe(200);
    await server.call(ROUTES.closePads, { params: { counterId: '2' } });
    expect((await server.call(ROUTES.myPad, { as: second })).status).toBe(401);
  });

  it('tells the badge that the teller has written, unless the branch hides it', async () => {
    await server.call(ROUTES.setBadge, { as: 'teller1', body: { badge: 'No. 207' } });
    const target = { branchId: DEMO, view: 'pad', ticketId: null } as const;
    const shown = () =>
      server.app.get(PadHints).rowsFor({ ...target, counterId: '1' as CounterId })['shown'];
    clock.advance(6_000);
    while (JSON.stringify(shown()).includes('"badge":null')) await nextTurn();

    expect(shown()).toMatchObject({ me: { badge: 'No. 207', asks: true } });
    const { body } = await server.call(ROUTES.getConfig, { as: 'admin' });
    const pads = { teller: 'hidden', asks: false, answerWithinMs: 20_000 } as const;
    const config = { ...(body as BranchConfig), pads };
    await server.call(ROUTES.putConfig, { as: 'admin', body: config });

    expect(shown()).toEqual({ me: { badge: null, asks: false, answerWithinMs: 20_000 } });
  });
});

describe('how it was', () => {
  it('counts who was asked and said nothing apart from who was never asked', async () => {
    const before = await report();
    const pad = await openPad(server, '1', 'teller1');
    const [asked, , rated] = [await served(), await served(), await served()];

    await invite(pad, asked.id);
    const twice = await invite(asked.phone, asked.id);
    await rate(rated.phone, rated.id, 3);

    expect(codeOf(twice)).toBe('already-invited');
    const after = await report();
    expect(after.figures.served - before.figures.served).toBe(3);
    expect(after.kpis.invited - before.kpis.invited).toBe(2);
    expect(after.kpis.rated - before.kpis.rated).toBe(1);
    expect(after.kpis.satisfiedOfInvitedRate).toBe(
      (after.kpis.rated - badOnes(after)) / after.kpis.invited,
    );
  });

  it('reaches the lobby manager at once when somebody was not content, until it is put away', async () => {
    const pad = await openPad(server, '1', 'teller1');
    const { id, number } = await served();
    await rate(pad, id, 2, ['waiting']);

    await server.app.get(AlarmWatch).look();

    const [alarmId, alarm] = alarmOf(id)!;
    expect(alarm).toMatchObject({
      kind: 'bad-rating',
      counterId: '1',
      number,
      rating: { score: 2, reasons: ['waiting'] },
    });
    const params = { alarmId };
    await server.call(ROUTES.acknowledgeAlarm, { params });
    const body = { outcome: 'customer-helped' };
    expect((await server.call(ROUTES.disposeAlarm, { params, body })).status).toBe(200);
    expect(alarmOf(id)?.[1]).toMatchObject({ outcome: 'customer-helped' });
    clock.advance(31 * 60_000);
    await server.app.get(AlarmWatch).look();
    expect(alarmOf(id)).toBeUndefined();
  });
});

const badOnes = ({ kpis }: DayReport) => Math.round((kpis.badRate ?? 0) * kpis.rated);

async function report(): Promise<DayReport> {
  const params = { businessDay: '2026-01-05' };
  return DayReport.parse((await server.call(ROUTES.dayReport, { params })).body);
}

function alarmOf(ticketId: string) {
  const target = { view: 'staff', branchId: DEMO, ticketId: null } as const;
  const rows = server.app.get(AlarmHints).rowsFor(target)['alarms'] as Record<string, StaffAlarm>;
  return Object.entries(rows).find(([, alarm]) => alarm.ticketId === ticketId);
}
