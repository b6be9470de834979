import { beforeAll, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { aBusyLog } from './a-busy-log.js';
import { auditKept, auditWaits, cutAt } from './audit.js';
import { keepTold } from './keep-told.js';
import { type ReadLegs, readLegs } from './read-legs.js';
import { scoresOf } from './report.js';
import { type LogToScore, type ScoredLog, scoreLog } from './score-log.js';
import { readSpan } from './span.js';
import { type Observe, observeBy } from './wait-stream.js';

const TRAIN = readSpan('2026-01-05..2026-01-12');
const TEST = readSpan('2026-01-13..2026-01-16');
const honest = observeBy(5, 1);

const named = (text: string, name = 'visits.csv') => ({ name, open: () => Readable.from([text]) });
const read = (...texts: string[]) =>
  readLegs(
    texts.map((text) => named(text)),
    [TRAIN, TEST],
  );

function scored({ days }: Pick<ReadLegs, 'days'>, over: Partial<LogToScore> = {}): ScoredLog {
  return scoreLog({
    days,
    train: TRAIN,
    test: TEST,
    seed: 1,
    creditOf: () => 0,
    observe: honest,
    progress: () => undefined,
    ...over,
  });
}

describe('scoring a visit log', () => {
  let log: ReadLegs;
  let result: ScoredLog;
  beforeAll(async () => {
    log = await read(aBusyLog(12));
    result = scored(log);
  });

  it('tells waits better than the constant median, and nine of ten are called within the P90', () => {
    const { product, rules } = scoresOf(result.waits);

    expect(result.isLearned).toBe(true);
    expect(product?.mae).toBeLessThan(0.7 * (rules['constant median']?.mae ?? 0));
    expect(product?.coverage90).toBeGreaterThan(0.86);
    expect(product?.coverage90).toBeLessThan(0.94);
  });

  it('gives the same figures again', () => {
    expect(scoresOf(scored(log).waits)).toEqual(scoresOf(result.waits));
  });

  it('learns nothing from the days that are judged', () => {
    const untilNoon = new Map(
      [...log.days].map(([day, legs]) => [
        day,
        day < TEST.from ? legs : cutAt(legs, 12 * 3_600_000),
      ]),
    );
    const byNoon = ({ leg }: { readonly leg: { readonly startedAt: number | null } }) =>
      (leg.startedAt ?? Infinity) < 11 * 3_600_000;
    const firstDay = (one: ScoredLog) =>
      one.waits.filter((wait) => wait.day === TEST.from && byNoon(wait)).map(({ said }) => said);

    expect(firstDay(scored({ days: untilNoon }))).toEqual(firstDay(result));
  });

  it('finds no leak where forecasts are made again without what came after them', () => {
    const audited = auditWaits(log.days, result.waits, { setting: result.setting, most: 8 });

    expect(audited).toHaveLength(8);
    expect(audited.flatMap(({ differing }) => differing)).toEqual([]);
  });

  it.each<[string, Observe]>([
    [
      'the wait itself',
      (newcomer, all, leg) => [...honest(newcomer, all, leg), leg.startedAt ?? 0],
    ],
    [
      'when a customer will be done',
      (newcomer, all, leg) => [...honest(newcomer, all, leg), leg.endedAt ?? 0],
    ],
    [
      'who is going to serve',
      (newcomer, all, leg) => [...honest(newcomer, all, leg), Number(leg.agentId?.slice(1) ?? -1)],
    ],
  ])('notices a planted leak of %s', (_, observe) => {
    const leaky = scored(log, { observe });

    const audited = auditWaits(log.days, leaky.waits, { setting: leaky.setting, most: 4 });

    const last = (leaky.waits[0]?.features.length ?? 0) - 1;
    expect(audited.map(({ differing }) => differing)).toEqual([[last], [last], [last], [last]]);
  });

  it('corrects by calls that have been made, and by no other', () => {
    const raw = result.waits.slice(0, 300).map((wait) => ({ wait, told: wait.said }));
    const p90 = (list: typeof raw) => keepTold(list).map((kept) => kept.p90);

    expect(auditKept(raw, p90(raw), 10)).toBe(0);
  });

  it('notices a correction that knows the wait it corrects', () => {
    const raw = result.waits.slice(0, 300).map((wait) => ({ wait, told: wait.said }));
    const leaking = raw.map(({ wait }) => wait.waitMs);

    expect(auditKept(raw, leaking, 10)).toBeGreaterThan(0);
  });
});

describe('reading logs to score', () => {
  const HEAD = 'day,visit,leg,service,lane,arrived,started,finished,counter,outcome';
  const GOOD = '2026-01-05,1,0,cash,general,100,160,200,S1,served';

  it('names bad rows with file and line, and goes on', async () => {
    const bad = [
      '2026-01-05,2,0,cash,general,nine,160,200,S1,served',
      '2026-01-05,3,0,cash,general,100,,200,S1,served',
      '2026-01-05,4,0,cash,general,100,160,200,S1,gone',
      'Monday,5,0,cash,general,100,160,200,S1,served',
      '2026-01-05,6,0,cash',
    ];
    const { days, faults } = await read([HEAD, ...bad, GOOD, ''].join('\n'));

    expect(days.get('2026-01-05')).toHaveLength(1);
    expect(faults.map((fault) => fault.slice(0, 20))).toHaveLength(5);
    expect(faults[0]).toBe(
      'visits.csv: The arrived in line 2 is "nine"; it has to be a number from 0 on, or empty.',
    );
    expect(faults[1]).toBe('visits.csv: Line 3: it was served and has no start.');
  });

  it('joins several files, in the order of the calendar', async () => {
    const later = GOOD.replace('01-05', '01-06');
    const { days } = await read(`${HEAD}\n${later}\n`, `${HEAD}\n${GOOD}\n`);

    expect([...days.keys()]).toEqual(['2026-01-05', '2026-01-06']);
  });

  it('says which file is no visit log', async () => {
    await expect(read('a,b\n1,2\n')).rejects.toThrow('visits.csv: This is no visit log');
  });

  it('says so where nobody waited', async () => {
    const { days } = await read(`${HEAD}\n${GOOD}\n`);

    expect(() => scored({ days })).toThrow('Nobody waited and was called in the test days.');
  });

  it('says the closed form where there is too little to learn from', async () => {
    const { days } = await read(
      [
        HEAD,
        ...[5, 13].map((day) => GOOD.replace('01-05', `01-${String(day).padStart(2, '0')}`)),
        '',
      ].join('\n'),
    );

    expect(scored({ days })).toMatchObject({ isLearned: false, trained: 1 });
  });
});
