import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CounterAnswer,
  pathOf,
  type RouteSpec,
  ROUTES,
  type TicketCommandAnswer,
} from '@lobbyflow/contract';
import { randomUUID } from 'node:crypto';
import { aServer, DEMO, type Sent, type TestServer } from '../../test/a-server.js';
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

/** Thousands of calls: by the platform's own client, which keeps its connections. */
async function send(route: RouteSpec, as: string, more: Sent = {}): Promise<Told> {
  const answer = await fetch(server.url + pathOf(route, { branchId: DEMO, ...more.params }), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await server.tokenOf(as)}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(more.body ?? {}),
  });
  return { status: answer.status, text: await answer.text() };
}
interface Told {
  readonly status: number;
  readonly text: string;
}

async function issueOne(): Promise<void> {
  const { status, text } = await send(ROUTES.issue, 'kiosk', { body: { serviceId: 'cash' } });
  if (status === 201) tickets.push((JSON.parse(text) as TicketCommandAnswer).ticket);
  else failed.push(text);
}

async function callOne(counterId: string): Promise<void> {
  const params = { counterId };
  const called = await send(ROUTES.callNext, 'lead', { params });
  if (called.status !== 200) {
    failed.push(called.text);
    return;
  }
  calls.push(JSON.parse(called.text) as CounterAnswer);
  const missed = await send(ROUTES.noShow, 'lead', { params });
  if (missed.status !== 200) failed.push(missed.text);
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
