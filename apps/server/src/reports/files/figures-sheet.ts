import type { DayReport } from '@lobbyflow/contract';
import { type Cell, count, ms, number, share, type Sheet, text, time } from './book.js';
import type { BranchWords } from './branch-words.js';
import type { FileWord } from './file-words.js';
import type { screenWordsEn } from './screen-words.en.js';

type Explained =
  Extract<keyof typeof screenWordsEn, `report.figure.${string}.why`> extends `${infer Name}.why`
    ? Extract<Name, FileWord>
    : never;
type Row = readonly [name: FileWord, value: Cell];

/** Every figure of the page with how it is reckoned, and the counts that they are made of. */
export function figuresSheet(report: DayReport, words: BranchWords): Sheet {
  const explained = [...waits(report), ...service(report)].map(([name, value]) => [
    text(words.say(name)),
    value,
    text(words.say(`${name}.why` as FileWord, { rated: report.kpis.rated })),
  ]);
  const plain = counts(report).map(([name, value]) => [text(words.say(name)), value, text('')]);
  return {
    title: words.say('manager.day.figures'),
    columns: [words.say('file.figure'), words.say('file.value'), words.say('file.how')],
    rows: [...explained, ...plain],
    isGrid: true,
  };
}

function waits({ figures, kpis }: DayReport): readonly (readonly [Explained, Cell])[] {
  return [
    ['report.figure.visits', count(figures.visits)],
    ['report.figure.service-level', share(figures.serviceLevel)],
    ['report.figure.wait-mean', ms(figures.waitMeanMs)],
    ['report.figure.wait-p90', ms(figures.waitP90Ms)],
    ['report.figure.wait-max', ms(figures.waitMaxMs)],
    ['report.figure.overdue', count(figures.overdue)],
    ['report.figure.over-30', count(kpis.over30Min)],
    ['report.figure.left', count(kpis.leftUncalled)],
    ['report.figure.patience', ms(kpis.patienceMeanMs)],
    ['report.figure.peak', count(kpis.peakWaiting)],
    ['report.figure.overtaken', count(kpis.overtakenMax)],
  ];
}

function service({ figures, kpis, promises }: DayReport): readonly (readonly [Explained, Cell])[] {
  return [
    ['report.figure.handling', ms(figures.handlingMeanMs)],
    ['report.figure.walk', ms(kpis.walkMeanMs)],
    ['report.figure.long', share(kpis.longServiceRate)],
    ['report.figure.occupancy', share(figures.occupancy)],
    ['report.figure.open-rate', share(kpis.openRate)],
    ['report.figure.no-show', share(kpis.noShowRate)],
    ['report.figure.recall', share(kpis.recallRate)],
    ['report.figure.transfers', share(kpis.transferRate)],
    ['report.figure.interventions', share(kpis.interventionRate)],
    ['report.figure.protected', number(kpis.protectedRatio)],
    ['report.figure.satisfied', share(kpis.satisfiedRate)],
    ['report.figure.asked', share(kpis.invitedRate)],
    ['report.figure.answered', share(kpis.answeredRate)],
    ['report.figure.promise', ms(promises.maeMs)],
  ];
}

function counts({ figures, kpis }: DayReport): readonly Row[] {
  return [
    ['file.served', count(figures.served)],
    ['file.abandoned', count(figures.abandoned)],
    ['file.missed', count(figures.missed)],
    ['file.diverted', count(figures.diverted)],
    ['file.ended', count(figures.ended)],
    ['file.open', count(figures.open)],
    ['file.calls', count(kpis.calls)],
    ['file.recalls', count(kpis.recalls)],
    ['file.peak-at', time(kpis.peakWaitingAt)],
  ];
}
