import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem, ROLES, type Role, ROUTES, ViewName } from '@lobbyflow/contract';
import { aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { openPad, takeTicket, tokenIn } from '../../test/at-work.js';
import {
  type Cast,
  COLUMNS,
  type Door,
  doorsOnPaper,
  httpDoorsOf,
  messagesOf,
  routeBehind,
} from '../../test/doors.js';
import { join, LiveSockets, next } from '../../test/live-sockets.js';

const DOORS = doorsOnPaper();
const OF_MESSAGES = DOORS.filter(({ name }) => name.startsWith('join '));
const OF_HTTP = DOORS.filter((door) => !OF_MESSAGES.includes(door));
const OF_THE_API = OF_HTTP.filter(({ name }) => routeBehind(name) !== null);
const PAGES = OF_HTTP.filter((door) => !OF_THE_API.includes(door));
/** One branch that is there and not the caller's, and one that is not there. */
const ELSEWHERE = 'south';
const NOWHERE = 'nowhere';
const NOBODY = '00000000-0000-4000-8000-000000000000';
/** Those who are at home in every branch, by role. */
const OFFICE: ReadonlySet<string> = new Set(['admin', 'hq', 'office-auditor', 'office-integrator']);

/** What one caller heard, or shall hear. */
type Told = readonly [who: string, heard: Heard];
type Heard = 'in' | 'unauthenticated' | 'forbidden' | 'not-found';
interface Caller {
  readonly role: Role;
  readonly token: string;
  readonly isOffice: boolean;
}

let server: TestServer;
let callers: readonly Caller[];
let ticketId: string;
const screens = new LiveSockets(() => server);
const counted = { doors: new Set<string>(), tried: 0, wrong: 0 };

beforeAll(async () => {
  server = await aServer();
  const made = { id: ELSEWHERE, name: 'South', timeZone: 'Asia/Shanghai' };
  await server.call(ROUTES.createBranch, { as: 'admin', body: made });
  const ticket = await takeTicket(server);
  ticketId = ticket.id;
  const cast: Cast = {
    kiosk: 'kiosk',
    display: 'display',
    teller: 'teller1',
    lead: 'lead',
    'branch-admin': 'manager',
    admin: 'admin',
    hq: 'hq',
    auditor: await atTheBranch('auditor'),
    integrator: await atTheBranch('integrator'),
    customer: tokenIn(ticket),
    pad: await openPad(server),
  };
  const office = [
    ['auditor', 'office-auditor', await server.tokenOf('auditor')],
    ['integrator', 'office-integrator', await server.tokenOf('integrator')],
  ] as const;
  callers = await Promise.all([
    ...ROLES.map((role) => callerOf(role, role, cast[role])),
    ...office.map(([role, name, token]) => callerOf(role, name, token)),
  ]);
});
afterAll(async () => {
  screens.close();
  await server.close();
  const { doors, tried, wrong } = counted;
  const known = new Set(DOORS.map(({ name }) => name));
  const undeclared = doorsOf(server).filter((name) => !known.has(name)).length;
  process.stdout.write(
    `${doors.size} doors tried ${tried} times: ${undeclared} undeclared, ${wrong} not as declared\n`,
  );
});

const callerOf = async (role: Role, name: string, as: string): Promise<Caller> => ({
  role,
  token: await server.tokenOf(as),
  isOffice: OFFICE.has(name),
});

/** The token of a new account of this role, at home in the demo branch alone. */
async function atTheBranch(role: string): Promise<string> {
  const account = { username: `branch-${role}`, password: 'a-password' };
  await server.call(ROUTES.createStaff, { as: 'manager', body: { ...account, role } });
  const { body } = await server.call(ROUTES.signIn, { as: null, body: account });
  return (body as { token: string }).token;
}

/** Knocks with what no schema takes: whoever is let in hears that, and nothing happens. */
async function knock(name: string, as: string | null, branchId: string) {
  const route = routeBehind(name)!;
  const params = {
    ...{ noticeId: NOBODY, incidentId: NOBODY, webhookId: NOBODY, deliveryId: NOBODY },
    branchId,
    ticketId,
    counterId: '1',
    staffId: 'nobody',
    deviceId: 'nobody',
    adviceId: 'nobody',
    alarmId: 'nobody',
    personId: 'nobody',
    businessDay: '2026-01-05',
    pairingCode: 'BCDFGHJK',
    packId: 'cn-bank',
    configVersion: '1',
    appointmentCode: 'BOOK1',
    customer: 'ab'.repeat(32),
  };
  const sent = { params, as, body: { nonsense: true }, query: { nonsense: '1' } };
  const { status, body, text } = await server.call(route, sent);
  counted.tried += 1;
  if (status < 300) return { heard: 'in' as const, text };
  const { code, status: told } = Problem.parse(body);
  expect(status).toBe(told);
  return { heard: code === 'invalid-request' ? ('in' as const) : (code as Heard), text };
}

/** What whoever has this role, at home here or not, shall hear. */
function due({ open }: Door, { role, isOffice }: Caller, isHere: boolean): Heard {
  if (open.has('anyone')) return 'in';
  if (!isHere && !isOffice) return 'not-found';
  return open.has(role) ? 'in' : 'forbidden';
}

/** Every answer at a door against the page; what differs is counted before it fails. */
function compare(heard: readonly Told[], shall: readonly Told[]): void {
  counted.wrong += heard.filter(([, one], at) => one !== shall[at]?.[1]).length;
  expect(heard).toEqual(shall);
}

/** All doors of the running server, by the names that the page gives them. */
const doorsOf = (running: TestServer): readonly string[] => [
  ...httpDoorsOf(running),
  ...messagesOf(running).flatMap((message) => ViewName.options.map((view) => `${message} ${view}`)),
];

const nameOf = ({ role, isOffice }: Caller) => (isOffice ? `${role} of the head office` : role);

describe('docs/access.md', () => {
  it('tells every door of the running server and no other', () => {
    expect(messagesOf(server)).toEqual(['join']);
    expect(DOORS.map(({ name }) => name).toSorted()).toEqual(doorsOf(server).toSorted());
  });
});

describe.each(OF_THE_API.map((door) => [door.name, door] as const))('%s', (name, door) => {
  const isAtABranch = name.includes(':branchId');

  it('lets in whom the page of doors names, and nobody else', async () => {
    counted.doors.add(name);
    const heard: Told[] = [];
    const shall: Told[] = [];
    for (const caller of callers) {
      const at = isAtABranch ? [DEMO, ELSEWHERE] : [DEMO];
      for (const branchId of at) {
        const who = `${nameOf(caller)} at ${branchId}`;
        heard.push([who, (await knock(name, caller.token, branchId)).heard]);
        shall.push([who, due(door, caller, branchId === DEMO)]);
      }
    }
    for (const token of [null, 's.wrong', 'd.wrong', 'w'.repeat(30)]) {
      const isOpen = door.open.has('anyone');
      heard.push(['anyone', (await knock(name, token, DEMO)).heard]);
      shall.push(['anyone', isOpen ? 'in' : 'unauthenticated']);
    }

    compare(heard, shall);
  });

  if (isAtABranch) {
    it('answers for another branch with the bytes of one that is not there', async () => {
      for (const { token, isOffice } of callers) {
        if (isOffice) continue;
        const [there, missing] = [
          await knock(name, token, ELSEWHERE),
          await knock(name, token, NOWHERE),
        ];
        expect(there.text).toBe(missing.text);
        expect(there.text).not.toMatch(/south|nowhere/);
      }
    });
  }
});

describe.each(PAGES.map((door) => [door.name, door] as const))('%s', (name, { open }) => {
  it('is open to anyone, and lets nobody write', async () => {
    counted.doors.add(name);
    expect([...open]).toEqual(COLUMNS);
    const path = name.replace('GET ', '').replace('*', 'main');
    for (const method of ['get', 'post', 'put', 'delete'] as const) {
      counted.tried += 1;
      const { status } = await server.http(method, path);
      if (method === 'get') expect([401, 403]).not.toContain(status);
      else expect([404, 405]).toContain(status);
    }
  });
});

describe.each(OF_MESSAGES.map((door) => [door.name, door] as const))('%s', (name, door) => {
  const view = name.replace('join ', '');
  const joinAt = async (token: string, branchId: string) => {
    counted.tried += 1;
    const answer = await join(screens.open({ token }), view, undefined, branchId);
    return { heard: answer.ok ? 'in' : (answer.problem.code as Heard), answer };
  };

  it('shows the view to whom the page of doors names, and to nobody else', async () => {
    counted.doors.add(name);
    const heard: Told[] = [];
    const shall: Told[] = [];
    for (const caller of callers) {
      for (const branchId of [DEMO, ELSEWHERE]) {
        const who = `${nameOf(caller)} at ${branchId}`;
        heard.push([who, (await joinAt(caller.token, branchId)).heard]);
        shall.push([who, due(door, caller, branchId === DEMO)]);
      }
    }
    screens.close();

    compare(heard, shall);
  });

  it('answers for another branch with the bytes of one that is not there', async () => {
    for (const { token, isOffice } of callers) {
      if (isOffice) continue;
      const [there, missing] = [await joinAt(token, ELSEWHERE), await joinAt(token, NOWHERE)];
      expect(JSON.stringify(there.answer)).toBe(JSON.stringify(missing.answer));
    }
    screens.close();
  });

  it('knows nobody without a token', async () => {
    counted.tried += 1;
    const error = await next<Error>(screens.open({}), 'connect_error');
    screens.close();

    expect(error.message).toBe('unauthenticated');
  });
});
