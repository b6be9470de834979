import { afterEach, describe, expect, it } from '@jest/globals';
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
import { IS_ON_POSTGRES } from '../../test/databases.js';

const COUNTERS = Array.from({ length: 20 }, (_, index) => `${index + 1}`);
const ROUNDS = 50;

/** How many processes serve the branch; several can share a database server only. */
const PROCESSES = IS_ON_POSTGRES ? [1, 2] : [1];

let servers: TestServer[] = [];
let sent = 0;
/** By counter and by kiosk, what each was told. */
let calls: CounterAnswer[] = [];
let tickets: TicketCommandAnswer['ticket'][] = [];
let failed: string[] = [];

async function start(count: number): Promise<void> {
  [calls, tickets, failed] = [[], [], []];
  const server = await aServer({ hasLimits: false });
  servers = [server];
  for (const id of COUNTERS.slice(8)) {
    const body = { id, name: id, kind: 'standard' };
    await server.call(ROUTES.createCounter, { as: 'admin', body });
  }
  await Promise.all(COUNTERS.map((id) => atCounter(server, id, 'lead').told(ROUTES.openCounter)));
  while (servers.length < count) {
    servers.push(await aServer({ hasLimits: false, folder: server.folder }));
  }
}
afterEach(async () => {
  for (const server of servers.toReversed()) await server.close();
});

/** What a balancer does that knows nothing: each request to the next process. */
function nextServer(): TestServer {
  sent += 1;
  return servers[sent % servers.length]!;
}

/**
 * Thousands of calls: by the platform's own client, which keeps its connections.
 * As our screens do, it asks again with the same id when it is told to come back.
 */
async function send(route: RouteSpec, as: string, more: Sent = {}): Promise<Told> {
  const commandId = randomUUID();
  const token = await servers[0]!.tokenOf(as);
  for (;;) {
    const answer = await fetch(
      nextServer().url + pathOf(route, { branchId: DEMO, ...more.params }),
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': commandId,
        },
        body: JSON.stringify(more.body ?? {}),
      },
    );
    const text = await answer.text();
    if (answer.status !== 503) return { status: answer.status, text };
  }
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
  it.each(PROCESSES)(
    'through %d of our processes give no ticket twice, no number twice, and leave no press unanswered while somebody waits',
    async (count) => {
      await start(count);
      await Promise.all(COUNTERS.map(issueOne));
      for (let round = 0; round < ROUNDS; round += 1) {
        await Promise.all([...COUNTERS.map(callOne), ...COUNTERS.map(issueOne)]);
      }

      const expected = ROUNDS * COUNTERS.length;
      expect(failed).toEqual([]);
      expect(new Set(calls.map(({ ticket }) => ticket!.id)).size).toBe(expected);
      expect(new Set(tickets.map(({ number }) => number)).size).toBe(expected + COUNTERS.length);
    },
    120_000,
  );
});
