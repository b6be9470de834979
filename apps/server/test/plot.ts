import type { BranchId, Instant } from '@lobbyflow/engine';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Answer, CommandRequest, Head } from '../src/journal/commit.js';
import { Journals } from '../src/journal/journals.js';
import { type Plan, planCommits } from '../src/journal/plan-commits.js';
import { ToldWaits } from '../src/journal/told-waits.js';
import { Clock } from '../src/ports/clock.js';

/** A server that runs and is to go wrong, and when. */
export interface Plot {
  readonly app: NestFastifyApplication;
  /** Asked wherever the fault could strike; now and then it does. */
  readonly isTurn: () => boolean;
}

/** Puts a fault into a running server, from outside: the product has no switch for it. */
export type Plant = (plot: Plot) => void;

/** The branch that the work is done in. */
export const PLACE = 'demo' as BranchId;

/** Decides requests on any head, as the journal does on its own. */
export type Decide = (head: Head, requests: readonly CommandRequest[], earlierMs?: number) => Plan;

export function decideIn({ app }: Plot, known: readonly Answer[]): Decide {
  const { clock } = app.get(Journals).of(PLACE);
  return (head, requests, earlierMs = 0) =>
    planCommits(head, requests, known, {
      now: (clock.now() - earlierMs) as Instant,
      wall: app.get(Clock).now(),
      waitOf: app.get(ToldWaits).of,
    });
}
