import { learnBranch, type LearnedBranch, type PastOfBranch } from '@lobbyflow/forecast';

/** Work that takes seconds, as plain data. */
export interface Jobs {
  readonly learn: { readonly asked: PastOfBranch; readonly told: LearnedBranch | null };
}
export type JobName = keyof Jobs;
/** One piece of work, with its name. */
export type Job = {
  [Name in JobName]: { readonly name: Name; readonly asked: Jobs[Name]['asked'] };
}[JobName];

/** Does the work; pure, so that it may be done in any thread. */
export function doJob(job: Job): Jobs[JobName]['told'] {
  return learnBranch(job.asked);
}
