import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Branch, ROUTES, type ViewUpdate } from '@lobbyflow/contract';
import { aProcess, aRequest, take } from '../../test/a-process.js';
import { aMorning, aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket } from '../../test/at-work.js';
import { tamper } from '../../test/databases.js';
import { joined, LiveSockets, next } from '../../test/live-sockets.js';
import { BusinessDays } from '../branches/business-days.js';
import { FollowJournals } from '../journal/follow-journals.js';
import { Journals } from '../journal/journals.js';

let one: TestServer;
let other: TestServer;
const clock = aMorning();
const screens = new LiveSockets(() => other);

beforeAll(async () => {
  one = await aServer({ clock });
  other = await aServer({ clock, folder: one.folder });
}, 60_000);
afterEach(() => screens.close());
afterAll(async () => {
  await other.close();
  await one.close();
});

const updateWith = async (socket: Awaited<ReturnType<LiveSockets['openAs']>>, name: string) => {
  for (;;) {
    const { rows } = await next<ViewUpdate>(socket, 'update');
    if (rows[name] !== undefined) return rows[name];
  }
};
/** Changes what is written of the branch `east` on its way to the disk. */
const TAMPERS = {
  sqlite: '',
  postgres: `CREATE FUNCTION tamper() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN NEW."actor" = 'nobody'; RETURN NEW; END $$;
    CREATE TRIGGER tampers BEFORE INSERT ON commits FOR EACH ROW
      WHEN (NEW."branchId" = 'east') EXECUTE FUNCTION tamper()`,
};

const closed = (socket: Awaited<ReturnType<LiveSockets['openAs']>>) =>
  new Promise<string>((resolve) => socket.once('disconnect', resolve));

describe('two processes on one database', () => {
  it('are one product: a board on one shows the call that was given on the other', async () => {
    const counter = atCounter(one, '1');
    await counter.told(ROUTES.openCounter);
    const { number } = await takeTicket(one);
    const board = await screens.openAs('display');
    await joined(board, 'board');
    const shown = updateWith(board, 'calls');

    const { revision } = await counter.told(ROUTES.callNext);

    expect(await shown).toMatchObject({ '1': { number } });
    expect(other.app.get(Journals).of(DEMO).current.revision).toBe(revision);
  });

  it('lose nothing with a ring that is lost: the rows are looked at all the same', async () => {
    const board = await screens.openAs('display');
    await joined(board, 'board');
    const { revision } = other.app.get(Journals).of(DEMO).current;
    const update = next<ViewUpdate>(board, 'update');
    const mute = await aProcess(one.folder, { clock });
    await mute.journals.of(DEMO).submit(aRequest(take(1)));

    await other.app.get(FollowJournals).look();

    expect((await update).revision).toBe(revision + 1);
    await mute.databases.close();
  });

  it('answer at once for what the other has just answered', async () => {
    const { id } = await takeTicket(one);

    const read = await other.call(ROUTES.getTicket, { as: 'lead', params: { ticketId: id } });
    const left = await other.call(ROUTES.abandonTicket, { as: 'lead', params: { ticketId: id } });

    expect([read.status, left.status]).toEqual([200, 200]);
  });

  it('know a branch that the other has just made, and its configuration', async () => {
    const branch = { id: 'south', name: 'South', timeZone: 'Asia/Shanghai' };
    await one.call(ROUTES.createBranch, { as: 'admin', body: branch });

    const known = await other.call(ROUTES.getBranch, {
      as: 'admin',
      params: { branchId: 'south' },
    });

    expect(known.status).toBe(200);
    expect(known.body as Branch).toMatchObject({ name: 'South', open: true });
  });

  it('open and close a business day once, whoever looks first', async () => {
    const journals = [one, other].map(({ app }) => app.get(Journals).of(DEMO));
    await Promise.all(journals.map((journal) => journal.catchUp()));
    const { revision, businessDay } = journals[0]!.current;
    clock.advance(24 * 3_600_000);

    await Promise.all([one, other].map(({ app }) => app.get(BusinessDays).look()));

    await Promise.all(journals.map((journal) => journal.catchUp()));
    expect(journals.map(({ current }) => current.revision)).toEqual([revision + 2, revision + 2]);
    expect(journals[0]!.current.businessDay > businessDay).toBe(true);
  });

  it('cut the socket of a session that was ended on the other', async () => {
    const token = await one.tokenOf('teller2');
    const socket = screens.open({ token });
    await joined(socket, 'staff');
    const cut = closed(socket);

    await one.call(ROUTES.signOut, { as: token });

    expect(await cut).toBe('io server disconnect');
    expect((await other.call(ROUTES.whoAmI, { as: token })).status).toBe(401);
  });

  it('cut the socket of a session that was ended in the database itself, at the next look', async () => {
    const token = await one.tokenOf('teller3');
    const socket = screens.open({ token });
    await joined(socket, 'staff');
    const cut = closed(socket);
    await tamper(
      one.folder,
      `DELETE FROM sessions WHERE "staffId" = (SELECT "id" FROM staff WHERE "username" = 'teller3')`,
    );

    await other.app.get(FollowJournals).look();

    expect(await cut).toBe('io server disconnect');
  });

  it('leave a branch alone whose journal was changed, and go on with all others', async () => {
    const branch = { id: 'east', name: 'East', timeZone: 'Asia/Shanghai' };
    await one.call(ROUTES.createBranch, { as: 'admin', body: branch });
    const params = { branchId: 'east' };
    const east = () => other.call(ROUTES.getBranch, { as: 'admin', params });
    const before = await east();
    const counter = { id: '1', name: '1', kind: 'standard' };
    await tamper(one.folder, TAMPERS);
    await one.call(ROUTES.createCounter, { as: 'admin', params, body: counter });

    const after = [await east(), await east()];
    const demo = await takeTicket(other);

    expect(before.status).toBe(200);
    expect(after.map(({ status }) => status)).toEqual([503, 503]);
    expect(demo.state).toBe('waiting');
    expect(other.fatal.reasons).toEqual([]);
    expect((await other.http('get', '/readyz')).status).toBe(200);
  });
});
