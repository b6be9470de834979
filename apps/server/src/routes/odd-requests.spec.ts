import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pathOf, ROUTES } from '@lobbyflow/contract';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { aServer, DEMO, type TestServer } from '../../test/a-server.js';

const ISSUE = pathOf(ROUTES.issue, { branchId: DEMO });
/** What Java's client and `curl --http2` say with their first request. */
const OFFER = [
  'Connection: Upgrade, HTTP2-Settings',
  'Upgrade: h2c',
  'HTTP2-Settings: AAMAAABkAAQAAP__',
];

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

/** Everything a bare connection hears until the server hangs up. */
function hear(...parts: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}

const head = (...lines: readonly string[]) => [...lines, '', ''].join('\r\n');

describe('a request that is odd as HTTP', () => {
  it('is answered even where it is not HTTP', async () => {
    expect(await hear('BREW coffee\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*invalid-request/,
    );
  });

  it('is served as it stands when it offers another protocol', async () => {
    const asked = head('GET /api/v1/openapi.json HTTP/1.1', 'Host: x', ...OFFER);
    const last = head('GET /livez HTTP/1.1', 'Host: x', 'Connection: close');

    const heard = await hear(asked, last);

    expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    expect(heard).toContain('"openapi":"3.1');
  });

  it('keeps its body when it offers another protocol', async () => {
    const body = JSON.stringify({ serviceId: 'cash' });
    const asked = head(
      `POST ${ISSUE} HTTP/1.1`,
      'Host: x',
      ...OFFER,
      `Authorization: Bearer ${await server.tokenOf('lead')}`,
      `Idempotency-Key: ${randomUUID()}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    );
    const last = head('GET /livez HTTP/1.1', 'Host: x', 'Connection: close');

    const heard = await hear(asked + body.slice(0, 5), body.slice(5), last);

    expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 201', 'HTTP/1.1 200']);
    expect(heard).toContain('"state":"waiting"');
  });

  it('is told so when it wants a tunnel', async () => {
    const heard = await hear(head('CONNECT bank.example:443 HTTP/1.1', 'Host: x'));

    expect(heard).toMatch(/^HTTP\/1\.1 405 [^]*application\/problem\+json[^]*method-not-allowed/);
  });

  it('is told so when it expects what nobody has heard of', async () => {
    const heard = await hear(head('GET /livez HTTP/1.1', 'Host: x', 'Expect: applause'));

    expect(heard).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*"path":"Expect"/);
  });
});
