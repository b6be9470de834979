import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Device,
  Pairing,
  PAIRING_LETTERS,
  Problem,
  ROUTES,
  SCREEN_HEADER,
  WaitingDevice,
} from '@lobbyflow/contract';
import type { FakeClock } from '@lobbyflow/testing';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { joined, LiveSockets, next } from '../../test/live-sockets.js';
import { CommitsRepository } from '../journal/commits.repository.js';
import { SYSTEM_BRANCH } from '../journal/system-journal.repository.js';
import { pairingCodeFrom } from './pairing-code.js';

const MINUTES_MS = 60_000;

let server: TestServer;
let clock: FakeClock;
const screens = new LiveSockets(() => server);

beforeAll(async () => {
  clock = aMorning();
  server = await aServer({ clock });
});
afterEach(() => {
  screens.close();
  clock.advance(30 * MINUTES_MS);
});
afterAll(() => server.close());

/** A page of a device that nobody knows yet, and its cookies. */
async function aPage(role: 'kiosk' | 'display', cookie = '') {
  const asked = server.http('post', '/api/v1/pairings').set({ [SCREEN_HEADER]: role, cookie });
  const { status, body, headers } = await asked.send({ role });
  if (status !== 201) throw new Error(Problem.parse(body).code);
  const set = (headers['set-cookie'] ?? []) as unknown as string[];
  const kept = set.length === 0 ? cookie : set[0]!.split(';', 1)[0]!;
  const whoAmI = () =>
    server.http('get', '/api/v1/sessions/current').set({ [SCREEN_HEADER]: role, cookie: kept });
  return { ...Pairing.parse(body), cookie: kept, set, whoAmI };
}

const look = (pairingCode: string, as = 'manager') =>
  server.call(ROUTES.waitingDevice, { as, params: { pairingCode } });
const approve = (pairingCode: string, name = 'By the door', as = 'manager') =>
  server.call(ROUTES.approvePairing, { as, params: { pairingCode }, body: { name } });
const listed = async () => {
  const { body } = await server.call(ROUTES.listDevices, { as: 'manager' });
  return (body as { items: Device[] }).items;
};

describe('a page that is not enrolled', () => {
  it('shows a code, and is nobody until it is approved; then it is a device of that branch', async () => {
    const page = await aPage('kiosk');
    expect((await page.whoAmI()).status).toBe(401);
    const seen = WaitingDevice.parse((await look(page.code)).body);
    expect(seen).toMatchObject({ role: 'kiosk', address: expect.stringContaining('127.0.0.1') });

    const { status, body } = await approve(page.code);

    expect(status).toBe(201);
    expect(Device.parse(body)).toMatchObject({ name: 'By the door', role: 'kiosk' });
    expect((await page.whoAmI()).body).toMatchObject({ role: 'kiosk', branchId: 'demo' });
    expect(await listed()).toContainEqual(body);
  });

  it('keeps its token where no script reads it', async () => {
    const { set } = await aPage('display');

    expect(set[0]).toMatch(/^__Host-lobbyflow-display=.*HttpOnly; SameSite=Strict; Secure$/);
  });

  it('shows the same code when it is loaded anew, and another once its time is over', async () => {
    const page = await aPage('display');
    clock.advance(9 * MINUTES_MS);
    const again = await aPage('display', page.cookie);
    clock.advance(2 * MINUTES_MS);
    const later = await aPage('display', page.cookie);

    expect(again.code).toBe(page.code);
    expect(later.code).not.toBe(page.code);
    expect(Problem.parse((await approve(page.code)).body).code).toBe('pairing-code-wrong');
    expect((await page.whoAmI()).status).toBe(401);
  });

  it('that is enrolled already does not begin again', async () => {
    const page = await aPage('display');
    await approve(page.code);

    await expect(aPage('display', page.cookie)).rejects.toThrow('forbidden');
  });
});

describe('a code', () => {
  it('counts once', async () => {
    const page = await aPage('kiosk');
    await approve(page.code);

    expect(Problem.parse((await approve(page.code)).body).code).toBe('pairing-code-wrong');
    expect(Problem.parse((await look(page.code)).body).code).toBe('pairing-code-wrong');
  });

  it('approved by two at once makes one device', async () => {
    const page = await aPage('kiosk');

    const answers = await Promise.all([
      approve(page.code, 'One'),
      approve(page.code, 'Two', 'admin'),
    ]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('is not guessed: whoever types wrong ones has to wait, and a right one no more helps', async () => {
    const page = await aPage('kiosk');
    const wrong = page.code === 'BBBBBBBB' ? 'CCCCCCCC' : 'BBBBBBBB';
    const heard: string[] = [];
    for (let tries = 0; tries < 20; tries += 1) {
      heard.push(Problem.parse((await look(wrong)).body).code);
    }

    expect(heard.filter((code) => code === 'pairing-code-wrong')).toHaveLength(5);
    expect(heard.at(-1)).toBe('too-many-requests');
    expect((await approve(page.code)).status).toBe(429);
    clock.advance(MINUTES_MS);
    expect((await approve(page.code)).status).toBe(201);
  });

  it('that is right costs nothing, however many devices a branch has', async () => {
    const { code } = await aPage('kiosk');

    for (let tries = 0; tries < 12; tries += 1) expect((await look(code)).status).toBe(200);
  });

  it('is eight letters of twenty, each as likely as the others', () => {
    const times = new Map<string, number>();
    for (let at = 0; at < 2_000; at += 1) {
      const token = Buffer.alloc(16);
      // A spread of tokens without lots: the golden ratio's multiples fill 64 bits evenly.
      token.writeBigUInt64BE(BigInt.asUintN(64, BigInt(at) * 0x9e37_79b9_7f4a_7c15n), 8);
      for (const letter of pairingCodeFrom(token.toString('base64url')))
        times.set(letter, (times.get(letter) ?? 0) + 1);
    }

    expect([...times.keys()].toSorted().join('')).toBe(PAIRING_LETTERS);
    for (const count of times.values()) expect(Math.abs(count - 800)).toBeLessThan(200);
  });
});

describe('pairing', () => {
  it('is begun a limited number of times from one address', async () => {
    const codes: string[] = [];
    const refused = async () => {
      for (let pages = 0; pages < 60; pages += 1) {
        codes.push((await aPage('display')).code);
      }
    };

    await expect(refused()).rejects.toThrow('too-many-requests');

    expect(codes).toHaveLength(40);
  });

  it('stands in the journal of the installation, with who approved it', async () => {
    const page = await aPage('display');
    const { id } = Device.parse((await approve(page.code, 'Hall', 'admin')).body);
    const { body: admin } = await server.call(ROUTES.whoAmI, { as: 'admin' });

    const commits = await server.app.get(CommitsRepository).after(SYSTEM_BRANCH, 0, 500);

    const { actor, command } = commits.at(-1)!;
    expect(actor).toBe((admin as { id: string }).id);
    expect(JSON.parse(command)).toEqual({
      type: 'device.enrolled',
      branchId: 'demo',
      deviceId: id,
      role: 'display',
    });
  });
});

describe('a device that was paired', () => {
  it('can be renamed, and loses its socket at once when it is revoked', async () => {
    const page = await aPage('display');
    const { id } = Device.parse((await approve(page.code)).body);
    const params = { deviceId: id };
    const renamed = await server.call(ROUTES.renameDevice, {
      as: 'manager',
      params,
      body: { name: 'Window strip 3' },
    });
    expect(Device.parse(renamed.body).name).toBe('Window strip 3');
    const { host, origin } = new URL(server.url);
    const headers = { cookie: page.cookie, host, origin };
    const socket = screens.open({ screen: 'display' }, { extraHeaders: headers });
    await joined(socket, 'board');
    const gone = next<string>(socket, 'disconnect');

    await server.call(ROUTES.revokeDevice, { as: 'manager', params });
    await gone;

    expect(socket.connected).toBe(false);
    expect((await page.whoAmI()).status).toBe(401);
  });

  it('of nobody is not there to be renamed', async () => {
    const params = { deviceId: 'nobody' };
    const { status } = await server.call(ROUTES.renameDevice, {
      as: 'manager',
      params,
      body: { name: 'X' },
    });

    expect(status).toBe(404);
  });
});
