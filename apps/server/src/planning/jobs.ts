import {
  learnBranch,
  type LearnedBranch,
  type PastOfBranch,
  playWhatIf,
  type WhatIf,
  type WhatIfAnswer,
} from '@lobbyflow/forecast';
import { type Handling, timesOf } from '../forecast/waits-task.js';

/** A past day to be played, in numbers alone, so that it can travel to another thread. */
export interface WhatIfTask extends Omit<WhatIf, 'day'> {
  readonly day: Omit<WhatIf['day'], 'times'> & { readonly handling: readonly Handling[] };
  /** No further day is begun after this. */
  readonly budgetMs: number;
}

/** Work that takes seconds, as plain data. */
export interface Jobs {
  readonly learn: { readonly asked: PastOfBranch; readonly told: LearnedBranch | null };
  readonly 'what-if': { readonly asked: WhatIfTask; readonly told: WhatIfAnswer };
}
export type JobName = keyof Jobs;
/** One piece of work, with its name. */
export type Job = {
  [Name in JobName]: { readonly name: Name; readonly asked: Jobs[Name]['asked'] };
}[JobName];

/** Does the work; may be done in any thread. */
export function doJob(job: Job, elapsedMs: () => number): Jobs[JobName]['told'] {
  switch (job.name) {
    case 'learn':
      return learnBranch(job.asked);
    case 'what-if':
      return whatIf(job.asked, elapsedMs);
  }
}

function whatIf({ day, budgetMs, ...asked }: WhatIfTask, elapsedMs: () => number): WhatIfAnswer {
  const { visits, patienceMs, handling } = day;
  const times = new Map(handling.map((one) => [one.serviceId, timesOf(one)]));
  const until = elapsedMs() + budgetMs;
  return playWhatIf({ ...asked, day: { visits, patienceMs, times } }, () => elapsedMs() > until);
}
