import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pathOf, ROUTES, SCREEN_HEADER } from '@lobbyflow/contract';
import { request as bareRequest } from 'node:http';
import { aServer, DEMO, type TestServer } from '../../test/a-server.js';

const LISTED = 'https://intranet.bank.example';

let server: TestServer;
let host: string;
let cookie: string;

beforeAll(async () => {
  server = await aServer({ origins: [LISTED] });
  host = new URL(server.url).host;
  cookie = `lobbyflow-manager=${await server.tokenOf('lead')}`;
});
afterAll(() => server.close());

/** Origins that a page of another site could have, some of them made to look like ours. */
const foreign = () => [
  'null',
  'http://evil.example',
  'https://evil.example',
  `https://${host}.evil.example`,
  `http://evil${host}`,
  `http://${host}.evil.example`,
  `http://sub.${host}`,
  `http://${host.replace(/:\d+$/, '')}`,
  `http://${host.replace(/:\d+$/, ':1')}`,
  `http://${host}@evil.example`,
  'http://intranet.bank.example',
  'https://intranet.bank.example:8443',
  'https://intranet.bank.example.evil.example',
  'https://evil-intranet.bank.example',
  'https://intranet.bank.example/',
  'file://',
  'chrome-extension://abcdef',
  'data:text/html,x',
  '',
  'not an origin',
];

/** What a socket's handshake is answered, over either transport. */
function handshake(transport: 'polling' | 'websocket', headers: Record<string, string>) {
  const upgrade: Record<string, string> =
    transport === 'polling'
      ? {}
      : {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': Buffer.alloc(16).toString('base64'),
        };
  return new Promise<number>((resolve, reject) => {
    const asked = bareRequest(`${server.url}/socket.io/?EIO=4&transport=${transport}`, {
      headers: { ...headers, ...upgrade },
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('a socket', () => {
  it.each(['polling', 'websocket'] as const)(
    'over %s is opened by our pages, by listed ones and by programs, and by no other site',
    async (transport) => {
      const opened: string[] = [];
      for (const origin of foreign()) {
        if ((await handshake(transport, { origin, host })) < 300) opened.push(origin);
      }
      const own = await handshake(transport, { origin: `http://${host}`, host });
      const listed = await handshake(transport, { origin: LISTED, host });
      const program = await handshake(transport, { host });

      const welcome = transport === 'polling' ? 200 : 101;
      expect(opened).toEqual([]);
      expect([own, listed, program]).toEqual([welcome, welcome, welcome]);
    },
  );
});

/** A change that the cookie's owner may make, as a page asks for it. */
const pressing = (headers: Record<string, string>) =>
  server
    .http('post', pathOf(ROUTES.openCounter, { branchId: DEMO, counterId: '1' }))
    .set({ cookie, host, 'idempotency-key': crypto.randomUUID(), ...headers });

describe('a change that rides on a cookie', () => {
  it('is refused from every other site', async () => {
    const answers: number[] = [];
    for (const origin of foreign().filter((one) => one !== '')) {
      const { status } = await pressing({ [SCREEN_HEADER]: 'manager', origin }).send({});
      answers.push(status);
    }

    expect(new Set(answers)).toEqual(new Set([401]));
  });

  it.each([
    ['application/x-www-form-urlencoded', 'serviceId=cash'],
    ['multipart/form-data; boundary=x', '--x\r\n\r\n{}\r\n--x--'],
    ['text/plain', '{}'],
    ['text/plain;application/json', '{}'],
    ['', ''],
  ])('is refused as a form of type "%s", which asks no leave before', async (type, text) => {
    const origin = 'http://evil.example';
    const headers: Record<string, string> =
      type === '' ? { origin } : { origin, 'content-type': type };

    const { status } = await pressing(headers).send(text);

    expect([401, 415]).toContain(status);
  });

  it('is refused without the name of its page, as an image or a link would send it', async () => {
    const get = server.http('get', pathOf(ROUTES.lobby, { branchId: DEMO })).set({ cookie, host });

    expect([(await pressing({}).send({})).status, (await get).status]).toEqual([401, 401]);
  });

  it('never begins by asking whether another site may send it: no site is told yes', async () => {
    const response = await fetch(`${server.url}${pathOf(ROUTES.signIn)}`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': `${SCREEN_HEADER}, content-type`,
      },
    });

    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(
      [...response.headers.keys()].filter((name) => name.startsWith('access-control')),
    ).toEqual([]);
  });
});

describe('every answer', () => {
  it.each([
    '/',
    '/docs',
    '/livez',
    '/readyz',
    '/metrics',
    '/api/v1/openapi.json',
    '/api/v1/branches',
    '/api/v1/nothing',
    '/nothing',
    '/%',
  ])(
    'at %s is guessed at by no browser, framed by no other site, and tells nobody where from',
    async (path) => {
      const { headers } = await server.http('get', path);

      const policy = headers['content-security-policy'] ?? '';
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(policy).toMatch(/frame-ancestors '(none|self)'/);
      expect(policy).toMatch(/default-src '(none|self)'/);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    },
  );
});
