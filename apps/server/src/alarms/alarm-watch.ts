import { type ActorId, alarmChanges, type AlarmEvent, type BranchId } from '@lobbyflow/engine';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { BranchRounds } from '../journal/branch-rounds.js';
import type { Journal } from '../journal/journal.js';
import { Journals } from '../journal/journals.js';
import { idOfFacts } from '../ports/ids.js';

/** How often lobbies are looked at, and how long on its own clock each is then left alone. */
const LOOK_MS = 1_000;
const SYSTEM = 'system' as ActorId;

/** Raises, moves, repeats and clears alarms in every open branch, whether somebody looks or not. */
@Injectable()
export class AlarmWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly lookedAt = new Map<BranchId, number>();
  private readonly rounds: BranchRounds;

  constructor(journals: Journals) {
    const lookAt = (journal: Journal) => this.lookAt(journal);
    this.rounds = new BranchRounds(journals, lookAt, new Logger('Alarms'));
  }

  onApplicationBootstrap(): void {
    this.rounds.start(LOOK_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  /** Tells what is to be told in every branch. */
  look(): Promise<void> {
    return this.rounds.look();
  }

  private async lookAt(journal: Journal): Promise<void> {
    const { branchId, clock, current } = journal;
    const now = clock.now();
    // A clock that stands is set by whoever replays a day, and nobody is in that hall.
    if (clock.speed === 0) return;
    if (now - (this.lookedAt.get(branchId) ?? -Infinity) < LOOK_MS) return;
    this.lookedAt.set(branchId, now);
    const changes = alarmChanges(current.lobby, now);
    if (changes.length > 0) await this.tell(journal, changes);
  }

  /** The same change at the same revision has the same id: two processes tell it once. */
  private async tell(journal: Journal, changes: readonly AlarmEvent[]): Promise<void> {
    const { branchId, current } = journal;
    const facts = changes.map((change) => ({ ...change, at: 0, value: 0 }));
    const commandId = idOfFacts(
      branchId,
      'review-alarms',
      current.businessDay,
      current.revision,
      JSON.stringify(facts),
    );
    const command = { type: 'review-alarms' } as const;
    const requestHash = idOfFacts(JSON.stringify(command));
    await journal.submit({ commandId, requestHash, actor: SYSTEM, device: null, command });
  }
}
