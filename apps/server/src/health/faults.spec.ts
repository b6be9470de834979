import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Problem, PROTOCOL_VERSION, ROUTES } from '@lobbyflow/contract';
import { type FakeClock, MINUTE_MS } from '@lobbyflow/testing';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { aMorning, aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { takeTicket } from '../../test/at-work.js';
import { joined, LiveSockets, next } from '../../test/live-sockets.js';
import { CHECKPOINTS } from '../checkpoints/checkpoint-files.js';
import { Checkpoints } from '../checkpoints/checkpoints.service.js';
import { FAULT_CODES, type FaultCode, Faults } from './faults.js';
import { Stopping } from './stopping.js';

let server: TestServer;
let clock: FakeClock;
let log: string[];
const screens = new LiveSockets(() => server);

beforeEach(async () => {
  clock = aMorning();
  log = [];
  const logTo = { write: (line: string) => void log.push(line) };
  server = await aServer({ clock, log: 'warn', logTo });
});
afterEach(async () => {
  screens.close();
  await server.close();
});

const lines = (code: string) =>
  log
    .map((line) => JSON.parse(line) as { msg?: unknown; code?: unknown })
    .filter((one) => {
      return JSON.stringify(one).includes(`"code":"${code}"`);
    });
async function counted(code: FaultCode): Promise<number> {
  const { text } = await server.http('get', '/metrics');
  const [, count = '0'] =
    new RegExp(`lobbyflow_faults_total\\{code="${code}"\\} (\\d+)`).exec(text) ?? [];
  return Number(count);
}

/** How each fault is brought about, where a test can do that without breaking the machine. */
const BROUGHT: Readonly<Partial<Record<FaultCode, () => Promise<void>>>> = {
  'caller-limited': async () => {
    const as = await server.tokenOf('integrator');
    const ask = () => server.call(ROUTES.issue, { as, body: { serviceId: 'cash' } });
    for (let times = 0; times < 62; times += 1) await ask();
  },
  'sign-in-slowed': async () => {
    const body = { username: 'teller1', password: 'guess' };
    for (let times = 0; times < 7; times += 1) {
      await server.call(ROUTES.signIn, { as: null, body });
    }
  },
  'socket-flood': async () => {
    const socket = await screens.openAs('display');
    await joined(socket, 'board');
    const gone = next(socket, 'disconnect');
    const join = { protocol: PROTOCOL_VERSION, branchId: DEMO, view: 'board' };
    for (let times = 0; times < 300; times += 1) socket.emit('join', join);
    await gone;
  },
  'checkpoint-failed': async () => {
    const file = join(server.folder, CHECKPOINTS);
    rmSync(file, { force: true });
    mkdirSync(file);
    await takeTicket(server);
    await server.app.get(Checkpoints).write();
  },
};

describe.each(Object.entries(BROUGHT))('the fault %s', (code, bring) => {
  it('moves its figure and is one line of the log', async () => {
    const before = await counted(code as FaultCode);

    await bring();

    expect(await counted(code as FaultCode)).toBeGreaterThan(before);
    expect(lines(code)).toHaveLength(1);
  });
});

describe('a fault that comes again and again', () => {
  it('is counted each time, and told once a minute', async () => {
    const faults = server.app.get(Faults);
    for (let times = 0; times < 5; times += 1) faults.tell('busy', { branchId: DEMO });
    faults.tell('busy', { branchId: 'north' });
    clock.advance(MINUTE_MS);
    faults.tell('busy', { branchId: DEMO });

    expect(await counted('busy')).toBe(7);
    expect(lines('busy')).toHaveLength(3);
  });
});

describe('docs/operations.md', () => {
  it('says of every fault what it is and what to do, and names every figure of ours', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/operations.md'), 'utf8');
    for (const code of FAULT_CODES) expect(page).toMatch(new RegExp(`^\\| \`${code}\``, 'm'));

    const { text } = await server.http('get', '/metrics');
    const figures = [...text.matchAll(/^# TYPE (lobbyflow_\w+)/gm)].map(([, name]) => name!);
    expect(figures.length).toBeGreaterThan(10);
    for (const name of figures) expect(page).toMatch(new RegExp(`\`${name}[\`{]`));
  });
});

describe('figures', () => {
  it('are few, and tell of no customer', async () => {
    await takeTicket(server);

    const { text } = await server.http('get', '/metrics');

    const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(series.length).toBeLessThan(2_000);
    expect(text).not.toMatch(/A001|ticketId|phone/);
  });
});

describe('a server on its way out', () => {
  it('is not ready, lives, takes nothing new, and still shows what there is', async () => {
    const as = await server.tokenOf('lead');
    server.app.get(Stopping).begin();

    const ready = await server.http('get', '/readyz');
    const refused = await server.call(ROUTES.issue, { as, body: { serviceId: 'cash' } });
    const shown = await server.call(ROUTES.lobby, { as });

    expect([ready.status, ready.body]).toMatchObject([503, { faults: ['shutting-down'] }]);
    expect((await server.http('get', '/livez')).status).toBe(200);
    expect([refused.status, Problem.parse(refused.body).code]).toEqual([503, 'shutting-down']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(shown.status).toBe(200);
  });
});
