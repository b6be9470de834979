import type { VisitList } from '@lobbyflow/contract';
import { type Book, count, ms, text, time } from './book.js';
import type { BranchWords } from './branch-words.js';

/** The visits of a business day as a file, in the order of issue. */
export function visitsBook(
  visits: VisitList['items'],
  businessDay: string,
  words: BranchWords,
): Book {
  const { say, code } = words;
  const title = say('file.visits');
  return {
    title: `${title} ${businessDay}`,
    subtitle: words.branchName,
    footer: say('file.page', { page: '{page}', pages: '{pages}' }),
    timeZone: words.timeZone,
    fileName: `lobbyflow-${words.branchId}-${businessDay}-visits`,
    sheets: [
      {
        title,
        columns: [
          say('manager.column.number'),
          say('manager.column.service'),
          say('manager.column.lane'),
          say('manager.day.state'),
          say('manager.day.arrived'),
          say('manager.column.waited'),
          say('manager.day.called'),
          say('manager.day.ended-at'),
          say('manager.day.counter'),
          say('file.legs'),
          say('manager.day.rule'),
        ],
        rows: visits.map((visit) => [
          text(visit.number),
          text(words.service(visit.serviceId)),
          text(words.lane(visit.laneId)),
          text(code('ticket-state', visit.state)),
          time(visit.arrivedAt),
          ms(visit.waitMs),
          time(visit.calledAt),
          time(visit.endedAt),
          text(visit.counterId === null ? null : words.counter(visit.counterId)),
          count(visit.legs),
          text(visit.rule === null ? null : code('rule', visit.rule)),
        ]),
      },
    ],
  };
}
