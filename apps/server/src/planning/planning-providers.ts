import { JobRunner, jobRunner } from './job-runner.js';
import { LearnedReports } from './learned-reports.service.js';
import { LearnedRepository } from './learned.repository.js';
import { LearnedToday } from './learned-today.js';
import { LearnedWaitsOfToday } from './learned-waits-of-today.js';
import { NightlyLearning } from './nightly-learning.js';
import { PastLegsRepository } from './past-legs.repository.js';

/** What looks back on past days, and ahead; needs the journals and the projector beside it. */
export const PLANNING_PROVIDERS = [
  { provide: JobRunner, useFactory: jobRunner },
  LearnedReports,
  LearnedRepository,
  LearnedToday,
  { provide: LearnedWaitsOfToday, useExisting: LearnedToday },
  NightlyLearning,
  PastLegsRepository,
];
