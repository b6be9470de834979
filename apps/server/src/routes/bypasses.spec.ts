import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API_BASE, type RouteSpec, ROUTES } from '@lobbyflow/contract';
import { randomUUID } from 'node:crypto';
import { request as bareRequest } from 'node:http';
import { aServer, type TestServer } from '../../test/a-server.js';

const CLOSED = Object.entries<RouteSpec>(ROUTES).filter(([, { roles }]) => roles !== 'public');

let server: TestServer;
let display: string;

beforeAll(async () => {
  server = await aServer();
  display = await server.tokenOf('display');
});
afterAll(() => server.close());

/** The path as it is sent, with ids that are there. */
function pathTo({ path }: RouteSpec): string {
  const names: Readonly<Record<string, string>> = { branchId: 'demo', counterId: '1' };
  return API_BASE + path.replaceAll(/:(\w+)/g, (_, name: string) => names[name] ?? '2026-01-05');
}

/** Ways to write a path that some other part of a server might read as the same. */
const spellings = (path: string): readonly string[] => [
  path,
  `${path}/`,
  `${path}//`,
  `${path};x=1`,
  `${path}%2f`,
  `${path}%00`,
  `${path}.json`,
  `${path}?`,
  `/${path}`,
  path.replace('/api/', '/API/'),
  path.replace('/api/v1/', '/api//v1/'),
  path.replace('/api/v1/', '/api/./v1/'),
  path.replace('/api/v1/', '/livez/../api/v1/'),
  path.replace('/api/v1/', '/api/v1/%2e/'),
  path.replace('/api', '/%61pi'),
  path.replace('v1', '%76%31'),
];
/** Headers that some proxy or framework listens to. */
const DISGUISES: readonly Readonly<Record<string, string>>[] = [
  {},
  {
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': 'localhost',
    'x-real-ip': '127.0.0.1',
    'x-original-url': '/livez',
    'x-rewrite-url': '/livez',
  },
  { 'x-http-method-override': 'GET', 'x-method-override': 'GET', 'x-http-method': 'GET' },
];

/** Sent exactly as it stands: clients would tidy it up. */
function send(method: string, path: string, headers: Readonly<Record<string, string>>) {
  const { hostname, port } = new URL(server.url);
  return new Promise<number>((resolve, reject) => {
    const type =
      method === 'GET' || method === 'HEAD' ? {} : { 'content-type': 'application/json' };
    const all = { ...headers, ...type, 'idempotency-key': randomUUID() };
    const asked = bareRequest({ hostname, port, method, path, headers: all }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', reject);
    asked.end('content-type' in type ? '{}' : undefined);
  });
}

describe.each(CLOSED)('%s', (_, route) => {
  const methods = route.method === 'GET' ? ['GET', 'HEAD'] : [route.method];
  const mayDisplay = route.roles.includes('display');

  it('opens to nobody by another spelling or disguise, and to no role that may not', async () => {
    const opened: string[] = [];
    for (const path of spellings(pathTo(route))) {
      for (const method of methods) {
        for (const disguise of DISGUISES) {
          const who = mayDisplay ? [{}] : [{}, { authorization: `Bearer ${display}` }];
          for (const shown of who) {
            const status = await send(method, path, { ...disguise, ...shown });
            if (status < 400) opened.push(`${method} ${path}`);
          }
        }
      }
    }

    expect(opened).toEqual([]);
  });
});

describe('a value that is given twice', () => {
  it('is refused, so that no two parts of the server read different ones', async () => {
    const token = await server.tokenOf('admin');
    const path = `${API_BASE}/branches/demo/journal?since=1&since=2`;

    expect(await send('GET', path, { authorization: `Bearer ${token}` })).toBe(400);
  });
});
