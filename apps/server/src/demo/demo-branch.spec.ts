import { afterEach, describe, expect, it } from '@jest/globals';
import { Branch, Problem, ROUTES } from '@lobbyflow/contract';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket } from '../../test/at-work.js';
import { DEMO_STAFF } from './demo-branch.js';

let server: TestServer;
afterEach(() => server.close());

const policy = async () =>
  Branch.parse((await server.call(ROUTES.getBranch, { as: 'lead' })).body).policy;

describe('a demo', () => {
  it('lets every account in that it tells of, each at home where it works', async () => {
    server = await aServer();

    for (const [username, role] of DEMO_STAFF) {
      const { body } = await server.call(ROUTES.whoAmI, { as: username });
      const branchId = ['teller', 'lead', 'branch-admin'].includes(role) ? 'demo' : null;
      expect(body).toMatchObject({ username, role, branchId });
    }
  });

  it('is made once: the next start finds its branch, its tickets and its people', async () => {
    server = await aServer();
    const ticket = await takeTicket(server);
    const token = await server.tokenOf('lead');
    await server.stop();

    server = await aServer({ folder: server.folder });

    const { body } = await server.call(ROUTES.getTicket, {
      as: token,
      params: { ticketId: ticket.id },
    });
    expect(body).toMatchObject({ number: 'A001', state: 'waiting' });
    expect((await takeTicket(server)).number).toBe('A002');
  });

  it('without limits lets anybody recall at once, also on data that had them, and back', async () => {
    const clock = aMorning();
    server = await aServer({ clock });
    await takeTicket(server);
    const { told, press } = atCounter(server, '1');
    await told(ROUTES.openCounter);
    await told(ROUTES.callNext);
    expect(Problem.parse((await press(ROUTES.recall)).body).code).toBe('too-soon');
    await server.stop();

    server = await aServer({ clock, folder: server.folder, hasLimits: false });
    await atCounter(server, '1').told(ROUTES.recall);
    await atCounter(server, '1').told(ROUTES.recall);
    await server.stop();

    server = await aServer({ clock, folder: server.folder });
    expect((await policy()).recallGapMs).toBeGreaterThan(0);
  });
});
