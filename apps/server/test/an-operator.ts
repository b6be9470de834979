import type { BusinessDay, Command, TicketId } from '@lobbyflow/engine';
import { anInstant, aWish, BRANCH, commandOf, FakeClock, openDay } from '@lobbyflow/testing';
import fc from 'fast-check';
import { join } from 'node:path';
import { openSqlite } from '../src/db/data-source.js';
import { hashOf, ORIGIN } from '../src/journal/chain.js';
import type { Commit } from '../src/journal/commit.js';
import { toCommit } from '../src/journal/commits.repository.js';
import type { Row } from '../src/db/writer.js';
import { runOperator } from '../src/operator/program.js';
import { ProjectionsRepository } from '../src/projections/projections.repository.js';
import { Projector } from '../src/projections/projector.js';
import type { Process } from './a-process.js';

/** What a command said, and how it ended. */
export interface Ended {
  readonly exit: number;
  readonly said: string;
  readonly warned: string;
}

/** Types a command. */
export async function operate(
  argv: readonly string[],
  {
    environment = {},
    input = '',
    clock = new FakeClock(anInstant(0)),
  }: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly input?: string;
    readonly clock?: FakeClock;
  } = {},
): Promise<Ended> {
  const said: string[] = [];
  const warned: string[] = [];
  const exit = await runOperator(argv, {
    say: (line) => said.push(line),
    warn: (line) => warned.push(line),
    environment,
    clock,
    readInput: () => Promise.resolve(input),
  });
  return { exit, said: said.join('\n'), warned: warned.join('\n') };
}

/** Plays a random day, or some of them, out on a process; the same for the same seed. */
export async function playAnyDay(
  process: Process,
  { length, seed }: { readonly length: number; readonly seed: number },
): Promise<void> {
  const arbitrary = fc.array(aWish, { minLength: length, maxLength: length });
  const [wanted = []] = fc.sample(arbitrary, { numRuns: 1, seed });
  const issued: TicketId[] = [];
  let day = 5;
  if (process.journal.current.revision === 0) await process.submit(openDay());
  for (const wish of wanted) {
    process.clock.advance(wish.afterMs);
    let command: Command = commandOf(wish, process.journal.current.lobby, issued);
    if (command.type === 'open-day') {
      const businessDay = `2026-01-${String((day += 1)).padStart(2, '0')}` as BusinessDay;
      command = { ...command, businessDay };
    }
    const { status } = await process.submit(command);
    if (command.type === 'issue' && status === 201) issued.push(command.ticketId);
  }
}

/** Makes the rows of the reports of all that is committed. */
export function makeRows({ journals, commits, databases, feed }: Process): Promise<void> {
  const rows = new ProjectionsRepository(databases.writer);
  return new Projector(journals, commits, rows, feed).catchUp(BRANCH);
}

/**
 * Rewrites commits past every rule of ours, and gives the whole journal new
 * hashes, as somebody would who knows how.
 */
export async function forge(
  folder: string,
  change: (commit: Commit) => Partial<Commit>,
): Promise<void> {
  const db = await openSqlite(join(folder, 'lobbyflow.db'));
  const rows = await db.query<Row[]>(
    `SELECT * FROM commits WHERE "branchId" = ? ORDER BY "revision"`,
    [BRANCH],
  );
  let prevHash = ORIGIN.hash;
  for (const commit of rows.map(toCommit)) {
    const line = { ...commit, ...change(commit), prevHash };
    const hash = hashOf(line);
    await db.query(
      `UPDATE commits SET "revision" = ?, "at" = ?, "businessDay" = ?, "command" = ?, "events" = ?,
        "prevHash" = ?, "hash" = ? WHERE "branchId" = ? AND "revision" = ?`,
      [
        ...[line.revision, line.at, line.businessDay, line.command, line.events, prevHash, hash],
        ...[BRANCH, commit.revision],
      ],
    );
    prevHash = hash;
  }
  await db.destroy();
}
