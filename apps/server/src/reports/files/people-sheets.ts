import type { DayReport } from '@lobbyflow/contract';
import { count, ms, share, type Sheet, text, time } from './book.js';
import type { BranchWords } from './branch-words.js';
import { onWall } from './on-wall.js';

type Advice = DayReport['advice'][number];

/** Advice about windows: what was expected, what became of it, what came about. */
export function adviceSheet({ advice }: DayReport, words: BranchWords): Sheet {
  const { say } = words;
  return {
    title: say('report.advice'),
    columns: [
      say('manager.advice.at'),
      say('manager.advice.what'),
      say('manager.advice.became'),
      say('file.answered-by'),
      say('file.late-without'),
      say('file.late-with'),
      say('file.late-came'),
      say('file.customers'),
    ],
    rows: advice.map((one) => [
      time(one.offeredAt),
      text(whatOf(one, words)),
      text(outcomeOf(one, words)),
      text(one.answeredByName),
      count(one.without.late),
      count(one.with.late),
      count(one.effect?.late ?? null),
      count(one.effect?.customers ?? null),
    ]),
  };
}

function whatOf({ action, counterId }: Advice, { say, counter }: BranchWords): string {
  const key = action === 'open' ? 'manager.advice.what-open' : 'manager.advice.what-close';
  return say(key, { counter: counter(counterId) });
}

function outcomeOf(advice: Advice, words: BranchWords): string {
  const { state, lapseCause, declineReason, doneAt, offeredAt } = advice;
  const { say, code, timeZone } = words;
  switch (state) {
    case 'lapsed':
      return code('manager.advice.lapsed', lapseCause ?? 'not-needed');
    case 'declined': {
      const reason = declineReason === null ? '' : code('manager.advice.reason', declineReason);
      return say('manager.advice.state.declined', { reason });
    }
    case 'done':
      return say('manager.advice.state.done', {
        at: onWall(doneAt ?? offeredAt, timeZone).toFormat('HH:mm'),
      });
    case 'offered':
    case 'accepted':
      return code('manager.advice.state', state);
  }
}

/** Who sat at which windows, in the order of opening; figures of few services are hidden as on the page. */
export function staffSheet({ staff }: DayReport, words: BranchWords): Sheet {
  const { say, code, counter } = words;
  const hidden = text(say('file.hidden'));
  return {
    title: say('report.staff'),
    columns: [
      say('report.staff.teller'),
      say('file.counters'),
      say('report.staff.open'),
      say('file.paused'),
      say('file.serving'),
      say('report.staff.services'),
      say('report.column.handling'),
      say('file.occupancy'),
      say('report.staff.pauses'),
    ],
    rows: staff.map((row) => [
      text(row.name ?? say('report.staff.unknown')),
      text(row.counterIds.map(counter).join(say('manager.comma'))),
      ms(row.openMs),
      ms(row.pausedMs),
      ms(row.servingMs),
      row.services === null ? hidden : count(row.services),
      row.handlingMeanMs === null ? hidden : ms(row.handlingMeanMs),
      row.occupancy === null ? hidden : share(row.occupancy),
      text(
        row.pauses
          .map((pause) => `${code('pause', pause.reason)} ${pause.count} ×`)
          .join(say('manager.comma')),
      ),
    ]),
  };
}

/** Every choice of staff against the order, by whom and why. */
export function exceptionsSheet({ exceptions }: DayReport, words: BranchWords): Sheet {
  const { say, code, counter } = words;
  return {
    title: say('report.exceptions'),
    columns: [
      say('report.exceptions.at'),
      say('manager.column.number'),
      say('report.exceptions.what'),
      say('manager.day.counter'),
      say('report.exceptions.who'),
      say('report.exceptions.reason'),
      say('report.exceptions.overtook'),
    ],
    rows: exceptions.map((row) => [
      time(row.at),
      text(row.number),
      text(say(`report.exceptions.${row.kind}`)),
      text(row.counterId === null ? null : counter(row.counterId)),
      text(row.actorName ?? row.actorId),
      text(row.reason === null ? null : code('choice', row.reason)),
      count(row.overtook),
    ]),
  };
}
