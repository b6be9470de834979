import type { LoggerService } from '@nestjs/common';
import { Turn } from '../db/turn.js';
import type { Journal } from './journal.js';
import type { Journals } from './journals.js';

/** What is done at each branch, whether somebody looks or not; one that fails keeps no other waiting. */
export class BranchRounds {
  private readonly turn = new Turn();
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;
  private isClosing = false;

  constructor(
    private readonly journals: Journals,
    private readonly lookAt: (journal: Journal) => Promise<void>,
    private readonly logger: LoggerService,
  ) {}

  /** Goes round every so many milliseconds; a round that takes longer is not run into. */
  start(everyMs: number): void {
    this.timer = setInterval(() => {
      if (!this.isLooking) void this.look();
    }, everyMs).unref();
  }

  /** Begins no further branch, and waits for the one that is being looked at. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.isClosing = true;
    await this.turn.take(() => undefined);
  }

  /** One round, after the one that is under way. */
  look(): Promise<void> {
    return this.turn.take(async () => {
      this.isLooking = true;
      for (const journal of this.journals.all()) {
        try {
          if (!this.isClosing) await this.lookAt(journal);
        } catch (error) {
          if (!this.isClosing) this.logger.error(error);
        }
      }
      this.isLooking = false;
    });
  }
}
