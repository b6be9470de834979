import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnrolledDevice, ROUTES } from '@lobbyflow/contract';
import { aServer, type TestServer } from '../../test/a-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const enrol = async (role: string) => {
  const body = { name: `Front ${role}`, role };
  return EnrolledDevice.parse(
    (await server.call(ROUTES.enrolDevice, { as: 'manager', body })).body,
  );
};

describe('a device', () => {
  it('is enrolled with a token that is told once, and works at its branch', async () => {
    const { device, token } = await enrol('kiosk');

    const taken = await server.call(ROUTES.issue, { as: token, body: { serviceId: 'cash' } });
    const listed = await server.call(ROUTES.listDevices, { as: 'manager' });

    expect(taken.status).toBe(201);
    expect((listed.body as { items: unknown[] }).items).toContainEqual(device);
    expect(listed.text).not.toContain(token);
  });

  it('that is revoked is let in nowhere, and stays listed', async () => {
    const { device, token } = await enrol('display');
    const params = { deviceId: device.id };
    const board = () => server.call(ROUTES.board, { as: token });
    expect((await board()).status).toBe(200);

    const revoked = await server.call(ROUTES.revokeDevice, { as: 'manager', params });
    const again = await server.call(ROUTES.revokeDevice, { as: 'manager', params });

    expect([revoked.status, again.status]).toEqual([204, 204]);
    expect((await board()).status).toBe(401);
    const { body } = await server.call(ROUTES.listDevices, { as: 'manager' });
    const listed = (body as { items: EnrolledDevice['device'][] }).items;
    expect(listed.find(({ id }) => id === device.id)!.revokedAt).not.toBeNull();
  });

  it('of nobody is not there', async () => {
    const params = { deviceId: 'nobody' };

    expect((await server.call(ROUTES.revokeDevice, { as: 'manager', params })).status).toBe(404);
  });
});
