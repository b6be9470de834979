import type { CounterAnswer, Problem, TicketCommandAnswer } from '@lobbyflow/contract';
import type { Command, Lobby, TicketId } from '@lobbyflow/engine';
import { anInstant, BRANCH, FakeClock, issue } from '@lobbyflow/testing';
import { createHash, randomUUID } from 'node:crypto';
import type { Databases } from '../src/db/data-source.js';
import { BranchEntity } from '../src/db/entities/branch.entity.js';
import { BranchesRepository } from '../src/journal/branches.repository.js';
import type { Answer, CommandRequest, Head } from '../src/journal/commit.js';
import { CommitFeed, type Committed } from '../src/journal/commit-feed.js';
import { CommitsRepository } from '../src/journal/commits.repository.js';
import type { Journal } from '../src/journal/journal.js';
import { Journals } from '../src/journal/journals.js';
import { FollowJournals } from '../src/journal/follow-journals.js';
import { ToldWaits } from '../src/journal/told-waits.js';
import type { ReplayTime } from '../src/ports/branch-clock.js';
import type { Fatal } from '../src/ports/fatal.js';
import type { Stopwatch } from '../src/ports/stopwatch.js';
import { newData, openData, removeData } from './databases.js';

/** Data of its own, by the name of a folder, and the way to be rid of it. */
export async function aFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await newData();
  return { path, remove: () => removeData(path) };
}

/** A stopwatch that keeps step with the wall clock, as long as that is not set by hand. */
export function inStepWith(clock: FakeClock): Stopwatch {
  return { elapsedMs: () => clock.now(), elapsedWithSleepMs: () => clock.now() };
}

/** Remembers why the process would have ended. */
export class FakeFatal implements Fatal {
  readonly reasons: string[] = [];

  stop({ message }: Error): void {
    this.reasons.push(message);
  }
}

/** A server process without its doors: database, journals, and who listens. */
export interface Process {
  readonly databases: Databases;
  readonly journals: Journals;
  readonly journal: Journal;
  readonly commits: CommitsRepository;
  /** Not at work until it is told to be. */
  readonly follow: FollowJournals;
  readonly feed: CommitFeed;
  readonly waits: ToldWaits;
  readonly clock: FakeClock;
  readonly fatal: FakeFatal;
  /** Everything that was told since the process began. */
  readonly heard: readonly Committed[];
  readonly submit: (command: Command, commandId?: string) => Promise<Answer>;
}

export interface ProcessWish {
  readonly clock?: FakeClock;
  readonly replay?: ReplayTime | null;
  /** Another way to the database of a cluster. */
  readonly databaseUrl?: string;
  /** That which writes to a file; the process's own when left out. */
  readonly thread?: URL | undefined;
}

/** Starts a process over the data of a folder, which it makes, with the branch `north`, when missing. */
export async function aProcess(
  folder: string,
  { clock = new FakeClock(anInstant(0)), replay = null, databaseUrl, thread }: ProcessWish = {},
): Promise<Process> {
  const fatal = new FakeFatal();
  const databases = await openData(folder, fatal, databaseUrl, thread);
  try {
    return await startOn(databases, { clock, replay, fatal });
  } catch (error) {
    await databases.close();
    throw error;
  }
}

async function startOn(
  databases: Databases,
  { clock, replay, fatal }: { clock: FakeClock; replay: ReplayTime | null; fatal: FakeFatal },
): Promise<Process> {
  const { writer, read, doorbell } = databases;
  await writer.transaction(async (db) => {
    if ((await db.countBy(BranchEntity, { id: BRANCH })) > 0) return;
    const branch = { id: BRANCH, name: 'North', timeZone: 'Asia/Shanghai' };
    await db.insert(BranchEntity, { ...branch, clock: replay, createdAt: clock.now() });
  });
  const feed = new CommitFeed();
  const heard: Committed[] = [];
  const commits = new CommitsRepository(writer, read);
  const branches = new BranchesRepository(read);
  const waits = new ToldWaits();
  const watch = inStepWith(clock);
  const journals = new Journals(branches, commits, feed, clock, watch, fatal, waits, doorbell);
  await journals.onModuleInit();
  const follow = new FollowJournals(journals, branches, commits, feed, doorbell);
  feed.subscribe((committed) => heard.push(committed));
  const journal = journals.of(BRANCH);
  const submit = (command: Command, commandId?: string) =>
    journal.submit(aRequest(command, commandId));
  return {
    databases,
    journals,
    journal,
    commits,
    follow,
    feed,
    waits,
    clock,
    fatal,
    heard,
    submit,
  };
}

/** A command as a route would hand it on. */
export function aRequest(command: Command, commandId: string = randomUUID()): CommandRequest {
  const requestHash = createHash('sha256').update(JSON.stringify(command)).digest('hex');
  const actor = 'by' in command ? command.by.id : 'system';
  return { commandId, requestHash, actor, device: null, command };
}

/** Takes ticket `ticket-<n>`. */
export function take(number: number): Command {
  return issue({ ticketId: `ticket-${number}` as TicketId });
}

/** What an answer says, whichever it is. */
export function told({ body }: Answer): Required<CounterAnswer> & TicketCommandAnswer & Problem {
  return JSON.parse(body) as Required<CounterAnswer> & TicketCommandAnswer & Problem;
}

/** Everything in a head as plain values, to be compared: maps as their entries, trees as their values. */
export function pictureOf(head: Head): unknown {
  return JSON.parse(
    JSON.stringify(head, (_, value: unknown) => {
      if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
      if (value instanceof Set) return [...(value as Set<unknown>)];
      return isTree(value) ? value.values() : value;
    }),
  );
}

function isTree(value: unknown): value is { values(): readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'root' in value;
}

/** What a lobby comes to, in words that every release can say: who is where, and how many there were. */
export function statementOf(lobby: Lobby): unknown {
  return {
    revision: lobby.revision,
    businessDay: lobby.businessDay,
    tally: lobby.tally,
    tickets: lobby.tickets
      .values()
      .map(({ id, number, state, serviceId, laneId, leg, counterId, arrivedAt }) => {
        return { id, number, state, serviceId, laneId, leg, counterId, arrivedAt };
      }),
    counters: [...lobby.counters.values()].map(({ id, session, tellerId, ticketId }) => {
      return { id, session, tellerId, ticketId };
    }),
  };
}
