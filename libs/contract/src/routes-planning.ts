import { BranchCalendar, CalendarDay, CalendarFile, DayPlan, SetWindows } from './day-plan.js';
import { LearnedReport } from './learned.js';
import { route } from './route.js';
import { AT } from './route-callers.js';
import { WhatIfReport, WhatIfWish } from './what-if.js';

/** Who may look ahead: those who run a branch, and those who look after many. */
const LOOKING_AHEAD = ['lead', 'branch-admin', 'admin', 'hq', 'auditor'] as const;

/** Who may say what windows are to be open. */
const PLANNING = ['lead', 'branch-admin', 'admin'] as const;

/** What past days teach, the day ahead, and days that never were. */
export const PLANNING_ROUTES = {
  learned: route({
    method: 'GET',
    path: `${AT}/learned`,
    summary: 'What past days taught about waits and services, and whether it is used',
    roles: LOOKING_AHEAD,
    answer: LearnedReport,
  }),
  dayPlan: route({
    method: 'GET',
    path: `${AT}/days/:businessDay/plan`,
    summary: 'Who is expected on a business day, what windows it needs, and how it goes',
    roles: LOOKING_AHEAD,
    answer: DayPlan,
  }),
  setWindows: route({
    method: 'PUT',
    path: `${AT}/days/:businessDay/plan`,
    summary: 'Plan other windows than those that are needed; the whole of what is set for the day',
    roles: PLANNING,
    body: SetWindows,
    answer: DayPlan,
  }),
  calendar: route({
    method: 'GET',
    path: `${AT}/calendar`,
    summary: 'Pension days, pay days and the like',
    roles: LOOKING_AHEAD,
    answer: BranchCalendar,
  }),
  importCalendar: route({
    method: 'PUT',
    path: `${AT}/calendar`,
    summary: 'Take in a whole calendar from a file, in the place of the one before',
    roles: PLANNING,
    body: CalendarFile,
    answer: BranchCalendar,
  }),
  setCalendarDay: route({
    method: 'PUT',
    path: `${AT}/calendar/:businessDay`,
    summary: 'Say what kind of day one is',
    roles: PLANNING,
    body: CalendarDay,
    answer: BranchCalendar,
  }),
  whatIf: route({
    method: 'POST',
    path: `${AT}/what-if`,
    summary:
      'Play a past day again with other rules, windows, skills or customers; changes nothing',
    roles: LOOKING_AHEAD,
    body: WhatIfWish,
    answer: WhatIfReport,
  }),
} as const;
