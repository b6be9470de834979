import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CreatedWebhook, ROUTES } from '@lobbyflow/contract';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { takeTicket } from '../../test/at-work.js';
import { SystemClock } from '../ports/clock.js';
import { signatureOf } from '../webhooks/sign.js';
import { WebhookSender } from '../webhooks/webhook-sender.js';

const EXAMPLES = join(import.meta.dirname, '../../../../docs/examples');
/** A process of its own has to start, and to come through all it does. */
const LONG_MS = 60_000;

let server: TestServer;
const children: ChildProcess[] = [];
beforeAll(async () => {
  server = await aServer({ webhookNetworks: ['127.0.0.1'] });
});
afterAll(async () => {
  for (const child of children) child.kill();
  await server.close();
});

/** Runs an example as a stranger would. */
function run(file: string, ...given: readonly string[]) {
  const child = spawn(process.execPath, [join(EXAMPLES, file), ...given]);
  children.push(child);
  let faults = '';
  child.stderr.on('data', (part: Buffer) => (faults += part.toString('utf8')));
  const lines = createInterface({ input: child.stdout });
  return { child, lines, faults: () => faults };
}

it(
  'the example of docs/protocol.md takes a ticket, calls it, sees it on the board and rates it',
  async () => {
    await takeTicket(server);
    const { child, lines, faults } = run('one-visit.mjs', server.url, DEMO, 'teller1', 'demo', '1');
    const told: { step: string; number?: string; calls?: string }[] = [];
    lines.on('line', (line) => told.push(JSON.parse(line) as { step: string }));

    const [code] = (await once(child, 'exit')) as [number];

    expect(faults()).toBe('');
    expect(code).toBe(0);
    const own = told.find(({ step }) => step === 'ticket')?.number;
    expect(own).toMatch(/^[A-Z]\d{3}$/);
    const called = told.filter(({ step }) => step === 'called').map(({ number }) => number);
    expect(called).toHaveLength(2);
    expect(called.at(-1)).toBe(own);
    expect(told.filter(({ calls }) => calls !== undefined).map(({ calls }) => calls)).toEqual(
      called,
    );
    expect(told.at(-1)).toEqual({ step: 'rated', number: own, score: 5 });
  },
  LONG_MS,
);

it(
  'the receiver of docs/protocol.md takes what is signed, once, and nothing else',
  async () => {
    const answer = await server.call(ROUTES.createWebhook, {
      as: 'admin',
      body: { name: 'Example', url: 'http://127.0.0.1:9/' },
    });
    const { secret } = CreatedWebhook.parse(answer.body);
    const { lines, faults } = run('receive-webhooks.mjs', secret);
    const [first] = (await once(lines, 'line')) as [string];
    const url = `http://127.0.0.1:${(JSON.parse(first) as { listening: number }).listening}/`;
    const body = JSON.stringify({
      ...{ deliveryId: 'd1', branchId: DEMO },
      commits: [{ revision: 7, events: [{ type: 'ticket.called' }] }],
    });
    const timestamp = String(Math.floor(new SystemClock().now() / 1_000));
    const send = async (signature: string, at = timestamp) => {
      const headers = { 'lobbyflow-timestamp': at, 'lobbyflow-signature': signature };
      return (await fetch(url, { method: 'POST', headers, body })).status;
    };
    const line = once(lines, 'line');

    const signature = signatureOf(secret, { timestamp, body });
    const statuses = [await send('v1=00'), await send(signature, '1'), await send(signature)];

    expect(faults()).toBe('');
    expect(statuses).toEqual([401, 401, 204]);
    expect(JSON.parse(((await line) as [string])[0])).toEqual({
      branchId: DEMO,
      revision: 7,
      types: ['ticket.called'],
    });
    expect(server.app.get(WebhookSender)).toBeDefined();
  },
  LONG_MS,
);
