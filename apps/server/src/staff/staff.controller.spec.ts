import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem, ROUTES, StaffMember } from '@lobbyflow/contract';
import { aServer, type TestServer } from '../../test/a-server.js';
import { RevokedFeed } from './revoked-feed.js';
import { hashOfToken } from '../journal/token-hash.js';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const create = (username: string, role: string, as = 'manager') =>
  server.call(ROUTES.createStaff, { as, body: { username, password: 'a-password', role } });
const change = (staffId: string, body: object, as = 'manager') =>
  server.call(ROUTES.changeStaff, { as, params: { staffId }, body });
const signIn = (username: string, password = 'a-password') =>
  server.call(ROUTES.signIn, { as: null, body: { username, password } });
const list = async (as: string) => {
  const { body } = await server.call(ROUTES.listStaff, { as });
  return (body as { items: StaffMember[] }).items;
};

describe('accounts', () => {
  it('are made at a branch, and can sign in', async () => {
    const { status, body } = await create('teller9', 'teller');

    expect(status).toBe(201);
    expect(StaffMember.parse(body)).toMatchObject({
      username: 'teller9',
      role: 'teller',
      branchId: 'demo',
      isActive: true,
    });
    expect((await signIn('teller9')).status).toBe(201);
  });

  it('have a name of their own in the whole installation', async () => {
    const { status, body } = await create('admin', 'teller');

    expect([status, Problem.parse(body).code]).toEqual([409, 'id-taken']);
  });

  it('with power over every branch are handed out by an admin alone', async () => {
    const refused = await create('boss', 'admin');
    const made = await create('boss', 'admin', 'admin');
    const raised = await change(StaffMember.parse((await create('climber', 'teller')).body).id, {
      role: 'hq',
    });

    expect([refused.status, made.status, raised.status]).toEqual([403, 201, 403]);
    expect(StaffMember.parse(made.body).branchId).toBeNull();
  });

  it('of the head office are out of a branch’s reach', async () => {
    const office = (await list('admin')).find(({ username }) => username === 'hq')!;

    expect((await list('manager')).map(({ username }) => username)).not.toContain('hq');
    expect((await change(office.id, { isActive: false })).status).toBe(404);
    expect((await change('nobody', { isActive: false })).status).toBe(404);
  });

  it('that are shut end all sessions at once, and cannot sign in', async () => {
    const member = StaffMember.parse((await create('leaver', 'teller')).body);
    const { token } = (await signIn('leaver')).body as { token: string };
    const cut: string[] = [];
    server.app.get(RevokedFeed).subscribe((tokenHash) => cut.push(tokenHash));

    const { status } = await change(member.id, { isActive: false });

    expect(status).toBe(200);
    expect(cut).toEqual([hashOfToken(token)]);
    expect((await server.call(ROUTES.whoAmI, { as: token })).status).toBe(401);
    expect((await signIn('leaver')).status).toBe(401);
  });

  it('with a new password forget the old one', async () => {
    const { id } = StaffMember.parse((await create('forgetful', 'teller')).body);

    await change(id, { password: 'another-one' });

    expect((await signIn('forgetful')).status).toBe(401);
    expect((await signIn('forgetful', 'another-one')).status).toBe(201);
  });

  it('always leave one admin', async () => {
    const admins = (await list('admin')).filter(
      ({ role, isActive }) => role === 'admin' && isActive,
    );
    const self = admins.find(({ username }) => username === 'admin')!;
    for (const { id } of admins) {
      if (id !== self.id) await change(id, { isActive: false }, 'admin');
    }

    const { status } = await change(self.id, { isActive: false }, 'admin');

    expect(status).toBe(403);
    expect((await signIn('admin', 'demo')).status).toBe(201);
  });
});
