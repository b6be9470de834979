import { DayReport } from './reports.js';
import { route } from './route.js';
import { AT } from './route-callers.js';
import { Overview, OverviewQuery, TrendReport, TrendSpan } from './trends.js';

/** What is told of business days: figures, and why they are so. */
export const REPORT_ROUTES = {
  dayReport: route({
    method: 'GET',
    path: `${AT}/days/:businessDay/report`,
    summary: 'A business day on one page: figures, half-hours, longest waits, staff, exceptions',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    answer: DayReport,
  }),
  trends: route({
    method: 'GET',
    path: `${AT}/trends`,
    summary: 'How service went over a span of business days, by day, week, month and hour',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    query: TrendSpan,
    answer: TrendReport,
  }),
  overview: route({
    method: 'GET',
    path: '/overview',
    summary: 'Branches now and today, the worst first',
    roles: ['admin', 'hq', 'auditor'],
    query: OverviewQuery,
    answer: Overview,
  }),
} as const;
