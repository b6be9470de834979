import type { BranchConfig } from '@lobbyflow/engine';
import {
  dayServices,
  type DayProfileId,
  type DayToSimulate,
  type Discipline,
  ELASTIC_PACE,
  type ElasticRule,
  generateDay,
  type SimulatedDay,
  simulateDay,
  visitorsOf,
  withPensioners,
} from '@lobbyflow/forecast';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Beyond this after the door is shut a day is given up. */
const OVERTIME_MS = 12 * HOUR_MS;
const PENSION_EVERY = 3;

/** A day to be played, and how the branch is run on it. */
export interface DayToPlay {
  readonly profile: DayProfileId;
  readonly seed: number;
  readonly discipline: Discipline;
  readonly rule: ElasticRule;
  /** How much longer services take than usual. */
  readonly pace: number;
  /** 0.2: a fifth more. */
  readonly pensioners: number;
  /** Is told of everybody who has taken a ticket. */
  readonly watch?: NonNullable<DayToSimulate['watch']>;
}

/** Every third day is a pension day in `mixed`, and which ones is settled by the seed. */
export function profileOn(seed: number, profile: DayProfileId | 'mixed'): DayProfileId {
  if (profile !== 'mixed') return profile;
  return seed % PENSION_EVERY === 0 ? 'pension-day' : 'ordinary';
}

/** Plays one day: standard counters are open throughout, the rule runs the elastic ones. */
export function playDay(config: BranchConfig, day: DayToPlay): SimulatedDay {
  const { profile, seed, discipline, rule, pace } = day;
  const [first, ...others] = dayServices(config, profile);
  const request = { profile, seed };
  const drawn = generateDay(first ? { ...request, services: [first, ...others] } : request);
  const coming = withPensioners(drawn, day.pensioners);
  const standard = config.counters.filter(({ kind }) => kind === 'standard');
  return simulateDay({
    config,
    discipline,
    visitors: visitorsOf(coming, config),
    shifts: standard.map(({ id }) => ({ counterId: id, opensAtMs: 0, closesAtMs: null })),
    elastic: { ...ELASTIC_PACE, rule },
    paces: new Map(config.counters.map(({ id }) => [id, pace])),
    noShowAfterMs: MINUTE_MS,
    lengthMs: coming.lengthMs,
    cutOffMs: coming.lengthMs + OVERTIME_MS,
    ...(day.watch === undefined ? {} : { watch: day.watch }),
  });
}
