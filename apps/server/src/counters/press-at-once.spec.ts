import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CounterAnswer, ROUTES, type TicketCommandAnswer } from '@lobbyflow/contract';
import { aServer, type TestServer } from '../../test/a-server.js';
import { atCounter } from '../../test/at-work.js';

const COUNTERS = Array.from({ length: 20 }, (_, index) => `${index + 1}`);
const ROUNDS = 50;

let server: TestServer;
/** By counter and by kiosk, what each was told. */
const calls: CounterAnswer[] = [];
const tickets: TicketCommandAnswer['ticket'][] = [];
const failed: string[] = [];

beforeAll(async () => {
  server = await aServer({ hasLimits: false });
  for (const id of COUNTERS.slice(8)) {
    const body = { id, name: id, kind: 'standard' };
    await server.call(ROUTES.createCounter, { as: 'admin', body });
  }
  await Promise.all(COUNTERS.map((id) => atCounter(server, id, 'lead').told(ROUTES.openCounter)));
}, 60_000);
afterAll(() => server.close());

async function issueOne(): Promise<void> {
  const { status, body, text } = await server.call(ROUTES.issue, {
    as: 'kiosk',
    body: { serviceId: 'cash' },
  });
  if (status === 201) tickets.push((body as TicketCommandAnswer).ticket);
  else failed.push(text);
}

async function callOne(counterId: string): Promise<void> {
  const { press, told } = atCounter(server, counterId, 'lead');
  const { status, body, text } = await press(ROUTES.callNext);
  if (status !== 200) {
    failed.push(text);
    return;
  }
  calls.push(body as CounterAnswer);
  await told(ROUTES.noShow);
}

describe('twenty counters that press at once, while twenty kiosks issue', () => {
  it('give no ticket twice, no number twice, and leave no press unanswered while somebody waits', async () => {
    await Promise.all(COUNTERS.map(issueOne));
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all([...COUNTERS.map(callOne), ...COUNTERS.map(issueOne)]);
    }

    const expected = ROUNDS * COUNTERS.length;
    expect(failed).toEqual([]);
    expect(new Set(calls.map(({ ticket }) => ticket!.id)).size).toBe(expected);
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(expected + COUNTERS.length);
  }, 120_000);
});
