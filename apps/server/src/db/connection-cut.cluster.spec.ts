import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BRANCH, press } from '@lobbyflow/testing';
import { aRequest, type Process, take } from '../../test/a-process.js';
import { type Cut, CuttingProxy } from '../../test/cutting-proxy.js';
import { databaseUrlFor } from '../../test/databases.js';
import { processes } from '../../test/processes.js';
import type { Answer } from '../journal/commit.js';
import { verifyChain } from '../journal/verify-chain.js';

const server = processes();
let proxy: CuttingProxy;
let process: Process;

beforeEach(async () => {
  const direct = await server.morning();
  proxy = await CuttingProxy.before(databaseUrlFor(server.folder)!);
  process = await server.start({ clock: direct.clock, databaseUrl: proxy.url });
});
afterEach(() => proxy.close());

const BUSY: unknown = { status: 'rejected', reason: expect.objectContaining({ code: 'busy' }) };

/** Sends until it is answered, as every client does: the same id again and again. */
async function insist(request: ReturnType<typeof aRequest>): Promise<Answer> {
  for (;;) {
    const answer = await process.journal.submit(request).catch(() => null);
    if (answer !== null) return answer;
  }
}

describe('A connection to PostgreSQL that is cut', () => {
  it('while it commits loses nothing and does nothing twice, 200 times', async () => {
    const known: { request: ReturnType<typeof aRequest>; answer: Answer }[] = [];

    for (let round = 0; round < 100; round += 1) {
      const cuts: readonly Cut[] =
        round % 2 ? ['unheard', 'unanswered'] : ['unanswered', 'unheard'];
      proxy.cutCommits(...cuts);
      const requests = [aRequest(take(100 + 2 * round)), aRequest(take(101 + 2 * round))];
      const answers = await Promise.all(requests.map((request) => process.journal.submit(request)));
      requests.forEach((request, index) => known.push({ request, answer: answers[index]! }));
      expect(proxy.left).toBe(0);
    }

    expect(known.map(({ answer }) => answer.status)).toEqual(known.map(() => 201));
    const { revision } = await verifyChain(process.commits, BRANCH);
    expect(revision).toBe(6 + known.length);
    const [counted] = await process.databases.read.all({
      sql: 'SELECT COUNT(*) AS numbers, COUNT(DISTINCT "ticketId") AS tickets FROM numbers',
      parameters: [],
    });
    expect(counted).toEqual({ numbers: 3 + known.length, tickets: 3 + known.length });
    for (const { request, answer } of known) {
      expect(await process.journal.submit(request)).toEqual(answer);
    }
    expect(process.journal.current.revision).toBe(revision);
    expect(process.heard.flatMap(({ commits }) => commits.map((one) => one.revision))).toEqual(
      Array.from({ length: known.length }, (_, index) => index + 7),
    );
  });

  it('at any moment costs nobody more than asking again with the same id', async () => {
    const answers: Promise<Answer>[] = [];

    for (let round = 0; round < 40; round += 1) {
      answers.push(insist(aRequest(take(100 + round))));
      if (round % 4 === 3) await Promise.race(answers.slice(-4));
      proxy.cutAll();
    }
    const statuses = (await Promise.all(answers)).map(({ status }) => status);

    expect(new Set(statuses)).toEqual(new Set([201]));
    expect(await verifyChain(process.commits, BRANCH)).toMatchObject({ revision: 6 + 40 });
  });

  it('that hangs is answered busy, by everybody who waits, and is replaced', async () => {
    const first = aRequest(press('call-next', 1));
    await process.journal.submit(first);
    proxy.hold(true);

    const presses = Array.from({ length: 100 }, (_, index) => process.submit(take(100 + index)));
    const settled = await Promise.allSettled(presses);
    proxy.hold(false);
    const answer = await insist(aRequest(take(1_000)));

    expect(settled).toEqual(settled.map(() => BUSY));
    expect(answer.status).toBe(201);
    expect(process.fatal.reasons).toEqual([]);
  });
});
