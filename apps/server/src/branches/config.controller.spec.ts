import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Branch,
  BranchConfig,
  ConfigVersionList,
  Pack,
  PACK_IDS,
  PackList,
  Problem,
  ROUTES,
} from '@lobbyflow/contract';
import { randomUUID } from 'node:crypto';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { takeTicket } from '../../test/at-work.js';

let server: TestServer;

beforeAll(async () => {
  server = await aServer({ clock: aMorning() });
});
afterAll(() => server.close());

const configOf = async () =>
  BranchConfig.parse((await server.call(ROUTES.getConfig, { as: 'manager' })).body);
const publish = (body: unknown, commandId: string = randomUUID()) =>
  server.call(ROUTES.putConfig, { as: 'manager', body, commandId });
const versions = async (query: Record<string, string> = {}) =>
  ConfigVersionList.parse(
    (await server.call(ROUTES.listConfigVersions, { as: 'manager', query })).body,
  );
const restore = (configVersion: string) =>
  server.call(ROUTES.restoreConfigVersion, { as: 'manager', params: { configVersion } });
const withRecalls = (config: BranchConfig, recallLimit: number) => ({
  ...config,
  policy: { ...config.policy, recallLimit },
});

describe('a policy that could leave somebody waiting for ever', () => {
  const onlyVip = ({ counters }: BranchConfig) =>
    counters.map((one) => ({ ...one, reservation: { laneIds: ['vip'], othersAfterMs: 0 } }));
  const withoutLoans = ({ counters }: BranchConfig) =>
    counters.map(({ skills, ...one }) => ({
      ...one,
      skills: skills.filter(({ serviceId }) => serviceId !== 'loans'),
    }));

  it.each<[string, (config: BranchConfig) => object, string, string]>([
    [
      'keeps every counter for VIP customers',
      (config) => ({ counters: onlyVip(config) }),
      'services.0',
      'lane-starved',
    ],
    [
      'offers a service that no counter takes',
      (config) => ({ counters: withoutLoans(config) }),
      'services.3',
      'service-unserved',
    ],
    [
      'lets a lane pass the others for hours',
      ({ lanes }) => ({
        lanes: lanes.map((lane) => (lane.id === 'vip' ? { ...lane, creditMs: 7_200_000 } : lane)),
      }),
      'lanes.4.creditMs',
      'passed-too-long',
    ],
    [
      'binds a customer to one counter for hours',
      ({ policy }) => ({ policy: { ...policy, bindingMs: 7_200_000 } }),
      'policy.bindingMs',
      'held-too-long',
    ],
  ])('is refused with the reason and the place when it %s', async (_, change, path, reason) => {
    const before = await configOf();

    const { status, body } = await publish({ ...before, ...change(before) });

    expect([status, Problem.parse(body).code]).toEqual([422, 'config-unsound']);
    expect(Problem.parse(body).errors).toContainEqual(expect.objectContaining({ path, reason }));
    expect(await configOf()).toEqual(before);
  });

  it('is refused when it keeps a counter for a lane that does not exist', async () => {
    const before = await configOf();
    const [first, ...others] = before.counters;
    const reservation = { laneIds: ['gold'], othersAfterMs: 0 };

    const { status, body } = await publish({
      ...before,
      counters: [{ ...first, reservation }, ...others],
    });

    expect([status, Problem.parse(body).code]).toEqual([400, 'invalid-request']);
    expect(Problem.parse(body).errors).toMatchObject([
      { path: 'counters.0.reservation.laneIds.0', message: 'no lane gold' },
    ]);
  });

  it('is refused while somebody waits for what no counter would take, offered or not', async () => {
    const before = await configOf();
    await takeTicket(server, { serviceId: 'loans' });
    const services = before.services.map((one) =>
      one.id === 'loans' ? { ...one, isOffered: false } : one,
    );

    const { body } = await publish({ ...before, services, counters: withoutLoans(before) });

    expect(Problem.parse(body).errors).toMatchObject([{ reason: 'service-unserved' }]);
  });

  it('does not change the answer that a command once had', async () => {
    const before = await configOf();
    const commandId = randomUUID();
    const services = before.services.map((one) =>
      one.id === 'wealth' ? { ...one, isOffered: false } : one,
    );
    const counters = before.counters.map(({ skills, ...one }) => ({
      ...one,
      skills: skills.filter(({ serviceId }) => serviceId !== 'wealth'),
    }));
    const sent = { ...before, services, counters };
    const first = await publish(sent, commandId);
    await publish({ ...before });
    await takeTicket(server, { serviceId: 'wealth' });

    const again = await publish(sent, commandId);

    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.text).toBe(first.text);
    expect(await configOf()).toEqual(before);
  });
});

describe('published versions', () => {
  it('are listed, the latest first, back to the one that the branch began with', async () => {
    const before = await configOf();
    await publish(withRecalls(before, 7));

    const { items } = await versions();

    expect(items[0]).toMatchObject({ isCurrent: true, restores: null });
    expect(items.at(-1)).toMatchObject({ version: 1, by: 'system', isCurrent: false });
    expect(items.map(({ version }) => version)).toEqual(
      items.map(({ version }) => version).toSorted((one, other) => other - one),
    );
    expect(items[0]?.by).not.toBe('system');
  });

  it('are listed page by page', async () => {
    const all = await versions();

    const first = await versions({ limit: '1' });
    const second = await versions({ limit: '1', before: String(first.next) });

    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 2));
  });

  it('are each kept whole, and one is gone back to while the hall runs', async () => {
    const before = await configOf();
    const [was] = (await versions()).items;
    await publish(withRecalls(before, 9));

    const restored = await restore(String(was!.version));

    expect([restored.status, restored.body]).toEqual([200, before]);
    expect(await configOf()).toEqual(before);
    const { items } = await versions();
    expect(items[0]).toMatchObject({ isCurrent: true, restores: was!.version });
    const kept = await server.call(ROUTES.getConfigVersion, {
      as: 'auditor',
      params: { configVersion: String(items[1]!.version) },
    });
    expect(BranchConfig.parse(kept.body).policy.recallLimit).toBe(9);
  });

  it('that never were are not found, and no other commit is one', async () => {
    const ticket = await takeTicket(server);

    const never = await restore('999999');
    const other = await restore(String(ticket.revision));

    expect([never.status, other.status]).toEqual([404, 404]);
  });

  it('are not restored into a hall that has outgrown them', async () => {
    const before = await configOf();
    const [was] = (await versions()).items;
    const nails = { ...before.services[0]!, id: 'nails', letter: 'N' };
    const counters = before.counters.map((one) => ({
      ...one,
      skills: [...one.skills, { serviceId: 'nails', level: 1 }],
    }));
    await publish({ ...before, services: [...before.services, nails], counters });
    await takeTicket(server, { serviceId: 'nails' });

    const { status, body } = await restore(String(was!.version));

    expect([status, Problem.parse(body).code]).toEqual([409, 'day-busy']);
  });
});

describe('policy packs', () => {
  it('are listed, and told whole with a reason for each lane', async () => {
    const { items } = PackList.parse((await server.call(ROUTES.listPacks, { as: 'admin' })).body);

    expect(items.map(({ id }) => id)).toEqual([...PACK_IDS]);
    const { body } = await server.call(ROUTES.getPack, {
      as: 'admin',
      params: { packId: 'cn-post' },
    });
    expect(Pack.parse(body).why.length).toBeGreaterThan(3);
  });

  it('are what a new branch begins with, when one is named', async () => {
    const { body } = await server.call(ROUTES.createBranch, {
      as: 'admin',
      body: { id: 'post', name: 'Post', timeZone: 'Asia/Shanghai', pack: 'cn-post' },
    });

    expect(Branch.parse(body).services[0]).toMatchObject({ id: 'collect' });
    expect(Branch.parse(body).lanes.map(({ kind }) => kind)).not.toContain('vip');
  });

  it('that do not exist are named as the fault', async () => {
    const { body } = await server.call(ROUTES.createBranch, {
      as: 'admin',
      body: { id: 'shop', name: 'Shop', timeZone: 'Asia/Shanghai', pack: 'shop' },
    });

    expect(Problem.parse(body).errors).toMatchObject([{ path: 'pack' }]);
  });
});
