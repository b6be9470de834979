import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Overview, ROUTES } from '@lobbyflow/contract';
import { MINUTE_MS } from '@lobbyflow/testing';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket } from '../../test/at-work.js';

const clock = aMorning();
let server: TestServer;

/** Three branches: the demo branch with customers, and two where nobody comes. */
beforeAll(async () => {
  server = await aServer({ clock });
  for (const id of ['alpha', 'beta']) {
    const body = { id, name: `Branch ${id}`, timeZone: 'Asia/Shanghai' };
    const { status, text } = await server.call(ROUTES.createBranch, { as: 'admin', body });
    if (status !== 201) throw new Error(text);
  }
  const { told } = atCounter(server, '1', 'teller1');
  await takeTicket(server);
  await told(ROUTES.openCounter);
  await told(ROUTES.callNext);
  await told(ROUTES.start);
  await told(ROUTES.finish);
  await takeTicket(server);
  clock.advance(2 * MINUTE_MS);
  await takeTicket(server);
  clock.advance(31 * MINUTE_MS);
});
afterAll(() => server.close());

async function overview(query: Record<string, string> = {}): Promise<Overview> {
  const { body } = await server.call(ROUTES.overview, { as: 'hq', query });
  return Overview.parse(body);
}

describe('The overview of branches', () => {
  it('has the worst first: who waits beyond the limit, and for how long', async () => {
    const told = await overview();

    expect(told).toMatchObject({ branches: 3, open: 3, waiting: 2, next: null });
    expect(told.items.map(({ branchId }) => branchId)).toEqual(['demo', 'alpha', 'beta']);
    expect(told.items[0]).toMatchObject({
      waiting: 2,
      overdue: told.overdue,
      oldestWaitMs: 33 * MINUTE_MS,
      windowsOpen: 1,
      windows: 8,
      visits: 3,
      served: 1,
      abandoned: 0,
    });
    expect(told.overdue).toBeGreaterThan(0);
  });

  it('has the service level of the day as the branch’s own page has it', async () => {
    const { items } = await overview();
    const businessDay = items[0]?.businessDay ?? '';
    const { body } = await server.call(ROUTES.dayFigures, { as: 'hq', params: { businessDay } });

    clock.advance(MINUTE_MS);
    const later = await overview();

    expect(later.items[0]?.serviceLevel).toBe((body as { serviceLevel: number }).serviceLevel);
    expect(later.items[0]?.serviceLevel).toBe(1);
    expect(later.items[1]?.serviceLevel).toBeNull();
  });

  it('comes page by page in the order asked for, and finds a branch by a part of its name', async () => {
    const first = await overview({ order: 'name', limit: '2' });
    const rest = await overview({ order: 'name', limit: '2', after: String(first.next) });
    const found = await overview({ find: 'BET' });

    expect(first.items.map(({ name }) => name).slice(0, 2)).toEqual([
      'Branch alpha',
      'Branch beta',
    ]);
    expect(rest.items.map(({ branchId }) => branchId)).toEqual(['demo']);
    expect(found).toMatchObject({ branches: 1, items: [{ branchId: 'beta' }] });
  });

  it('is shut to who belongs to one branch', async () => {
    const { status } = await server.call(ROUTES.overview, { as: 'lead' });

    expect(status).toBe(403);
  });
});

describe('The report of a day over HTTP', () => {
  it('names tellers by their account, and is there for the branch and the head office', async () => {
    const { items } = await overview();
    const params = { businessDay: items[0]?.businessDay ?? '' };

    const byHq = await server.call(ROUTES.dayReport, { as: 'hq', params });
    const byLead = await server.call(ROUTES.dayReport, { as: 'lead', params });
    const byTeller = await server.call(ROUTES.dayReport, { as: 'teller1', params });

    expect(byHq.body).toMatchObject({
      staff: [{ name: 'teller1', counterIds: ['1'] }],
      figures: { visits: 3 },
    });
    expect(byLead.status).toBe(200);
    expect(byTeller.status).toBe(403);
  });

  it('of trends wants a span of at most four hundred days', async () => {
    const query = { from: '2024-01-01', to: '2026-01-01' };

    const { status, body } = await server.call(ROUTES.trends, { as: 'lead', query });

    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('400 days');
  });
});
