import type { TrendFigures, TrendReport } from '@lobbyflow/contract';
import { type Book, type Cell, count, ms, number, share, type Sheet, text } from './book.js';
import type { BranchWords } from './branch-words.js';

/** Trends as a file: the same figures by day, week, month, hour and service. */
export function trendBook(report: TrendReport, words: BranchWords): Book {
  const { say, branchName } = words;
  const { from, to } = report;
  return {
    title: say('file.trends'),
    subtitle: say('file.of', { branch: branchName, from, to }),
    footer: say('file.page', { page: '{page}', pages: '{pages}' }),
    timeZone: words.timeZone,
    fileName: `lobbyflow-${words.branchId}-${from}-${to}-trends`,
    sheets: [
      periodsSheet('file.months', report.months, words),
      periodsSheet('file.weeks', report.weeks, words),
      daysSheet(report, words),
      servicesSheet(report, words),
      heatSheet(report, words),
    ],
  };
}

const FIGURES = [
  'report.figure.visits',
  'file.served',
  'file.abandoned',
  'file.overdue',
  'report.figure.wait-mean',
  'report.figure.wait-p90',
  'report.figure.service-level',
  'file.left-rate',
  'report.figure.handling',
  'report.figure.occupancy',
  'file.protected-p90',
  'file.general-p90',
] as const;

function figures(row: TrendFigures): readonly Cell[] {
  return [
    count(row.visits),
    count(row.served),
    count(row.abandoned),
    count(row.overdue),
    ms(row.waitMeanMs),
    ms(row.waitP90Ms),
    share(row.serviceLevel),
    share(row.abandonmentRate),
    ms(row.handlingMeanMs),
    share(row.occupancy),
    ms(row.protectedP90Ms),
    ms(row.generalP90Ms),
  ];
}

function periodsSheet(
  title: 'file.weeks' | 'file.months',
  periods: TrendReport['weeks'],
  { say }: BranchWords,
): Sheet {
  return {
    title: say(title),
    columns: [say('file.from'), say('file.to'), ...FIGURES.map((key) => say(key))],
    rows: periods.map((row) => [text(row.from), text(row.to), ...figures(row)]),
  };
}

function daysSheet({ days }: TrendReport, { say }: BranchWords): Sheet {
  return {
    title: say('file.days'),
    columns: [say('file.business-day'), ...FIGURES.map((key) => say(key))],
    rows: days.map((row) => [text(row.businessDay), ...figures(row)]),
  };
}

function servicesSheet({ services }: TrendReport, { say, service }: BranchWords): Sheet {
  return {
    title: say('report.services'),
    columns: [say('manager.column.service'), say('file.legs'), say('report.figure.handling')],
    rows: services.map((row) => [
      text(service(row.serviceId)),
      count(row.legs),
      ms(row.handlingMeanMs),
    ]),
  };
}

function heatSheet({ heat }: TrendReport, { say }: BranchWords): Sheet {
  return {
    title: say('file.heat'),
    columns: [
      say('file.weekday'),
      say('file.hour'),
      say('file.arrivals'),
      say('report.column.wait'),
      say('report.column.too-long'),
    ],
    rows: heat.map((cell) => [
      count(cell.weekday),
      count(cell.hour),
      number(cell.arrivals),
      ms(cell.waitMeanMs),
      count(cell.tooLong),
    ]),
  };
}
