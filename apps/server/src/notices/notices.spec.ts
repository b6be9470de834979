import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  NoticeAnswer,
  Notices,
  Problem,
  ROUTES,
  type ShownNotice,
  TicketCommandAnswer,
  type ViewName,
} from '@lobbyflow/contract';
import type { FakeClock } from '@lobbyflow/testing';
import { randomUUID } from 'node:crypto';
import { aMorning, aServer, DEMO, type Sent, type TestServer } from '../../test/a-server.js';
import { CommitsRepository } from '../journal/commits.repository.js';
import { BranchesNow } from '../live/branches-now.js';
import { LiveHints } from '../live/live-hints.js';
import type { ViewTarget } from '../live/view-target.js';
import { NoticeHints } from './notice-hints.js';
import { NoticesRepository } from './notices.repository.js';

const MINUTE_MS = 60_000;
const SLOW = {
  level: 'warning',
  zh: '系统较慢，请多等约十分钟。',
  en: 'The system is slow: about ten minutes more.',
  lastsMs: 30 * MINUTE_MS,
} as const;

let server: TestServer;
let clock: FakeClock;
beforeAll(async () => {
  clock = aMorning();
  server = await aServer({ clock });
});
afterAll(() => server.close());

const post = (body: object, more: Sent = {}) => server.call(ROUTES.postNotice, { body, ...more });
const posted = async (body: object, more: Sent = {}) => {
  const { status, body: answer, text } = await post(body, more);
  if (status !== 200) throw new Error(text);
  return NoticeAnswer.parse(answer).noticeId;
};
const withdraw = (noticeId: string, more: Sent = {}) =>
  server.call(ROUTES.withdrawNotice, { params: { noticeId }, ...more });
const listed = async () => {
  const { body } = await server.call(ROUTES.listNotices, { as: 'hq' });
  return Notices.parse(body).items;
};
function shown(view: ViewName, from: NoticeHints = server.app.get(NoticeHints)) {
  const target = { branchId: DEMO, view, ticketId: view === 'ticket' ? 't' : null } as ViewTarget;
  return from.rowsFor(target)['notices'] as Record<string, ShownNotice>;
}
const take = async () =>
  await server.call(ROUTES.issue, { as: 'kiosk', body: { serviceId: 'cash' } });

describe('a notice', () => {
  it('is shown where it was meant for, in both languages, and nowhere else', async () => {
    const id = await posted({ ...SLOW, places: ['board', 'phone'] });

    const row = { level: 'warning', zh: SLOW.zh, en: SLOW.en, places: ['board', 'phone'] };
    expect(shown('board')[id]).toMatchObject(row);
    expect(shown('ticket')[id]).toMatchObject(row);
    expect(shown('kiosk')).toEqual({});
    expect(shown('staff')[id]).toMatchObject(row);
    await withdraw(id);
  });

  it('stands in the journal by id and codes, and its words do not', async () => {
    const id = await posted(SLOW);
    await withdraw(id);

    const { revision } = NoticeAnswer.parse((await post(SLOW)).body);
    const commits = await server.app.get(CommitsRepository).after(DEMO, revision - 3, 3);

    expect(commits.map(({ type }) => type)).toEqual([
      'post-notice',
      'withdraw-notice',
      'post-notice',
    ]);
    expect(JSON.parse(commits[0]!.events)).toMatchObject([
      {
        type: 'notice.posted',
        noticeId: id,
        level: 'warning',
        places: ['board', 'kiosk', 'phone'],
      },
    ]);
    expect(JSON.stringify(commits)).not.toMatch(/slow|系统/);
  });

  it('is one, however often the same command is sent', async () => {
    const commandId = randomUUID();

    const first = await post(SLOW, { commandId });
    const again = await post(SLOW, { commandId });
    const other = await post({ ...SLOW, en: 'Else' }, { commandId });

    expect(again.text).toBe(first.text);
    expect(Problem.parse(other.body).code).toBe('command-id-reused');
    const { noticeId } = NoticeAnswer.parse(first.body);
    expect(shown('board')[noticeId]?.en).toBe(SLOW.en);
  });

  it('runs out by itself, and is listed as one that did', async () => {
    const id = await posted({ ...SLOW, lastsMs: MINUTE_MS });
    expect((await listed()).find((one) => one.id === id)?.isStanding).toBe(true);

    clock.advance(MINUTE_MS);

    expect(shown('board')[id]).toBeUndefined();
    expect((await listed()).find((one) => one.id === id)).toMatchObject({
      isStanding: false,
      withdrawnAt: null,
    });
    expect(Problem.parse((await withdraw(id)).body).code).toBe('notice-over');
  });

  it('is withdrawn once, and what never was is not there', async () => {
    const id = await posted(SLOW);

    const [first, second] = [await withdraw(id), await withdraw(id)];

    expect([first.status, second.status]).toEqual([200, 404]);
    expect((await listed()).find((one) => one.id === id)?.withdrawnAt).not.toBeNull();
    expect((await withdraw(randomUUID())).status).toBe(404);
  });

  it('is read by a process that did not take it', async () => {
    const id = await posted(SLOW);
    const { app } = server;
    const [live, branches] = [app.get(LiveHints), app.get(BranchesNow)];
    const elsewhere = new NoticeHints(live, branches, app.get(NoticesRepository));

    expect(shown('board', elsewhere)[id]?.en).toBe('');
    await elsewhere.settled();

    expect(shown('board', elsewhere)[id]?.en).toBe(SLOW.en);
  });

  it.each([
    ['no words', { zh: ' ', en: '' }, 'zh'],
    ['words longer than a board', { en: 'x'.repeat(201) }, 'en'],
    ['words that turn the line about', { en: 'evil \u202e txt' }, 'en'],
    ['no time', { lastsMs: undefined }, 'lastsMs'],
    ['no place', { places: [] }, 'places'],
    ['a place that is none', { places: ['roof'] }, 'places.0'],
  ])('with %s is not told', async (_, fault, path) => {
    const { status, body } = await post({ ...SLOW, ...fault });

    expect(status).toBe(400);
    expect(Problem.parse(body).errors?.[0]?.path).toBe(path);
  });

  it('is told by who runs the hall, not by a teller or a kiosk', async () => {
    const [teller, kiosk] = [
      await post(SLOW, { as: 'teller1' }),
      await post(SLOW, { as: 'kiosk' }),
    ];

    expect([teller.status, kiosk.status]).toEqual([403, 403]);
  });
});

describe('an emergency', () => {
  it('is told everywhere, and nobody takes a ticket until it is withdrawn', async () => {
    const id = await posted({
      ...{ level: 'emergency', zh: '请立即离开。', en: 'Leave now.', lastsMs: null },
      places: ['board'],
    });

    expect(shown('kiosk')[id]).toMatchObject({ level: 'emergency', until: null });
    expect(shown('ticket')[id]).toBeDefined();
    expect(Problem.parse((await take()).body)).toMatchObject({
      code: 'emergency-stands',
      status: 409,
    });

    await withdraw(id);

    expect(TicketCommandAnswer.parse((await take()).body).ticket.state).toBe('waiting');
  });
});
