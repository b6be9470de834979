import { beforeEach, describe, expect, it } from '@jest/globals';
import { createApi, deviceNow } from '@lobbyflow/client';
import { type OfflineTicket, toProblem } from '@lobbyflow/contract';
import { aBranch, aTicketAnswer, FakeServer } from '@lobbyflow/testing';
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { aHall } from '../../test/a-hall.js';
import type { TakeOrder } from './desk-terms.js';
import { openDesk } from './open-desk.js';

const LEND = 'POST /branches/north/leases';
const MERGE = 'POST /branches/north/offline-tickets';
const ISSUE = 'POST /branches/north/tickets';
const HELP = 'POST /branches/north/help-calls';
const ONLINE_ID = '0197f000-0000-7000-8000-000000000001';
const FAR = '2100-01-01T00:00:00.000Z';

const lease = (over: { id?: string; from?: number; until?: string; letters?: string[] } = {}) => {
  const { id = '00000000-0000-4000-8000-000000000001', from = 501, until = FAR } = over;
  const blocks = (over.letters ?? ['A', 'D']).map((letter) => ({ letter, from, to: from + 49 }));
  const at = { businessDay: '2026-01-05', leasedAt: '2026-01-05T09:00:00.000Z', until };
  return { status: 201, body: { revision: 2, lease: { id, ...at, blocks } } };
};
const taken = { status: 201, body: { revision: 3, ticket: aTicketAnswer() } };
const refused = (code: Parameters<typeof toProblem>[0]) => {
  const body = toProblem(code);
  return { status: body.status, body };
};
const aServer = () => new FakeServer().on(LEND, lease()).on(MERGE, taken);

/** A page of the kiosk, as it begins after a reload too. */
async function aPage(server: FakeServer) {
  const api = createApi({ screen: 'kiosk', fetch: server.fetch });
  const asCustomer = (token: string) => createApi({ token, fetch: server.fetch });
  const desk = await openDesk(api, { asCustomer });
  desk.keep({ branch: aBranch(), rows: aHall(), clock: null });
  const settle = () => desk.settle('north', ['A', 'D']);
  const take = async (over: Partial<TakeOrder> = {}) => {
    const wish = { serviceId: 'cash' };
    const order = { branchId: 'north', letter: 'A', wish, sentAs: null, now: deviceNow(), ...over };
    return (await desk.take(order))?.number ?? null;
  };
  return { desk, settle, take };
}
const mergedIn = (server: FakeServer) =>
  server.askedOf(MERGE).map(({ body }) => (body as OfflineTicket).number);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('a kiosk’s own numbers', () => {
  it('are borrowed while there is a link, and again when fewer than twenty are left', async () => {
    const server = aServer();
    const { settle, take, desk } = await aPage(server);

    await settle();
    await settle();
    expect(server.askedOf(LEND).map(({ body }) => body)).toEqual([{ letters: ['A', 'D'] }]);
    expect(desk.state().left).toEqual({ A: 50, D: 50 });

    for (let count = 0; count < 31; count += 1) await take();
    server.on(LEND, lease({ from: 551, letters: ['A'] }));
    server.askedOf(LEND);
    await settle();

    expect(server.askedOf(LEND)[1]?.body).toEqual({ letters: ['A'] });
  });

  it('are given out once each, over restarts of the page, and by two pages at once', async () => {
    const server = aServer();
    await (await aPage(server)).settle();
    const numbers: (string | null)[] = [];
    for (let page = 0; page < 3; page += 1) {
      const [one, other] = [await aPage(server), await aPage(server)];
      const takes = Array.from({ length: 16 }, (_, at) => (at % 2 === 0 ? one : other).take());
      numbers.push(...(await Promise.all(takes)));
    }

    expect(new Set(numbers).size).toBe(48);
    expect(numbers.toSorted()[0]).toBe('A501');
    expect(numbers.toSorted().at(-1)).toBe('A548');
  });

  it('end: the fifty-first is none, while other letters go on', async () => {
    const { settle, take } = await aPage(aServer());
    await settle();
    for (let count = 0; count < 50; count += 1) await take();

    expect(await take()).toBeNull();
    expect(await take({ letter: 'D' })).toBe('D501');
  });

  it('are given out only while the business day lasts, and only for their branch', async () => {
    const { settle, take, desk } = await aPage(aServer());
    await settle();

    expect(await take({ now: Date.parse(FAR) })).toBeNull();
    expect(await take({ branchId: 'south' })).toBeNull();
    expect(desk.state().waiting).toBe(0);
  });

  it('come with a secret of 128 random bits for the phone page, each another', async () => {
    const server = aServer();
    const { settle, take } = await aPage(server);
    await settle();
    await take();
    await take();
    await settle();

    const tokens = server.askedOf(MERGE).map(({ body }) => (body as OfflineTicket).token);
    expect(tokens.every((token) => /^[\w-]{30}$/.test(token))).toBe(true);
    expect(new Set(tokens.map((token) => token.slice(8))).size).toBe(2);
  });
});

describe('merging what was given out', () => {
  it('sends it in the order of taking, with both clocks, and forgets it', async () => {
    const server = aServer();
    const { settle, take, desk } = await aPage(server);
    await settle();
    await take();
    await take({ letter: 'D', wish: { serviceId: 'loans', language: 'zh' } });
    await take();
    expect(desk.state().waiting).toBe(3);

    await settle();
    await settle();

    expect(mergedIn(server)).toEqual(['A501', 'D501', 'A502']);
    expect(server.askedOf(MERGE)[1]?.body).toMatchObject({ serviceId: 'loans', language: 'zh' });
    const [first] = server.askedOf(MERGE);
    expect(first?.path).toMatch(/\?sentAt=\d{4}-/);
    expect((first?.body as OfflineTicket).takenAt).toMatch(/Z$/);
    expect(desk.state().waiting).toBe(0);
  });

  it('goes on under the same id where the answer was lost, also after a restart of the page', async () => {
    const server = new FakeServer().on(LEND, lease()).on(MERGE, 'lost').on(MERGE, taken);
    const before = await aPage(server);
    await before.settle();
    await before.take();
    await before.take();
    await before.settle();
    expect(mergedIn(server)).toEqual(['A501']);

    await (await aPage(server)).settle();

    expect(mergedIn(server)).toEqual(['A501', 'A501', 'A502']);
    const ids = server.askedOf(MERGE).map(({ headers }) => headers['idempotency-key']);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('calls the staff to those whose numbers are not taken in, and goes on with the others', async () => {
    const server = new FakeServer()
      .on(LEND, lease())
      .on(MERGE, refused('lease-unknown'))
      .on(MERGE, taken);
    const { settle, take, desk } = await aPage(server);
    await settle();
    await take();
    await take();

    await settle();
    await settle();

    expect(mergedIn(server)).toEqual(['A501', 'A502']);
    expect(desk.state()).toMatchObject({ waiting: 0, refused: ['A501'] });
    expect(server.askedOf(HELP)).toHaveLength(1);
    expect(server.askedOf(LEND)).toHaveLength(2);
  });

  it('takes a wish that was heard after all out of the queue, and merges its number once', async () => {
    const twin = aTicketAnswer({ id: 'twin' as never, url: '/t/secret-of-the-twin' });
    const server = new FakeServer()
      .on(LEND, lease())
      .on(MERGE, refused('command-id-reused'))
      .on(MERGE, taken)
      .on(ISSUE, { status: 201, body: { revision: 9, ticket: twin } })
      .on('POST /branches/north/tickets/twin/abandon', taken);
    const { settle, take } = await aPage(server);
    await settle();
    await take({ sentAs: ONLINE_ID });

    await settle();

    const [asked] = server.askedOf(ISSUE);
    const [left] = server.askedOf('POST /branches/north/tickets/twin/abandon');
    expect(asked).toMatchObject({ body: { serviceId: 'cash' } });
    expect(asked?.headers['idempotency-key']).toBe(ONLINE_ID);
    expect(left?.headers['authorization']).toBe('Bearer secret-of-the-twin');
    const ids = server.askedOf(MERGE).map(({ headers }) => headers['idempotency-key']);
    expect(ids[0]).toBe(ONLINE_ID);
    expect(new Set(ids).size).toBe(2);
  });

  it('is not undone by a server whose disk is full: it is sent again later', async () => {
    const server = new FakeServer()
      .on(LEND, lease())
      .on(MERGE, refused('storage-failed'))
      .on(MERGE, taken);
    const { settle, take, desk } = await aPage(server);
    await settle();
    await take();

    await settle();
    expect(desk.state()).toMatchObject({ waiting: 1, refused: [] });
    await settle();

    expect(desk.state().waiting).toBe(0);
  });
});

it('the branch is remembered over a restart of the page', async () => {
  await aPage(aServer());
  const api = createApi({ screen: 'kiosk', fetch: new FakeServer().fetch });

  const again = await openDesk(api);

  expect(again.kept?.branch.name).toBe(aBranch().name);
  expect(Object.keys(again.kept?.rows.services ?? {})).toEqual(['cash', 'loans']);
});
