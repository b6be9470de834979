import { FileWish, ListFileWish, TrendFileWish } from './report-files.js';
import { AskExceptions, DayReport, ExceptionList } from './reports.js';
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
  dayReportFile: route({
    method: 'GET',
    path: `${AT}/days/:businessDay/report/file`,
    summary: 'The same as a file; taking it away is recorded, since it names staff',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    query: FileWish,
    answer: null,
    isFile: true,
  }),
  visitsFile: route({
    method: 'GET',
    path: `${AT}/days/:businessDay/visits/file`,
    summary: 'The visits of a business day as a file; taking it away is recorded',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    query: ListFileWish,
    answer: null,
    isFile: true,
  }),
  trendsFile: route({
    method: 'GET',
    path: `${AT}/trends/file`,
    summary: 'Trends as a file: sums alone, nobody’s name',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    query: TrendFileWish,
    answer: null,
    isFile: true,
  }),
  trends: route({
    method: 'GET',
    path: `${AT}/trends`,
    summary: 'How service went over a span of business days, by day, week, month and hour',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    query: TrendSpan,
    answer: TrendReport,
  }),
  exceptions: route({
    method: 'GET',
    path: `${AT}/exceptions`,
    summary: 'Every picked call and pull forward of many days, by whom and why',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    query: AskExceptions,
    answer: ExceptionList,
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
