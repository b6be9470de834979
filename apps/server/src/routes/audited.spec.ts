import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Device,
  EnrolledDevice,
  Pairing,
  type RouteName,
  type RouteSpec,
  ROUTES,
  StaffMember,
} from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { randomUUID } from 'node:crypto';
import { aServer, DEMO, type Sent, type TestServer } from '../../test/a-server.js';
import { accountOf, openPad } from '../../test/at-work.js';
import { NOT_AUDITED } from '../../test/not-audited.js';
import { CommitsRepository } from '../journal/commits.repository.js';
import { type SYSTEM_ACTS, SYSTEM_BRANCH } from '../journal/system-journal.repository.js';

/** What is written down when a route changes who works here, with what, and where. */
type Act = (typeof SYSTEM_ACTS)[number];

let server: TestServer;

beforeAll(async () => {
  server = await aServer({ takesContacts: true });
});
afterAll(() => server.close());

const told = async <T>(route: RouteSpec, sent: Sent) => {
  const { status, body, text } = await server.call(route, { as: 'manager', ...sent });
  if (status >= 300) throw new Error(text);
  return body as T;
};
let names = 0;
const anId = (kind = 'id') => `${kind}${(names += 1)}`;
const aName = (kind: 'Device' | 'Person') => `${kind} ${(names += 1)}`;
const anyPerson = () => ({ name: aName('Person'), serviceIds: ['cash'], travelMs: 60_000 });
const anAccount = async () =>
  StaffMember.parse(
    await told(ROUTES.createStaff, {
      body: { username: anId('user'), password: 'a-password', role: 'teller' },
    }),
  );
const aDevice = async () =>
  EnrolledDevice.parse(
    await told(ROUTES.enrolDevice, { body: { name: aName('Device'), role: 'kiosk' } }),
  ).device;
const aPairing = async () =>
  Pairing.parse(await told(ROUTES.beginPairing, { as: null, body: { role: 'kiosk' } }));
const anyWebhook = () => ({
  name: aName('Device'),
  url: 'http://localhost:9/password',
  events: [],
});
const aWebhook = async () => {
  const made = { as: 'admin', body: anyWebhook() };
  return (await told<{ webhook: { id: string } }>(ROUTES.createWebhook, made)).webhook.id;
};
const anIncident = () =>
  told<{ id: string }>(ROUTES.openIncident, { body: { id: randomUUID(), scenario: 'dispute' } });
const aPerson = () =>
  told<{ id: string }>(ROUTES.createPerson, { body: anyPerson() }) as Promise<{ id: string }>;

interface Audited {
  readonly act: Act | 'branch';
  readonly sent: () => Promise<Sent>;
}

/** How each route is called so that it does something, and what is to stand in the journal then. */
const AUDITED: Readonly<Partial<Record<RouteName, Audited>>> = {
  createStaff: {
    act: 'staff.created',
    sent: () =>
      Promise.resolve({ body: { username: anId('user'), password: 'a-password', role: 'teller' } }),
  },
  changeStaff: {
    act: 'staff.changed',
    sent: async () => ({ params: { staffId: (await anAccount()).id }, body: { isActive: false } }),
  },
  enrolDevice: {
    act: 'device.enrolled',
    sent: () => Promise.resolve({ body: { name: aName('Device'), role: 'display' } }),
  },
  openPad: {
    act: 'device.enrolled',
    sent: () => Promise.resolve({ as: 'lead', params: { counterId: '1' } }),
  },
  closePads: {
    act: 'device.revoked',
    sent: async () => {
      await openPad(server, '2');
      return { as: 'lead', params: { counterId: '2' } };
    },
  },
  renameDevice: {
    act: 'device.changed',
    sent: async () => ({
      params: { deviceId: (await aDevice()).id },
      body: { name: aName('Device') },
    }),
  },
  revokeDevice: {
    act: 'device.revoked',
    sent: async () => ({ params: { deviceId: (await aDevice()).id } }),
  },
  approvePairing: {
    act: 'device.enrolled',
    sent: async () => ({
      params: { pairingCode: (await aPairing()).code },
      body: { name: aName('Device') },
    }),
  },
  createBranch: {
    act: 'branch.created',
    sent: () =>
      Promise.resolve({
        as: 'admin',
        body: { id: anId(), name: 'New', timeZone: 'Asia/Shanghai' },
      }),
  },
  createCounter: {
    act: 'branch',
    sent: () => Promise.resolve({ body: { id: anId(), name: 'New', kind: 'standard' } }),
  },
  forgetPhone: {
    act: 'contact.forgotten',
    sent: () => Promise.resolve({ body: { phone: '13812345678' } }),
  },
  createPerson: {
    act: 'person.created',
    sent: () => Promise.resolve({ body: anyPerson() }),
  },
  changePerson: {
    act: 'person.changed',
    sent: async () => ({
      params: { personId: (await aPerson()).id },
      body: { name: aName('Person') },
    }),
  },
  removePerson: {
    act: 'person.removed',
    sent: async () => ({ params: { personId: (await aPerson()).id } }),
  },
  createWebhook: {
    act: 'webhook.created',
    sent: () => Promise.resolve({ as: 'admin', body: anyWebhook() }),
  },
  changeWebhook: {
    act: 'webhook.changed',
    sent: async () => ({
      as: 'admin',
      params: { webhookId: await aWebhook() },
      body: { isActive: false },
    }),
  },
  removeWebhook: {
    act: 'webhook.removed',
    sent: async () => ({ as: 'admin', params: { webhookId: await aWebhook() } }),
  },
  replayWebhook: {
    act: 'webhook.replayed',
    sent: async () => ({
      as: 'admin',
      params: { webhookId: await aWebhook() },
      body: { branchId: DEMO, since: 0 },
    }),
  },
  openIncident: {
    act: 'incident.opened',
    sent: () =>
      Promise.resolve({ body: { id: randomUUID(), scenario: 'medical', note: 'Person 1' } }),
  },
  noteIncident: {
    act: 'incident.noted',
    sent: async () => ({
      params: { incidentId: (await anIncident()).id },
      body: { noteId: randomUUID(), text: 'Person 2' },
    }),
  },
  closeIncident: {
    act: 'incident.closed',
    sent: async () => ({ params: { incidentId: (await anIncident()).id }, body: {} }),
  },
  tellSegments: {
    act: 'segments.told',
    sent: () =>
      Promise.resolve({
        as: 'admin',
        body: {
          items: [{ customer: 'ab'.repeat(32), laneId: 'vip', until: '2100-01-01T00:00:00.000Z' }],
        },
      }),
  },
  forgetSegment: {
    act: 'segment.forgotten',
    sent: () => Promise.resolve({ as: 'admin', params: { customer: 'ab'.repeat(32) } }),
  },
};

const CHANGING = Object.entries<RouteSpec>(ROUTES)
  .filter(([, { method, isCommand }]) => method !== 'GET' && isCommand !== true)
  .map(([name]) => name as RouteName);

const lastOf = async (branchId: BranchId) => {
  const commits = server.app.get(CommitsRepository);
  return (await commits.after(branchId, 0, 5_000)).at(-1)!;
};

describe('every route that changes something outside of a lobby', () => {
  it('is known here: as one that is audited, or as one that needs not be', () => {
    const known = [...Object.keys(AUDITED), ...Object.keys(NOT_AUDITED)];

    expect(CHANGING.toSorted()).toEqual(known.toSorted());
  });
});

describe.each(Object.entries(AUDITED) as [RouteName, Audited][])('%s', (name, { act, sent }) => {
  it('leaves a commit that says what was done, by which account, and no name', async () => {
    const wished = await sent();
    const branchId = act === 'branch' ? DEMO : SYSTEM_BRANCH;
    const before = await lastOf(branchId);

    await told(ROUTES[name], wished);

    const after = await lastOf(branchId);
    const type = act === 'branch' ? 'publish-config' : act;
    expect(after.revision).toBe(before.revision + 1);
    expect(after.type).toBe(type);
    expect(after.actor).toBe(await accountOf(server, wished.as ?? 'manager'));
    if (act !== 'branch')
      expect(after.command + after.events).not.toMatch(
        /Person \d|Device \d|user\d|password|1381234/,
      );
  });
});

describe('what was refused', () => {
  it('leaves nothing', async () => {
    const { id } = Device.parse(await aDevice());
    const before = await lastOf(SYSTEM_BRANCH);

    for (const [route, more] of [
      [ROUTES.createStaff, { body: { username: 'x', password: 'y', role: 'admin' } }],
      [ROUTES.revokeDevice, { params: { deviceId: 'nobody' } }],
      [ROUTES.renameDevice, { params: { deviceId: id }, body: { name: '' } }],
      [ROUTES.createBranch, { body: { id: 'b', name: 'B', timeZone: 'Asia/Shanghai' } }],
    ] as const) {
      const { status } = await server.call(route, { as: 'manager', ...more });
      expect(status).toBeGreaterThanOrEqual(400);
    }

    expect((await lastOf(SYSTEM_BRANCH)).revision).toBe(before.revision);
  });
});
