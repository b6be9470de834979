import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExceptionList, ROUTES } from '@lobbyflow/contract';
import { type FakeClock, MINUTE_MS } from '@lobbyflow/testing';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { accountOf, atCounter, takeTicket } from '../../test/at-work.js';

const SPAN = { from: '2026-01-01', to: '2026-01-31' };

let clock: FakeClock;
let server: TestServer;

/** Two are picked and one is pulled forward, by two people. */
beforeAll(async () => {
  clock = aMorning();
  server = await aServer({ clock, hasLimits: false });
  const { told } = atCounter(server, '1');
  await told(ROUTES.openCounter);
  const tickets = [await takeTicket(server), await takeTicket(server), await takeTicket(server)];
  const pick = async (ticketId: string, reason: string) => {
    await told(ROUTES.callTicket, { body: { ticketId, reason } });
    await told(ROUTES.start);
    clock.advance(MINUTE_MS);
    await told(ROUTES.finish);
  };
  await pick(tickets[2]!.id, 'complaint');
  await server.call(ROUTES.pullForward, {
    as: 'lead',
    params: { ticketId: tickets[1]!.id },
    body: { reason: 'urgent' },
  });
  await pick(tickets[0]!.id, 'returning');
});
afterAll(() => server.close());

const listed = async (query: Record<string, string> = SPAN) => {
  const { status, body } = await server.call(ROUTES.exceptions, { query });
  return { status, ...(body as ExceptionList) };
};

describe('The exceptions of many days', () => {
  it('are every picked call and every pull forward with who and why, the latest first', async () => {
    const { items, next } = await listed();

    const told = items.map(({ kind, number, reason, actorId }) => [kind, number, reason, actorId]);
    const [teller, lead] = [await accountOf(server, 'teller1'), await accountOf(server, 'lead')];
    expect(told).toEqual([
      ['picked', 'A001', 'returning', teller],
      ['pulled-forward', 'A002', 'urgent', lead],
      ['picked', 'A003', 'complaint', teller],
    ]);
    expect(items[1]).toMatchObject({ businessDay: '2026-01-05', actorName: 'lead' });
    expect(next).toBeNull();
  });

  it('come page by page, none twice and none left out', async () => {
    const first = await listed({ ...SPAN, limit: '2' });
    const second = await listed({ ...SPAN, limit: '2', before: String(first.next) });

    expect([...first.items, ...second.items]).toEqual((await listed()).items);
    expect(second.next).toBeNull();
  });

  it('are those of the days that were asked for, and of a hundred at most', async () => {
    const { items } = await listed({ from: '2026-01-06', to: '2026-01-31' });

    expect(items).toEqual([]);
    expect((await listed({ from: '2025-01-01', to: '2026-01-31' })).status).toBe(400);
  });
});
