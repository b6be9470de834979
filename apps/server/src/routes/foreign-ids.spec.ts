import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EnrolledDevice,
  type PathParameter,
  type Role,
  type RouteName,
  type RouteSpec,
  ROUTES,
  type StaffMember,
  type TicketCommandAnswer,
} from '@lobbyflow/contract';
import { randomUUID } from 'node:crypto';
import { aServer, type TestServer } from '../../test/a-server.js';
import { openPad } from '../../test/at-work.js';

/** What may be named in a path besides the branch. */
const NAMED = ['ticketId', 'counterId', 'staffId', 'deviceId'] as const;
type Named = (typeof NAMED)[number];

const TAKING_IDS = Object.entries<RouteSpec>(ROUTES).flatMap(([name, route]) =>
  NAMED.filter((id) => route.path.includes(`:${id}`)).map(
    (id) => [`${name} by ${id}`, name as RouteName, route, id] as const,
  ),
);

/** Who stands in for the first role that a route names. */
const CAST: Partial<Record<Role, string>> = {
  teller: 'teller1',
  lead: 'lead',
  'branch-admin': 'manager',
  admin: 'admin',
};
/** A body that each of these takes; the others take none. */
const BODIES: Readonly<Partial<Record<RouteName, object>>> = {
  keepContact: { phone: '13812345678', purpose: 'tell-when-called', consentVersion: '1' },
  renameDevice: { name: 'Hall' },
  changeStaff: { isActive: false },
  transferTicket: { serviceId: 'cash' },
  transfer: { serviceId: 'cash' },
  divertTicket: { reason: 'app' },
  changeLane: { laneId: 'protected' },
  pullForward: { reason: 'complaint' },
  rateTicket: { score: 5 },
  pauseCounter: { reason: 'break' },
  printTicket: {
    printId: '00000000-0000-4000-8000-000000000001',
    slip: { lines: [{ is: 'number', text: 'A014' }] },
  },
  callTicket: { ticketId: 'nobody', reason: 'complaint' },
};

let server: TestServer;
/** What is at the other branch, and only there. */
let theirs: Readonly<Record<Named, string>>;

beforeAll(async () => {
  server = await aServer({ takesContacts: true });
  const at = { branchId: 'south' };
  const made = { id: 'south', name: 'South', timeZone: 'Asia/Shanghai' };
  await server.call(ROUTES.createBranch, { as: 'admin', body: made });
  const to = async <T>(route: RouteSpec, body: object) => {
    const answer = await server.call(route, { as: 'admin', params: at, body });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body as T;
  };
  const counter = { id: 'S1', name: 'One', kind: 'standard' };
  const account = { username: 'south1', password: 'a-password', role: 'teller' };
  await to(ROUTES.createCounter, counter);
  const staff = await to<StaffMember>(ROUTES.createStaff, account);
  const { device } = await to<EnrolledDevice>(ROUTES.enrolDevice, { name: 'K', role: 'kiosk' });
  const { ticket } = await to<TicketCommandAnswer>(ROUTES.issue, { serviceId: 'cash' });
  CAST.pad = await openPad(server);
  theirs = { ticketId: ticket.id, counterId: 'S1', staffId: staff.id, deviceId: device.id };
});
afterAll(() => server.close());

describe.each(TAKING_IDS)('%s', (_, name, route, id) => {
  it('answers for what is at another branch with the bytes of what is nowhere', async () => {
    const role = (route.roles as readonly Role[]).find((one) => CAST[one] !== undefined)!;
    const own: Partial<Record<PathParameter, string>> = { counterId: '1' };
    const call = (value: string) =>
      server.call(route, {
        as: CAST[role]!,
        params: { ...own, [id]: value },
        body: BODIES[name] ?? {},
      });

    const there = await call(theirs[id]);
    const nowhere = await call(randomUUID());

    expect(there.text).toBe(nowhere.text);
    expect([there.status, nowhere.status]).toEqual([404, 404]);
    expect(there.text).not.toContain(theirs[id]);
  });
});

describe('a counter that is given a ticket of another branch', () => {
  it('hears what it hears of one that is nowhere', async () => {
    const press = (body: object, route: RouteSpec) =>
      server.call(route, { as: 'teller1', params: { counterId: '1' }, body });
    await press({}, ROUTES.openCounter);

    const [call, callNowhere] = [
      await press({ ticketId: theirs.ticketId, reason: 'complaint' }, ROUTES.callTicket),
      await press({ ticketId: randomUUID(), reason: 'complaint' }, ROUTES.callTicket),
    ];

    expect(call.text).toBe(callNowhere.text);
    expect(call.status).toBe(404);
  });
});
