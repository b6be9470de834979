import { type Audited, auditWaits } from './audit.js';
import type { LogOptions } from './options.js';
import { logFile, readLegs } from './read-legs.js';
import { scoresOf, scoreLines, verdictLines } from './report.js';
import { type ScoredLog, scoreLog } from './score-log.js';
import { observeBy } from './wait-stream.js';

/** What a run has to say: lines to read, an object to write, and whether all is well. */
export interface Spoken {
  readonly lines: readonly string[];
  readonly json: unknown;
  readonly isFine: boolean;
}

/** More bad rows than this are counted, not listed. */
const LISTED = 20;

/** Scores the logs that are asked for. */
export async function runLog(
  options: LogOptions,
  progress: (what: string) => void,
): Promise<Spoken> {
  const { train, test, seed, paths, credits } = options;
  const { days, faults } = await readLegs(options.logs.map(logFile), [train, test]);
  const creditOf = (laneId: string) => credits.get(laneId) ?? 0;
  const observe = observeBy(paths, seed);
  const scored = scoreLog({ days, train, test, seed, creditOf, observe, progress });
  progress('looking for leaks');
  const audited = auditWaits(days, scored.waits, { setting: scored.setting, most: options.audit });
  const scores = scoresOf(scored.waits);
  const leaks = audited.filter(({ differing }) => differing.length > 0);
  return {
    lines: [
      ...faultLines(faults),
      ...aboutLines(options, scored),
      '',
      ...scoreLines(scores),
      '',
      ...verdictLines(scores),
      ...auditLines(audited, leaks),
    ],
    json: { asked: asked(options), badRows: faults, ...about(scored), ...scores, audited },
    isFine: leaks.length === 0,
  };
}

function faultLines(faults: readonly string[]): string[] {
  if (faults.length === 0) return [];
  const more = faults.length - LISTED;
  return [
    `${faults.length} rows could not be used:`,
    ...faults.slice(0, LISTED).map((fault) => `  ${fault}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    '',
  ];
}

function aboutLines({ train, test }: LogOptions, scored: ScoredLog): string[] {
  const { came, atOnce, left, days } = scored.test;
  return [
    `Learned from ${scored.trained} waits of ${train.from} to ${train.to}; judged ${scored.waits.length} of ${test.from} to ${test.to}.`,
    `On these ${days} days ${came} came: ${atOnce} were called at once and ${left} never, who cannot be judged.`,
    ...(scored.isLearned ? [] : ['Too few waits to learn from: the product says QLM.']),
  ];
}

function about({ trained, test, isLearned, waits }: ScoredLog) {
  return { trained, judged: waits.length, test, isLearned };
}

function asked({ credits, ...options }: LogOptions) {
  return { ...options, credits: Object.fromEntries(credits) };
}

function auditLines(audited: readonly Audited[], leaks: readonly Audited[]): string[] {
  if (audited.length === 0) return [];
  if (leaks.length === 0) {
    return [`${audited.length} forecasts made again without what came after them: all the same.`];
  }
  return leaks.map(
    ({ day, key, differing }) =>
      `LEAK: row ${key + 1} of ${day} was told otherwise without the future (numbers ${differing.join(', ')}).`,
  );
}
