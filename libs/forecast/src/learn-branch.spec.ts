import { describe, expect, it } from '@jest/globals';
import { createRandom, drawExponential } from './random.js';
import { learnBranch, type PastLeg, type PastOfBranch } from './learn-branch.js';
import { tellWaits } from './learn-waits.js';
import { WatchedBranch } from './watched-branch.js';

const MINUTE_MS = 60_000;
const OPENS_MS = 9 * 60 * MINUTE_MS;
const DAY_MS = 7 * 60 * MINUTE_MS;

/** Days of three counters, first come first served; what was told is `said` times the true wait, so that it is off. */
function aPast(days: number, said: number | null): PastOfBranch {
  const lots = createRandom(7, 'a past');
  return {
    credits: {},
    seed: 1,
    days: Array.from({ length: days }, (_, day) => {
      const freeAt = [OPENS_MS, OPENS_MS, OPENS_MS];
      const legs: PastLeg[] = [];
      for (let at = OPENS_MS; at < OPENS_MS + DAY_MS; at += drawExponential(lots, MINUTE_MS)) {
        const agent = freeAt.indexOf(Math.min(...freeAt));
        const startedAt = Math.max(at, freeAt[agent] ?? at);
        const endedAt = startedAt + drawExponential(lots, 2.9 * MINUTE_MS);
        freeAt[agent] = endedAt;
        const told = (startedAt - at) * (said ?? 0) * (0.8 + 0.4 * lots());
        const who = { key: legs.length, serviceId: 'cash', laneId: 'general', arrivedAt: at };
        const played = said === null ? null : { p50: told, p90: told * 1.5 };
        legs.push({ ...who, startedAt, endedAt, agentId: `${agent}`, played });
      }
      return { day: new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10), legs };
    }),
  };
}

describe('What a branch learns of its own days', () => {
  it('is nothing of a few days, whatever happened on them', () => {
    expect(learnBranch(aPast(4, 1))).toBeNull();
    expect(
      learnBranch({ ...aPast(8, 1), days: aPast(8, 1).days.map((one) => ({ ...one, legs: [] })) }),
    ).toBeNull();
  });

  it('is the same of the same days', () => {
    expect(learnBranch(aPast(8, 2))).toEqual(learnBranch(aPast(8, 2)));
  });

  it('mends forecasts that are off by the same share, and is used because it does', () => {
    const learned = learnBranch(aPast(12, 2.5));

    expect(learned?.isBetter).toBe(true);
    expect(learned!.judged.errorMs).toBeLessThan(0.8 * learned!.judged.plainErrorMs);
    expect(learned!.judged.coverage90).toBeGreaterThan(0.8);
    expect(learned!.judged.coverage90).toBeLessThan(0.97);
  });

  it('is put aside where it is worse than what is told without it', () => {
    const past = aPast(8, 1);
    const exact = past.days.map(({ day, legs }) => ({
      day,
      legs: legs.map((leg) => {
        const waitMs = (leg.startedAt ?? 0) - leg.arrivedAt;
        return { ...leg, played: { p50: waitMs, p90: waitMs } };
      }),
    }));

    expect(learnBranch({ ...past, days: exact })?.isBetter).toBe(false);
  });

  it('is told today from what is counted as it happens, as it was of the past', () => {
    const past = aPast(8, null);
    const [last] = past.days.slice(-1);
    const learned = learnBranch(past)!;
    const told: number[] = [];
    const passing = new WatchedBranch(learned.vocabulary, () => 0);
    passing.passDay(last!.day, last!.legs, {
      playedOf: () => null,
      tell: ({ features }) => told.push(tellWaits(learned.waits, features).p50),
    });

    expect(asItHappens(learned.vocabulary, last!, learned)).toEqual(told);
  });
});

/** The same day, told event by event to a branch that knows nothing of what comes later. */
function asItHappens(
  vocabulary: ConstructorParameters<typeof WatchedBranch>[0],
  { day, legs }: PastOfBranch['days'][number],
  learned: NonNullable<ReturnType<typeof learnBranch>>,
): number[] {
  const live = new WatchedBranch(vocabulary, () => 0);
  live.beginDay(day);
  const told: number[] = [];
  const happenings = legs.flatMap((leg) => [
    { at: leg.arrivedAt, order: 1, leg },
    { at: leg.startedAt ?? 0, order: 2, leg },
    { at: leg.endedAt ?? 0, order: 0, leg },
  ]);
  for (const { at, order, leg } of happenings.toSorted(
    (a, b) => a.at - b.at || a.order - b.order,
  )) {
    if (order === 1) {
      live.come(leg);
      if (leg.startedAt === leg.arrivedAt) continue;
      told.push(tellWaits(learned.waits, live.featuresOf(leg, null)).p50);
    } else if (order === 2) live.call(leg.key, leg.agentId ?? '', at);
    else live.end({ ...leg, startedAt: leg.startedAt ?? at }, at);
  }
  return told;
}
