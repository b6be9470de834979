import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Branch, BranchConfig, ROUTES } from '@lobbyflow/contract';
import { randomUUID } from 'node:crypto';
import { aMorning, aServer, type Sent, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket } from '../../test/at-work.js';
import { BusinessDays } from './business-days.js';

const HOUR_MS = 3_600_000;
let server: TestServer;
const clock = aMorning();

beforeEach(async () => {
  server = await aServer({ clock });
});
afterEach(() => server.close());

async function later(hours: number) {
  clock.advance(hours * HOUR_MS);
  await server.app.get(BusinessDays).look();
}
const branch = async () => Branch.parse((await server.call(ROUTES.getBranch, { as: 'lead' })).body);

describe('the business day of a branch', () => {
  it('that never closes goes over to the next at its hour, with everybody in the hall', async () => {
    const before = await branch();
    const waiting = await takeTicket(server);
    await atCounter(server, '1').told(ROUTES.openCounter);

    await later(24);

    const after = await branch();
    expect(after.open).toBe(true);
    expect(after.businessDay! > before.businessDay!).toBe(true);
    const { ticket } = await atCounter(server, '1').told(ROUTES.callNext);
    expect(ticket).toMatchObject({ id: waiting.id, number: waiting.number });
    expect((await takeTicket(server)).number).toBe('A002');
  });

  it('that is over still answers what it answered, and nothing new', async () => {
    const { id } = await takeTicket(server);
    const leave = (commandId: string, sent: Sent = {}) =>
      server.call(ROUTES.abandonTicket, {
        as: 'lead',
        params: { ticketId: id },
        commandId,
        ...sent,
      });
    const [first, second] = [randomUUID(), randomUUID()];
    const before = await leave(first);
    expect(before.status).toBe(200);

    await later(24);

    const again = await leave(first);
    expect([again.status, again.text]).toEqual([200, before.text]);
    expect((await leave(second)).status).toBe(404);
    expect((await leave(first, { as: 'teller1' })).body).toMatchObject({
      code: 'command-id-reused',
    });
  });

  it('with hours closes behind the last customer, and opens the next morning', async () => {
    const config = BranchConfig.parse(
      (await server.call(ROUTES.getConfig, { as: 'manager' })).body,
    );
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      from: '00:00',
      to: '23:59',
    }));
    const local = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Shanghai',
      hour: '2-digit',
      minute: '2-digit',
    }).format(clock.now());
    const hours = { weekly: weekly.map((one) => ({ ...one, from: local })), rollAt: '04:00' };
    await server.call(ROUTES.putConfig, { as: 'manager', body: { ...config, hours } });
    await takeTicket(server);
    const { told } = atCounter(server, '1');
    await told(ROUTES.openCounter);
    await told(ROUTES.callNext);
    const first = (await branch()).businessDay;

    await later(23);
    const whileServed = await branch();
    await told(ROUTES.start);
    await told(ROUTES.finish);
    await later(0);
    const closed = await branch();
    await later(1);
    const opened = await branch();

    expect(whileServed).toMatchObject({ open: true, businessDay: first });
    expect(closed).toMatchObject({ open: false, businessDay: null });
    expect(opened.open).toBe(true);
    expect(opened.businessDay! > first!).toBe(true);
  });
});
