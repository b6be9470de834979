import { afterEach, describe, expect, it } from '@jest/globals';
import { Problem, ROUTES, Session } from '@lobbyflow/contract';
import { aServer, type TestServer } from '../../test/a-server.js';

let server: TestServer;
afterEach(() => server.close());

const setUp = (body: object) => server.call(ROUTES.setUp, { as: null, body });
const boss = { username: 'boss', password: 'a-long-password' };

describe('production', () => {
  it('has nobody in it until the setup code makes the first admin, once', async () => {
    server = await aServer({ mode: 'production' });
    const code = server.setupCode!;

    const guessed = await setUp({ code: 'guess', ...boss });
    const made = await setUp({ code, ...boss });
    const again = await setUp({ code, username: 'second', password: 'a-long-password' });

    expect([guessed.status, made.status, again.status]).toEqual([401, 201, 401]);
    const { token, user } = Session.parse(made.body);
    expect(user).toMatchObject({ role: 'admin', branchId: null });
    const branches = await server.call(ROUTES.listBranches, { as: token });
    expect(branches.body).toEqual({ items: [], next: null });
  });

  it('shows no tour, which is a demo’s', async () => {
    server = await aServer({ mode: 'production' });

    expect((await server.http('get', '/tour')).status).toBe(404);
  });

  it('asks for the code no more once there is an admin', async () => {
    server = await aServer({ mode: 'production' });
    await setUp({ code: server.setupCode, ...boss });
    await server.stop();

    server = await aServer({ mode: 'production', folder: server.folder });

    expect(server.setupCode).toBeNull();
    expect((await server.call(ROUTES.signIn, { as: null, body: boss })).status).toBe(201);
  });

  it('refuses a password that is guessed, such as the demo’s, wherever one is set', async () => {
    server = await aServer({ mode: 'production' });
    const code = server.setupCode;
    const refused = await setUp({ code, username: 'boss', password: 'demo' });
    const { token } = Session.parse((await setUp({ code, ...boss })).body);
    const branch = { id: 'main', name: 'Main', timeZone: 'Europe/Berlin' };
    await server.call(ROUTES.createBranch, { as: token, body: branch });

    const staff = await server.call(ROUTES.createStaff, {
      as: token,
      params: { branchId: 'main' },
      body: { username: 'teller1', password: 'demo', role: 'teller' },
    });

    expect(Problem.parse(refused.body).errors).toMatchObject([{ path: 'password' }]);
    expect(staff.status).toBe(400);
  });

  it('on a demo’s data lets in nobody whom the demo knew', async () => {
    server = await aServer();
    const tokens = [await server.tokenOf('admin'), await server.tokenOf('kiosk')];
    await server.stop();

    server = await aServer({ mode: 'production', folder: server.folder });

    expect(server.setupCode).not.toBeNull();
    for (const as of tokens) expect((await server.call(ROUTES.getBranch, { as })).status).toBe(401);
    const body = { username: 'admin', password: 'demo' };
    expect((await server.call(ROUTES.signIn, { as: null, body })).status).toBe(401);
  });

  it('has no simulation and no replay', async () => {
    server = await aServer({ mode: 'production' });
    const { token } = Session.parse((await setUp({ code: server.setupCode, ...boss })).body);
    const clock = { startsAt: '1999-05-23T07:00:00.000Z', speed: 1 };
    const replay = { id: 'replay', name: 'Replay', timeZone: 'Europe/Berlin', clock };

    const answers = [
      await server.call(ROUTES.startSimulation, {
        body: { profile: 'ordinary', speed: 1 },
        as: null,
      }),
      await server.call(ROUTES.simulation, { as: null }),
      await server.call(ROUTES.createBranch, { as: token, body: replay }),
    ];

    expect(answers.map(({ body }) => Problem.parse(body).code)).toEqual([
      'demo-only',
      'demo-only',
      'demo-only',
    ]);
  });
});
