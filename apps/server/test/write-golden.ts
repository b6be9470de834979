// Writes a golden journal of this release, for a release that changes events or rules:
//   node --import ./apps/server/test/run-typescript.mjs -C source apps/server/test/write-golden.ts <name> [<seed> [<most commits>]]
import { type BusinessDay, type Command, type TicketId } from '@lobbyflow/engine';
import { anInstant, aWish, BRANCH, commandOf, FakeClock, openDay } from '@lobbyflow/testing';
import fc from 'fast-check';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { aFolder, aProcess, type Process, statementOf } from './a-process.js';

const KINDS_OF_EVENT = 43;
const MANY = 5_000;

const [name = 'new', seed = '1', most = String(MANY)] = process.argv.slice(2);
const folder = await aFolder();
const clock = new FakeClock(anInstant(0));
const server = await aProcess(folder.path, { clock });
await play(server);
const commits = await server.commits.after(BRANCH, 0, MANY);
const golden = { commits, lobby: statementOf(server.journal.current.lobby) };
const file = join(import.meta.dirname, '../src/journal/golden', `${name}.json`);
await writeFile(file, `${JSON.stringify(golden, null, 2)}\n`);
await server.databases.close();
await folder.remove();

/** Plays busy days until everything that can happen has happened, or as much as was asked for. */
async function play({ submit, journal, heard }: Process): Promise<void> {
  const issued: TicketId[] = [];
  let day = 5;
  await submit(openDay());
  for (const wish of fc.sample(aWish, { numRuns: MANY, seed: Number(seed) })) {
    clock.advance(wish.afterMs);
    let command: Command = commandOf(wish, journal.current.lobby, issued);
    if (command.type === 'open-day') {
      const businessDay = `2026-01-${String((day += 1)).padStart(2, '0')}` as BusinessDay;
      command = { ...command, businessDay };
    }
    const { status } = await submit(command);
    if (command.type === 'issue' && status === 201) issued.push(command.ticketId);
    const kinds = heard.flatMap(({ events }) => events.map(({ type }) => type));
    if (new Set(kinds).size === KINDS_OF_EVENT) return;
    if (journal.current.revision >= Number(most)) return;
  }
}
