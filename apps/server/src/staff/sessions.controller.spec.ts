import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pathOf, Problem, ROUTES, SCREEN_HEADER, Session, User } from '@lobbyflow/contract';
import { aMorning, aServer, callersOf, type TestServer } from '../../test/a-server.js';

let server: TestServer;
const clock = aMorning();
const SESSIONS = pathOf(ROUTES.signIn);
const CURRENT = pathOf(ROUTES.whoAmI);

beforeAll(async () => {
  server = await aServer({ clock });
});
afterAll(() => server.close());

const signIn = (username: string, password = 'demo') =>
  server.http('post', SESSIONS).set(SCREEN_HEADER, 'teller').send({ username, password });
const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  (answer.headers['set-cookie'] as string[])[0]!.split(';', 1)[0]!;
const whoAmI = (headers: Record<string, string>) => server.http('get', CURRENT).set(headers);

describe('signing in', () => {
  it('gives a token for programs and a cookie for the page that asks', async () => {
    const answer = await signIn('teller1').expect(201);

    expect(Session.parse(answer.body).user).toMatchObject({ role: 'teller', branchId: 'demo' });
    expect(answer.headers['set-cookie']![0]).toMatch(
      /^__Host-lobbyflow-teller=s\.[\w-]+; Path=\/; Max-Age=57600; HttpOnly; SameSite=Strict; Secure$/,
    );
    expect(answer.text).not.toContain('hash');
  });

  it('tells nobody whether the name or the password was wrong', async () => {
    const wrong = await signIn('teller1', 'guess');
    const nobody = await signIn('nobody-here', 'guess');

    expect([wrong.status, Problem.parse(wrong.body).code]).toEqual([401, 'credentials-wrong']);
    expect(nobody.text).toBe(wrong.text);
  });

  it('slows down who guesses, for that name only, and says how long', async () => {
    for (let tries = 0; tries < 5; tries += 1) await signIn('teller2', `guess-${tries}`);

    const slowed = await signIn('teller2');
    const other = await signIn('teller3');
    clock.advance(5_000);
    const later = await signIn('teller2');

    expect([slowed.status, Problem.parse(slowed.body).code]).toEqual([429, 'too-many-requests']);
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
    expect([other.status, later.status]).toEqual([201, 201]);
  });

  it('slows down guesses also when they come all at once', async () => {
    const guesses = Array.from({ length: 12 }, (_, index) => signIn('teller8', `guess-${index}`));

    const told = (await Promise.all(guesses)).map(({ status }) => status);

    expect(told.toSorted()).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
  });

  it('takes as many screens of one person as come at once', async () => {
    const screens = await Promise.all(Array.from({ length: 8 }, () => signIn('teller5')));

    expect(screens.map(({ status }) => status)).toEqual(Array<number>(8).fill(201));
  });
});

describe('an account that is guessed at from everywhere', () => {
  const guess = (from: number) =>
    server.http('post', SESSIONS).send({ username: 'auditor', password: `guess-${from}` });

  it('hears thirty guesses in an hour, and lets its owner in all the while', async () => {
    const owner = await signIn('auditor').expect(201);
    const known = (owner.headers['set-cookie'] as unknown as string[])
      .map((line) => line.split(';', 1)[0]!)
      .find((line) => line.startsWith('lobbyflow-known='))!;
    let heard = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      for (let tries = 0; tries < 2; tries += 1) {
        if ((await guess(minute)).status === 401) heard += 1;
      }
      clock.advance(60_000);
    }

    const stranger = await signIn('auditor');
    const back = await signIn('auditor').set('Cookie', known);

    expect(heard).toBeLessThanOrEqual(30);
    expect([stranger.status, back.status]).toEqual([429, 201]);
  });
});

describe('a session', () => {
  it('is shown by bearer, or by the cookie of the page that asks', async () => {
    const answer = await signIn('lead').expect(201);
    const { token } = Session.parse(answer.body);
    const cookie = cookieOf(answer);

    const bearer = await whoAmI({ authorization: `Bearer ${token}` });
    const page = await whoAmI({ cookie, [SCREEN_HEADER]: 'teller' });
    const otherPage = await whoAmI({ cookie, [SCREEN_HEADER]: 'manager' });
    const form = await whoAmI({ cookie });
    const foreign = { cookie, [SCREEN_HEADER]: 'teller', origin: 'https://evil.example' };

    expect(User.parse(bearer.body)).toMatchObject({ username: 'lead', role: 'lead' });
    expect(page.text).toBe(bearer.text);
    expect([otherPage.status, form.status, (await whoAmI(foreign)).status]).toEqual([
      401, 401, 401,
    ]);
  });

  it('ends when it is signed out, at once and for open sockets too', async () => {
    const answer = await signIn('teller4').expect(201);
    const { token } = Session.parse(answer.body);
    const headers = { authorization: `Bearer ${token}` };
    await whoAmI(headers).expect(200);

    const out = await server.http('delete', CURRENT).set(headers).set(SCREEN_HEADER, 'teller');

    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']![0]).toContain('Max-Age=0');
    expect((await whoAmI(headers)).status).toBe(401);
    expect(await callersOf(server).withToken(token)).toBeNull();
  });

  it('lasts for a long shift, and no longer', async () => {
    const { token } = Session.parse((await signIn('teller5').expect(201)).body);
    const headers = { authorization: `Bearer ${token}` };

    clock.advance(15 * 3_600_000);
    const late = await whoAmI(headers);
    clock.advance(3_600_000);
    const tomorrow = await whoAmI(headers);

    expect([late.status, tomorrow.status]).toEqual([200, 401]);
  });
});
