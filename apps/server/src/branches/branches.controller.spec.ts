import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Branch,
  BranchConfig,
  BranchList,
  CounterConfig,
  JournalPage,
  Problem,
  ROUTES,
  ViewSnapshot,
} from '@lobbyflow/contract';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket } from '../../test/at-work.js';

let server: TestServer;

beforeAll(async () => {
  server = await aServer({ clock: aMorning() });
});
afterAll(() => server.close());

const create = (id: string, more: object = {}) =>
  server.call(ROUTES.createBranch, {
    as: 'admin',
    body: { id, name: `Branch ${id}`, timeZone: 'Asia/Shanghai', ...more },
  });

describe('a branch', () => {
  it('is made open, with the pack’s services, lanes and policy, and no counters', async () => {
    const { status, body } = await create('north');

    expect(status).toBe(201);
    expect(Branch.parse(body)).toMatchObject({
      id: 'north',
      open: true,
      businessDay: '2026-01-05',
      counters: [],
      policy: { floorEvery: 4 },
    });
    const { lanes, services } = Branch.parse(body);
    expect(lanes.map(({ id }) => id)).toEqual([
      'general',
      'express',
      'appointment',
      'protected',
      'vip',
    ]);
    expect(services.map(({ letter }) => letter)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
  });

  it('has an id of its own, and a zone that exists', async () => {
    await create('twice');

    const again = await create('twice');
    const nowhere = await create('mars', { timeZone: 'Mars/Olympus' });

    expect([again.status, Problem.parse(again.body).code]).toEqual([409, 'id-taken']);
    expect(Problem.parse(nowhere.body).errors).toMatchObject([{ path: 'timeZone' }]);
  });

  it('of a demo has eight counters that are told to its devices', async () => {
    const { body } = await server.call(ROUTES.getBranch, { as: 'display' });

    expect(Branch.parse(body).counters.map(({ id }) => id)).toEqual('12345678'.split(''));
  });

  it('is listed by page to the head office, and alone to its own staff', async () => {
    for (const id of ['list-a', 'list-b', 'list-c']) await create(id);
    const page = async (query: Record<string, string>) =>
      BranchList.parse((await server.call(ROUTES.listBranches, { as: 'hq', query })).body);

    const first = await page({ after: 'list', limit: '2' });
    const second = await page({ after: first.next!, limit: '1' });
    const own = await server.call(ROUTES.listBranches, { as: 'teller1' });

    expect(first).toMatchObject({ items: [{ id: 'list-a' }, { id: 'list-b' }], next: 'list-b' });
    expect(second.items).toMatchObject([{ id: 'list-c' }]);
    expect(BranchList.parse(own.body)).toMatchObject({ items: [{ id: 'demo' }], next: null });
  });

  it('made for a replay has a clock that is set forward, never back', async () => {
    await create('replay', { clock: { startsAt: '1999-05-23T07:00:00.000Z', speed: 0 } });
    const params = { branchId: 'replay' };
    const set = async (now: string) =>
      (await server.call(ROUTES.setClock, { as: 'admin', params, body: { now } })).body as unknown;

    expect(await set('1999-05-23T08:30:00.000Z')).toEqual({ now: '1999-05-23T08:30:00.000Z' });
    expect(await set('1999-05-23T08:00:00.000Z')).toEqual({ now: '1999-05-23T08:30:00.000Z' });
    const { body } = await server.call(ROUTES.issue, {
      as: 'admin',
      params,
      body: { serviceId: 'cash' },
    });
    expect(body).toMatchObject({ ticket: { arrivedAt: '1999-05-23T08:30:00.000Z' } });
  });

  it('that is real has no clock to set', async () => {
    const body = { now: '2030-01-01T00:00:00.000Z' };

    const { status } = await server.call(ROUTES.setClock, { as: 'admin', body });

    expect(status).toBe(403);
  });
});

describe('counters', () => {
  it('are added with all services, or with those named', async () => {
    await create('counters');
    const params = { branchId: 'counters' };
    const add = (body: object) => server.call(ROUTES.createCounter, { as: 'admin', params, body });

    const all = await add({ id: '1', name: 'One', kind: 'standard' });
    const some = await add({ id: '2', name: 'Two', kind: 'elastic', serviceIds: ['cash'] });
    const taken = await add({ id: '1', name: 'One', kind: 'standard' });
    const unknown = await add({ id: '3', name: 'Three', kind: 'standard', serviceIds: ['nails'] });

    expect(CounterConfig.parse(all.body).skills).toHaveLength(7);
    expect(CounterConfig.parse(some.body)).toMatchObject({
      kind: 'elastic',
      skills: [{ serviceId: 'cash', level: 1 }],
      reservation: null,
    });
    expect([taken.status, unknown.status]).toEqual([409, 400]);
  });

  it('that are added at once are all there', async () => {
    await create('busy');
    const params = { branchId: 'busy' };
    const ids = ['1', '2', '3', '4', '5', '6'];

    await Promise.all(
      ids.map((id) =>
        server.call(ROUTES.createCounter, {
          as: 'admin',
          params,
          body: { id, name: id, kind: 'standard' },
        }),
      ),
    );

    const { body } = await server.call(ROUTES.getBranch, { as: 'admin', params });
    expect(Branch.parse(body).counters.map(({ id }) => id)).toEqual(ids);
  });
});

describe('the configuration', () => {
  it('is published as a whole, and told as it was published', async () => {
    const before = BranchConfig.parse(
      (await server.call(ROUTES.getConfig, { as: 'manager' })).body,
    );
    const policy = { ...before.policy, recallLimit: 5 };

    const { status, body } = await server.call(ROUTES.putConfig, {
      as: 'manager',
      body: { ...before, policy },
    });

    const after = BranchConfig.parse((await server.call(ROUTES.getConfig, { as: 'manager' })).body);
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, policy });
    expect(after).toEqual({ ...before, policy });
  });

  it('whose names do not fit together is refused with the place', async () => {
    const before = BranchConfig.parse(
      (await server.call(ROUTES.getConfig, { as: 'manager' })).body,
    );
    const services = before.services.slice(1);

    const { status, body } = await server.call(ROUTES.putConfig, {
      as: 'manager',
      body: { ...before, services },
    });

    expect(status).toBe(400);
    expect(Problem.parse(body).errors![0]!.path).toBe('counters.0.skills.0');
  });

  it('opens in the morning of the day on which it closes', async () => {
    const before = BranchConfig.parse(
      (await server.call(ROUTES.getConfig, { as: 'manager' })).body,
    );
    const weekly = [{ weekday: 1, from: '20:00', to: '06:00' }];

    const { status, body } = await server.call(ROUTES.putConfig, {
      as: 'manager',
      body: { ...before, hours: { ...before.hours, weekly } },
    });

    expect(status).toBe(400);
    expect(Problem.parse(body).errors![0]!.path).toBe('hours.weekly.0.to');
  });

  it('does not take away a counter where somebody sits', async () => {
    await atCounter(server, '8').told(ROUTES.openCounter);
    const before = BranchConfig.parse(
      (await server.call(ROUTES.getConfig, { as: 'manager' })).body,
    );

    const { status, body } = await server.call(ROUTES.putConfig, {
      as: 'manager',
      body: { ...before, counters: before.counters.slice(0, 7) },
    });

    expect([status, Problem.parse(body).code]).toEqual([409, 'counter-busy']);
  });
});

describe('what happened in a branch', () => {
  it('is read by auditors page after page, each revision once, and chained', async () => {
    await takeTicket(server);
    const page = async (since: number) => {
      const query = { since: String(since), limit: '2' };
      return JournalPage.parse((await server.call(ROUTES.journal, { as: 'auditor', query })).body);
    };
    const commits: JournalPage['commits'] = [];
    for (let since: number | null = 0; since !== null;) {
      const { commits: some, next } = await page(since);
      commits.push(...some);
      since = next;
    }

    expect(commits.map(({ revision }) => revision)).toEqual(commits.map((_, index) => index + 1));
    expect(commits.slice(1).map(({ prevHash }) => prevHash)).toEqual(
      commits.slice(0, -1).map(({ hash }) => hash),
    );
    expect(commits[0]).toMatchObject({ type: 'open-day', actor: 'system' });
  });

  it('is shown to the hall and to the board, each at the journal’s revision', async () => {
    const lobby = await server.call(ROUTES.lobby, { as: 'lead' });
    const board = await server.call(ROUTES.board, { as: 'display' });

    expect(ViewSnapshot.parse(lobby.body).revision).toBe(ViewSnapshot.parse(board.body).revision);
    expect(board.text).not.toMatch(/laneId|reason|tellerId/);
  });
});
