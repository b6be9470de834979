import { ArrivalHistories } from './arrival-histories.js';
import { CalendarRepository } from './calendar.repository.js';
import { CalendarService } from './calendar.service.js';
import { DayPlans } from './day-plan.service.js';
import { JobRunner, jobRunner } from './job-runner.js';
import { LearnedReports } from './learned-reports.service.js';
import { LearnedRepository } from './learned.repository.js';
import { LearnedToday } from './learned-today.js';
import { LearnedWaitsOfToday } from './learned-waits-of-today.js';
import { NightlyLearning } from './nightly-learning.js';
import { PastLegsRepository } from './past-legs.repository.js';
import { PlannedWindowsRepository } from './planned-windows.repository.js';
import { WhatIfs } from './what-if.service.js';

/** What looks back on past days, and ahead; needs the journals and the projector beside it. */
export const PLANNING_PROVIDERS = [
  { provide: JobRunner, useFactory: jobRunner },
  ArrivalHistories,
  CalendarRepository,
  CalendarService,
  DayPlans,
  LearnedReports,
  LearnedRepository,
  LearnedToday,
  { provide: LearnedWaitsOfToday, useExisting: LearnedToday },
  NightlyLearning,
  PastLegsRepository,
  PlannedWindowsRepository,
  WhatIfs,
];
