import type { BranchConfig, LaneKind } from '@lobbyflow/engine';
import {
  ADVICE_PRICES,
  type DayFigures,
  dayServices,
  type DayProfileId,
  type Discipline,
  type DisciplineId,
  type ElasticRule,
  expectedDay,
  figuresOf,
  type SimulatedDay,
} from '@lobbyflow/forecast';
import type { CompareOptions } from './compare-options.js';
import { playDay, profileOn } from './play-day.js';
import { SimulateFault } from './simulate-fault.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A way to run the branch. */
export interface Setting {
  readonly name: string;
  readonly discipline: DisciplineId;
  readonly elastic: CompareOptions['elastic'][number];
}

/** What a setting came to: all days together, and each day by itself, in the order of the seeds. */
export interface SettingResult {
  readonly setting: Setting;
  readonly pooled: DayFigures;
  readonly byDay: readonly DayFigures[];
  /** Days that were cut off, and what the rules refused. */
  readonly cutOff: number;
  readonly refused: number;
}

/** Every order with every way of running elastic counters; the first is what others are compared with. */
export function settingsOf({ discipline, elastic }: CompareOptions): Setting[] {
  return discipline.flatMap((order) =>
    elastic.map((rule): Setting => {
      const name =
        elastic.length === 1 ? order : discipline.length === 1 ? rule : `${order} ${rule}`;
      return { name, discipline: order, elastic: rule };
    }),
  );
}

/**
 * Runs every setting over the same days.
 *
 * @param tell - is told how many days of all settings are over
 */
export function compareDays(
  config: BranchConfig,
  options: CompareOptions,
  tell: (over: number) => void,
): SettingResult[] {
  if (dayServices(config, 'ordinary').length === 0) {
    throw new SimulateFault('The branch offers no service, so nobody would come.');
  }
  const lateAfterMs = options.lateAfter * MINUTE_MS;
  let over = 0;
  return settingsOf(options).map((setting) => {
    const days = Array.from({ length: options.days }, (_, index) => {
      const day = oneDay(config, options, { setting, seed: options.seed + index });
      tell((over += 1));
      return day;
    });
    return {
      setting,
      pooled: figuresOf(days, lateAfterMs),
      byDay: days.map((day) => figuresOf([day], lateAfterMs)),
      cutOff: days.filter(({ isCutOff }) => isCutOff).length,
      refused: days.reduce((sum, { refusals }) => sum + refusals.length, 0),
    };
  });
}

function oneDay(
  config: BranchConfig,
  options: CompareOptions,
  { setting, seed }: { readonly setting: Setting; readonly seed: number },
): SimulatedDay {
  const profile = profileOn(seed, options.profile);
  const { pace, pensioners } = options;
  const discipline = disciplineOf(setting.discipline, options, config);
  const rule = ruleOf(setting.elastic, options, { config, profile, seed });
  return playDay(config, { profile, seed, discipline, rule, pace, pensioners });
}

/** How fast a place is earned by waiting, where the options do not say. */
const USUAL_RATES: Readonly<Record<LaneKind, number>> = {
  general: 1,
  express: 1.5,
  appointment: 1.5,
  protected: 2,
  vip: 3,
};

function disciplineOf(
  id: DisciplineId,
  { rate }: CompareOptions,
  { lanes }: BranchConfig,
): Discipline {
  if (id !== 'accumulating') return { id };
  const rateOf = (lane: (typeof lanes)[number]) => rate?.get(lane.id) ?? USUAL_RATES[lane.kind];
  return { id, rates: new Map(lanes.map((lane) => [lane.id, rateOf(lane)])) };
}

function ruleOf(
  id: Setting['elastic'],
  options: CompareOptions,
  on: { readonly config: BranchConfig; readonly profile: DayProfileId; readonly seed: number },
): ElasticRule {
  const { openAt, closeAt, windowPrice, changePrice, scenarios, lateAfter } = options;
  switch (id) {
    case 'none':
    case 'all':
      return { id };
    case 'threshold':
      return { id, openAt, closeAt };
    case 'advice':
      return {
        id,
        prices: { ...ADVICE_PRICES, windowMinute: windowPrice, change: changePrice },
        effort: { scenarios, seed: on.seed, horizonMs: HOUR_MS },
        expected: expectedDay(on.config, on.profile),
        lateAfterMs: lateAfter * MINUTE_MS,
      };
  }
}
