import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES, SCREEN_HEADER, Session } from '@lobbyflow/contract';
import { aServer, type TestServer } from '../../test/a-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

describe('signing in', () => {
  it('gives a token for programs and a cookie for the page that asks', async () => {
    const answer = await server
      .http('post', '/api/v1/sessions')
      .set(SCREEN_HEADER, 'teller')
      .send({ username: 'teller1', password: 'demo' })
      .expect(201);

    expect(Session.parse(answer.body).user).toMatchObject({ role: 'teller', branchId: 'demo' });
    expect(answer.headers['set-cookie']![0]).toMatch(
      /^__Host-lobbyflow-teller=s\.[\w-]+; .*Secure$/,
    );
  });
});
