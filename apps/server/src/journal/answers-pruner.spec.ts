import { describe, expect, it } from '@jest/globals';
import { BRANCH, MINUTE_MS, press } from '@lobbyflow/testing';
import { aRequest, pictureOf } from '../../test/a-process.js';
import { processes } from '../../test/processes.js';
import { AnswersPruner } from './answers-pruner.js';
import { verifyChain } from './verify-chain.js';

const server = processes();
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('Answers', () => {
  it('are kept for seven days, so that the same id gets the same answer', async () => {
    const { commits, clock, journal } = await server.morning();
    const request = aRequest(press('call-next', 1));
    const first = await journal.submit(request);
    clock.advance(7 * DAY_MS);

    expect(await new AnswersPruner(commits, clock).pruneSome()).toBe(0);
    expect(await journal.submit(request)).toEqual(first);
  });

  it('are dropped afterwards, and nothing of the journal with them', async () => {
    const { commits, clock, journal, databases } = await server.morning();
    clock.advance(7 * DAY_MS + 1);

    const dropped = await new AnswersPruner(commits, clock).pruneSome();

    expect(dropped).toBe(6);
    const left = await databases.read.all({ sql: 'SELECT * FROM answers', parameters: [] });
    expect(left).toEqual([]);
    expect(await verifyChain(commits, BRANCH)).toMatchObject({ revision: 6 });
    const restarted = await server.start();
    expect(pictureOf(restarted.journal.current)).toEqual(pictureOf(journal.current));
  });

  it('of a replay are as old as they are, whatever year it plays', async () => {
    const { commits, clock, submit } = await server.morning({
      replay: { startsAt: 927_400_000_000 as never, speed: 60 },
    });
    await submit(press('call-next', 1));

    expect(await new AnswersPruner(commits, clock).pruneSome()).toBe(0);
  });
});
