import { DayReport } from './reports.js';
import { route } from './route.js';
import { AT } from './route-callers.js';

/** What is told of business days: figures, and why they are so. */
export const REPORT_ROUTES = {
  dayReport: route({
    method: 'GET',
    path: `${AT}/days/:businessDay/report`,
    summary: 'A business day on one page: figures, half-hours, longest waits, staff, exceptions',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    answer: DayReport,
  }),
} as const;
