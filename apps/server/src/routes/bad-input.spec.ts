import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pathOf, Problem, type RouteSpec, ROUTES } from '@lobbyflow/contract';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { aServer, DEMO, type TestServer } from '../../test/a-server.js';

const ISSUE = pathOf(ROUTES.issue, { branchId: DEMO });
/** Sign-in costs a hash each time; it is read by the same schemas as all others. */
const CHEAP = Object.entries<RouteSpec>(ROUTES).filter(([name]) => name !== 'signIn');

let server: TestServer;
let bearer: string;

beforeAll(async () => {
  server = await aServer();
  bearer = `Bearer ${await server.tokenOf('lead')}`;
});
afterAll(() => server.close());

/** A ticket's wish with one thing wrong about it. */
const posting = () =>
  server.http('post', ISSUE).set('Authorization', bearer).set('Idempotency-Key', randomUUID());

async function answerTo(test: ReturnType<typeof posting>) {
  const { status, type, body, text } = await test;
  expect(type).toBe('application/problem+json');
  expect(text).not.toMatch(/node_modules|\.ts:|\.js:/);
  const { code, errors } = Problem.parse(body);
  return { status, code, paths: errors?.map(({ path }) => path) };
}

describe('a request that cannot be taken', () => {
  it.each([
    ['no JSON', '{"serviceId":', 400, 'invalid-request', ['']],
    ['a list', '[]', 400, 'invalid-request', ['']],
    ['a bare word', '"cash"', 400, 'invalid-request', ['']],
    ['null', 'null', 400, 'invalid-request', ['']],
    ['a missing field', '{}', 400, 'invalid-request', ['serviceId']],
    ['a field of another kind', '{"serviceId":7}', 400, 'invalid-request', ['serviceId']],
    ['an unknown field', '{"serviceId":"cash","name":"Li"}', 400, 'invalid-request', ['name']],
    [
      'a field that reaches for the prototype',
      '{"__proto__":{"a":1}}',
      400,
      'invalid-request',
      ['__proto__'],
    ],
    ['NUL in an id', '{"serviceId":"ca\\u0000sh"}', 400, 'invalid-request', ['serviceId']],
    ['half of a character', '{"serviceId":"\\ud83d"}', 400, 'invalid-request', ['serviceId']],
    ['letters that only look right', '{"serviceId":"саѕһ"}', 400, 'invalid-request', ['serviceId']],
    ['nesting without end', '['.repeat(20_000), 400, 'invalid-request', ['']],
    [
      'deep nesting',
      `{"serviceId":${'['.repeat(50)}${']'.repeat(50)}}`,
      400,
      'invalid-request',
      ['serviceId.0.0'],
    ],
    ['100 KB', `{"serviceId":"${'x'.repeat(100_000)}"}`, 413, 'payload-too-large', undefined],
    [
      'a service that is not offered here',
      '{"serviceId":"nails"}',
      409,
      'unknown-service',
      undefined,
    ],
  ])('for %s is told why', async (_, text, status, code, paths) => {
    const told = await answerTo(posting().set('Content-Type', 'application/json').send(text));

    expect(told).toEqual({ status, code, paths });
  });

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ])('for %s is told that JSON is read here', async (type) => {
    const told = await answerTo(posting().set('Content-Type', type).send('serviceId=cash'));

    expect(told).toMatchObject({ status: 415, code: 'not-acceptable-body' });
  });

  it('for a missing or a strange command id is told which header', async () => {
    const body = { serviceId: 'cash' };
    const bare = server.http('post', ISSUE).set('Authorization', bearer).send(body);

    expect(await answerTo(bare)).toMatchObject({ status: 400, code: 'command-id-missing' });
    expect(await answerTo(posting().set('Idempotency-Key', 'seven').send(body))).toMatchObject({
      status: 400,
      paths: ['Idempotency-Key'],
    });
    expect(await answerTo(posting().set('If-Match', 'seven').send(body))).toMatchObject({
      status: 400,
      paths: ['If-Match'],
    });
  });

  it('for a path that takes other methods is told which', async () => {
    const wrong = await server.http('delete', ISSUE).set('Authorization', bearer);

    expect(wrong.status).toBe(405);
    expect(wrong.headers['allow']).toBe('POST');
    expect(Problem.parse(wrong.body).code).toBe('method-not-allowed');
  });

  it.each([
    '/api/v1/nothing',
    '/api/v2/branches',
    '/nothing',
    '/api/v1/branches/demo/tickets/a/b/c',
    '/api/v1/branches/demo/',
  ])('for %s is told that nothing is there', async (path) => {
    expect(await answerTo(server.http('get', path) as never)).toMatchObject({
      status: 404,
      code: 'not-found',
    });
  });

  it.each([
    '%',
    '%00',
    '%E0%A4%A',
    'a%2F..%2Fb',
    '%F0%9F%98%80',
    'x'.repeat(300),
    '..',
    "' OR 1=1 --",
  ])('for a ticket called %s is told that it is no id, or that there is none', async (id) => {
    const path = `/api/v1/branches/demo/tickets/${id.includes('%') ? id : encodeURIComponent(id)}`;

    const { status, code } = await answerTo(server.http('get', path).set('Authorization', bearer));

    expect([400, 404]).toContain(status);
    expect(['invalid-request', 'not-found']).toContain(code);
  });

  it('takes an empty body of JSON for an empty object', async () => {
    const path = pathOf(ROUTES.callNext, { branchId: DEMO, counterId: '1' });

    const { status, body } = await server
      .http('post', path)
      .set('Authorization', bearer)
      .set('Idempotency-Key', randomUUID())
      .set('Content-Type', 'application/json')
      .send('');

    expect(status).toBe(409);
    expect(Problem.parse(body).code).toBe('counter-not-open');
  });
});

describe('any body at all', () => {
  it.each(CHEAP)('sent to %s ends in an answer of ours, never in a fault', async (_, route) => {
    const strange = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 2 }))
        .map((one) => JSON.stringify(one)),
    );
    const id = fc.oneof(
      fc.constantFrom('1', 'demo', 'a b', '..', '%00', 'Ж'),
      fc.string({ maxLength: 8 }),
    );
    const as =
      route.roles === 'public'
        ? 'lead'
        : (['lead', 'admin', 'auditor'] as const).find((role) => route.roles.includes(role));
    const token = `Bearer ${await server.tokenOf(as ?? 'lead')}`;

    await fc.assert(
      fc.asyncProperty(strange, id, async (text, name) => {
        const path = pathOf(route, {
          branchId: DEMO,
          counterId: name,
          ticketId: name,
          staffId: name,
          deviceId: name,
          businessDay: name,
          pairingCode: name,
        });
        const method = route.method.toLowerCase() as 'get' | 'post';
        const sent = server
          .http(method, path)
          .set('Authorization', token)
          .set('Idempotency-Key', randomUUID());
        const { status, type } = await (route.method === 'GET'
          ? sent.query({ [name]: text.slice(0, 100) })
          : sent.set('Content-Type', 'application/json').send(text));
        expect(status).toBeLessThan(500);
        if (status >= 400) expect(type).toBe('application/problem+json');
      }),
      { numRuns: 6 },
    );
  });
});

describe('a name', () => {
  it.each([
    ['a control sign', 'Kiosk\u0007'],
    ['a line break', 'Kiosk\nby the door'],
    ['a separator of lines', 'Kiosk\u2028by the door'],
    ['a turn of direction', 'Kiosk \u202egnp.exe'],
    ['an isolate', '\u2066Kiosk'],
    ['nothing but blanks', '   '],
    ['more than sixty signs', 'x'.repeat(61)],
  ])('with %s is given to nothing', async (_, name) => {
    const body = { name, role: 'kiosk' };
    const branch = { id: 'south', name, timeZone: 'Asia/Shanghai' };

    const answers = [
      await server.call(ROUTES.enrolDevice, { as: 'manager', body }),
      await server.call(ROUTES.createBranch, { as: 'admin', body: branch }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '{{constructor.constructor("alert(1)")()}}',
    "'; DROP TABLE devices; --",
    '网点一号 🏦 Ünïcödé',
  ])('is kept and told as it was given, and is nothing but text: %s', async (name) => {
    const body = { name, role: 'kiosk' };
    const made = await server.call(ROUTES.enrolDevice, { as: 'manager', body });
    const listed = await server.call(ROUTES.listDevices, { as: 'manager' });

    expect(made.status).toBe(201);
    expect(listed.type).toBe('application/json');
    expect((listed.body as { items: { name: string }[] }).items.map((one) => one.name)).toContain(
      name,
    );
  });
});
