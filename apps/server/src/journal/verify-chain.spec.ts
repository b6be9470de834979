import { describe, expect, it } from '@jest/globals';
import { BRANCH, press } from '@lobbyflow/testing';
import { IS_ON_POSTGRES } from '../../test/databases.js';
import { processes, tamper } from '../../test/processes.js';
import { verifyChain } from './verify-chain.js';

const server = processes();

describe('The chain of a journal', () => {
  it('holds from the first commit to the head', async () => {
    const { commits, journal, submit } = await server.morning();
    await submit(press('call-next', 1));

    const last = await verifyChain(commits, BRANCH);

    expect(last).toEqual({ revision: 7, hash: journal.current.hash });
  });

  it.each([
    [
      'an event changed',
      `UPDATE commits SET "events" = REPLACE("events", 'ticket-2', 'ticket-9') WHERE "revision" = 5`,
      5,
    ],
    ['a command changed', `UPDATE commits SET "command" = '{}' WHERE "revision" = 4`, 4],
    ['a time changed', `UPDATE commits SET "at" = "at" + 1 WHERE "revision" = 3`, 3],
    ['a commit left out', `DELETE FROM commits WHERE "revision" = 4`, 5],
    ['the first commit left out', `DELETE FROM commits WHERE "revision" = 1`, 2],
    ['a hash put in', `UPDATE commits SET "prevHash" = "hash" WHERE "revision" = 2`, 2],
  ])('does not hold with %s', async (_, sql, revision) => {
    const { commits } = await server.morning();
    await tamper(server.folder, sql);

    await expect(verifyChain(commits, BRANCH)).rejects.toThrow(`broken at revision ${revision}`);
  });

  const damage = 'the journal of branch north is broken at revision 6: its bytes were changed.';
  const itsBranch = 'the journal of this branch is damaged';
  it('keeps a server from starting on a journal that was changed; in a cluster, from serving that branch', async () => {
    await server.morning();
    await tamper(server.folder, `UPDATE commits SET "actor" = 'nobody' WHERE "revision" = 6`);

    await expect(server.start()).rejects.toThrow(IS_ON_POSTGRES ? itsBranch : damage);
  });
});
