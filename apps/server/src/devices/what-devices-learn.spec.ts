import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RouteSpec, ROUTES } from '@lobbyflow/contract';
import { aServer, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket, tokenIn } from '../../test/at-work.js';

const READS = Object.entries<RouteSpec>(ROUTES).filter(([, { method }]) => method === 'GET');

let server: TestServer;
/** What only staff, or one customer, may know. */
let secrets: string[];

beforeAll(async () => {
  server = await aServer();
  const first = await takeTicket(server, { laneId: 'protected', needs: ['low-desk'] });
  const second = await takeTicket(server, { laneId: 'vip' });
  const { told } = atCounter(server, '2', 'teller2');
  await told(ROUTES.openCounter);
  await told(ROUTES.callTicket, { body: { ticketId: second.id, reason: 'complaint' } });
  secrets = [
    'teller2',
    'complaint',
    'picked',
    tokenIn(first),
    tokenIn(second),
    await server.tokenOf('lead'),
  ];
});
afterAll(() => server.close());

describe.each(['display', 'kiosk'])('a %s', (device) => {
  it.each(READS)('that asks for %s learns no name, reason or token', async (_, route) => {
    const params = { ticketId: 'nobody', businessDay: '2026-01-05' };

    const { text } = await server.call(route, { as: device, params });

    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('sees on the board who goes where, without lane or ticket id', async () => {
    const { body, text } = await server.call(ROUTES.board, { as: device });

    expect(Object.values((body as { calls: object }).calls)).toMatchObject([
      { number: 'A002', counterId: '2', state: 'called' },
    ]);
    expect(text).not.toMatch(/lane|vip|protected|needs|reason|teller/i);
  });
});
