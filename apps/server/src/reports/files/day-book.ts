import type { DayReport } from '@lobbyflow/contract';
import { type Book, count, ms, number, share, type Sheet, text, time } from './book.js';
import type { BranchWords } from './branch-words.js';
import { figuresSheet } from './figures-sheet.js';
import { onWall } from './on-wall.js';
import { adviceSheet, exceptionsSheet, staffSheet } from './people-sheets.js';

/** The day page as a file: the same figures under the same names. */
export function dayBook(report: DayReport, words: BranchWords): Book {
  const { businessDay, asOf } = report;
  return {
    title: `${words.say('file.day')} ${businessDay}`,
    subtitle: words.say('file.as-of', { branch: words.branchName, time: wall(asOf, words) }),
    footer: words.say('file.page', { page: '{page}', pages: '{pages}' }),
    timeZone: words.timeZone,
    fileName: `lobbyflow-${words.branchId}-${businessDay}-day`,
    sheets: [
      figuresSheet(report, words),
      halfHoursSheet(report, words),
      longWaitsSheet(report, words),
      lanesSheet(report, words),
      servicesSheet(report, words),
      adviceSheet(report, words),
      staffSheet(report, words),
      exceptionsSheet(report, words),
    ],
  };
}

function halfHoursSheet({ halfHours }: DayReport, { say }: BranchWords): Sheet {
  return {
    title: say('file.half-hours'),
    columns: [
      say('report.column.from'),
      say('report.column.came'),
      say('file.usual-came'),
      say('report.column.too-long'),
      say('report.column.wait'),
      say('report.column.waiting'),
      say('report.column.windows'),
      say('file.usual-windows'),
      say('report.column.needed'),
      say('report.column.handling'),
      say('file.usual-handling'),
      say('report.column.cause'),
    ],
    rows: halfHours.map(({ usual, causes, ...slot }) => [
      time(slot.from),
      count(slot.arrivals),
      number(usual?.arrivals ?? null),
      count(slot.tooLong),
      ms(slot.waitMeanMs),
      count(slot.waiting),
      number(slot.windows),
      number(usual?.windows ?? null),
      number(slot.windowsNeeded),
      ms(slot.handlingMeanMs),
      ms(usual?.handlingMeanMs ?? null),
      text(causes.map((cause) => say(`report.cause.${cause}`)).join(say('manager.comma'))),
    ]),
  };
}

function longWaitsSheet({ longestWaits }: DayReport, words: BranchWords): Sheet {
  const { say, code } = words;
  return {
    title: say('report.waits'),
    columns: [
      say('manager.column.number'),
      say('manager.day.arrived'),
      say('report.waits.waited'),
      say('file.limit'),
      say('manager.column.service'),
      say('manager.column.lane'),
      say('report.waits.end'),
      say('file.passed'),
      say('file.windows'),
      say('file.held'),
    ],
    rows: longestWaits.map((wait) => [
      text(wait.number),
      time(wait.arrivedAt),
      ms(wait.waitedMs),
      ms(wait.limitMs),
      text(words.service(wait.serviceId)),
      text(words.lane(wait.laneId)),
      text(code('ticket-state', wait.state)),
      count(wait.overtaken),
      number(wait.windows),
      ms(wait.heldMs),
    ]),
  };
}

function lanesSheet({ lanes }: DayReport, words: BranchWords): Sheet {
  const { say } = words;
  return {
    title: say('report.lanes'),
    columns: [
      say('manager.column.lane'),
      say('report.figure.visits'),
      say('file.served'),
      say('report.column.wait'),
      say('report.lanes.p90'),
      say('report.figure.wait-max'),
      say('file.overdue'),
      say('report.figure.service-level'),
    ],
    rows: lanes.map((row) => [
      text(words.lane(row.laneId)),
      count(row.visits),
      count(row.served),
      ms(row.waitMeanMs),
      ms(row.waitP90Ms),
      ms(row.waitMaxMs),
      count(row.overdue),
      share(row.serviceLevel),
    ]),
  };
}

function servicesSheet({ services }: DayReport, words: BranchWords): Sheet {
  const { say } = words;
  return {
    title: say('report.services'),
    columns: [
      say('manager.column.service'),
      say('report.services.count'),
      say('report.column.wait'),
      say('report.lanes.p90'),
      say('file.overdue'),
      say('report.column.handling'),
      say('file.standard'),
      say('file.transfers'),
    ],
    rows: services.map((row) => [
      text(words.service(row.serviceId)),
      count(row.legs),
      ms(row.waitMeanMs),
      ms(row.waitP90Ms),
      count(row.overdue),
      ms(row.handlingMeanMs),
      ms(row.standardMs),
      count(row.transfers),
    ]),
  };
}

/** An instant by the clock on the branch's wall, to the minute. */
function wall(at: string, { timeZone }: BranchWords): string {
  return onWall(at, timeZone).toFormat('yyyy-MM-dd HH:mm');
}
