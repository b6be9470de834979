import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Databases } from '../db/data-source.js';
import type { WaitsComputer } from '../forecast/waits-computer.js';
import { Doorbell } from '../db/doorbell.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import { Clock, SystemClock } from '../ports/clock.js';
import { Fatal, ProcessFatal } from '../ports/fatal.js';
import { Ids, RandomIds } from '../ports/ids.js';
import { Stopwatch, SystemStopwatch } from '../ports/stopwatch.js';
import { AnswersPruner } from './answers-pruner.js';
import { BranchesRepository } from './branches.repository.js';
import { CommitFeed } from './commit-feed.js';
import { CommitsRepository } from './commits.repository.js';
import { FollowJournals } from './follow-journals.js';
import { Journals } from './journals.js';
import { ToldWaits } from './told-waits.js';
import { SystemJournal } from './system-journal.repository.js';

/** What stands in for the world, where a test wants to say it. */
export interface Ports {
  readonly clock?: Clock;
  readonly stopwatch?: Stopwatch;
  readonly ids?: Ids;
  readonly fatal?: Fatal;
  readonly waits?: WaitsComputer;
}

/** Ports, database, journals: what every feature of the server stands on. */
@Global()
@Module({})
export class JournalModule {
  /** @param databases - open, and closed by whoever opened them */
  static over({ writer, read, doorbell }: Databases, ports: Ports = {}): DynamicModule {
    const shared = [
      { provide: Clock, useValue: ports.clock ?? new SystemClock() },
      { provide: Stopwatch, useValue: ports.stopwatch ?? new SystemStopwatch() },
      { provide: Ids, useValue: ports.ids ?? new RandomIds() },
      { provide: Fatal, useValue: ports.fatal ?? new ProcessFatal() },
      { provide: Writer, useValue: writer },
      { provide: ReadConnection, useValue: read },
      { provide: Doorbell, useValue: doorbell },
      CommitFeed,
      CommitsRepository,
      FollowJournals,
      Journals,
      SystemJournal,
      ToldWaits,
    ];
    return {
      module: JournalModule,
      providers: [...shared, AnswersPruner, BranchesRepository],
      exports: shared.map((one) => ('provide' in one ? one.provide : one)),
    };
  }
}
