import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../ports/clock.js';
import { CommitsRepository } from './commits.repository.js';

/** Longer than any sender goes on trying. */
export const KEEP_ANSWERS_MS = 7 * 24 * 60 * 60_000;
/** Answers in one transaction: few enough that no press waits for it. */
const BATCH = 200;
/** How often a batch is taken; 200 every two seconds is far more than a branch gives. */
const EVERY_MS = 2_000;

/** Drops answers that nobody will ask for again, a few at a time. */
@Injectable()
export class AnswersPruner implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(AnswersPruner.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly commits: CommitsRepository,
    private readonly wall: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.pruneSome().catch((error: unknown) => this.logger.warn(error));
    }, EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** @returns how many answers were dropped; fewer than a batch when none is left to drop */
  pruneSome(): Promise<number> {
    return this.commits.pruneAnswers(this.wall.now() - KEEP_ANSWERS_MS, BATCH);
  }
}
