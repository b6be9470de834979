import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonAnswer, Problem, ROUTES, SecondLine, SecondLinePerson } from '@lobbyflow/contract';
import { aMorning, aServer, type Sent, type TestServer } from '../../test/a-server.js';
import { accountOf } from '../../test/at-work.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer({ clock: aMorning() });
});
afterAll(() => server.close());

const MINUTE_MS = 60_000;
const asManager = (sent: Sent): Sent => ({ as: 'manager', ...sent });
const people = async () =>
  SecondLine.parse((await server.call(ROUTES.listSecondLine, asManager({}))).body).items;
const zhao = { name: '赵 Zhao', serviceIds: ['cash', 'pension'], travelMs: 2 * MINUTE_MS };

async function add(more: object = {}): Promise<SecondLinePerson> {
  const { body } = await server.call(
    ROUTES.createPerson,
    asManager({ body: { ...zhao, ...more } }),
  );
  return SecondLinePerson.parse(body);
}

describe('the second line of a branch', () => {
  it('is set up by its administrator: added, changed, and removed with the name', async () => {
    const { id } = await add();
    const params = { personId: id };

    const change = { name: '赵敏 Zhao', travelMs: MINUTE_MS };
    const changed = await server.call(ROUTES.changePerson, asManager({ params, body: change }));
    const listed = await people();
    const removed = await server.call(ROUTES.removePerson, asManager({ params }));

    expect(SecondLinePerson.parse(changed.body)).toMatchObject({
      ...zhao,
      ...change,
      state: 'free',
    });
    expect(listed).toContainEqual(changed.body);
    expect(removed.status).toBe(204);
    expect((await people()).map(({ name }) => name)).toEqual(['李 Li', '王 Wang']);
  });

  it('refuses a service or an account that the branch does not have, and says where', async () => {
    const body = { ...zhao, serviceIds: ['cash', 'tea'], staffId: 'nobody' };

    const refused = await server.call(ROUTES.createPerson, asManager({ body }));

    expect(refused.status).toBe(400);
    expect(Problem.parse(refused.body).errors).toMatchObject([
      { path: 'serviceIds.1' },
      { path: 'staffId' },
    ]);
  });

  it('is called to a window, answers, comes, and is free again', async () => {
    const { id } = await add();
    const params = { personId: id };
    const states: string[] = [];
    const say = async (
      route: typeof ROUTES.acceptCall | typeof ROUTES.callPerson,
      body?: object,
    ) => {
      const answer = await server.call(route, { params, ...(body && { body }) });
      states.push(PersonAnswer.parse(answer.body).person.state);
    };

    await say(ROUTES.callPerson, { counterId: '8' });
    await say(ROUTES.acceptCall);
    await say(ROUTES.arrivePerson);
    await say(ROUTES.releasePerson);

    expect(states).toEqual(['called', 'coming', 'there', 'free']);
  });

  it('answers for itself: a teller speaks for nobody else', async () => {
    const own = await add({ staffId: await accountOf(server, 'teller8') });
    const body = { counterId: '8' };
    await server.call(ROUTES.callPerson, { params: { personId: own.id }, body });
    const accept = (as: string) =>
      server.call(ROUTES.acceptCall, { as, params: { personId: own.id } });

    const [other, self] = [await accept('teller1'), await accept('teller8')];

    expect([other.status, self.status]).toEqual([403, 200]);
  });

  it('keeps names out of every journal', async () => {
    await add();

    const { body } = await server.call(ROUTES.journal, { as: 'auditor' });

    expect(JSON.stringify(body)).not.toContain('赵');
  });
});
