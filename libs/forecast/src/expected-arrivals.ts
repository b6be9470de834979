/** A business day that is over: what kind of day it was, and who came when. */
export interface ArrivalDay {
  readonly day: string;
  /** Customers by step of the day, such as half-hours from midnight. */
  readonly steps: ReadonlyMap<number, number>;
  /** What the calendar says of it, such as `pension-day`. */
  readonly kinds: readonly string[];
}

/** What days are like; see {@link learnArrivals}. */
export interface ArrivalsModel {
  readonly days: number;
  readonly first: string;
  /** Customers expected by step of a day. */
  readonly expect: (day: Pick<ArrivalDay, 'day' | 'kinds'>) => ReadonlyMap<number, number>;
  /** How many days of a kind were seen. */
  readonly seen: (kind: string) => number;
}

/** A day so long ago counts half. */
const HALF_LIFE_DAYS = 56;
/** A weekday or a kind of day moves the whole only as far as about so many customers speak for it … */
const LEVEL_PRIOR = 40;
/** … and one step of it only after so many. */
const STEP_PRIOR = 20;
/** Alternating between the base and the factors converges quickly; more changes nothing. */
const ROUNDS = 20;
const DAY_MS = 86_400_000;
/** What has come today is believed only after about so many customers. */
const TODAY_PRIOR = 60;

interface Weighed extends ArrivalDay {
  readonly weight: number;
  readonly total: number;
  /** Its weekday, and what the calendar says of it. */
  readonly factors: readonly string[];
}

/**
 * Learns how many come when: a base by step of the day, times a factor for the weekday and one for each kind of day by
 * the calendar, each with a shape of its own. It is the Poisson model with gamma priors on the factors, fitted by
 * alternating (iterative proportional fitting): a weekday or a kind that was seen seldom changes little. Older days
 * count less.
 *
 * @param days - in the order of the calendar
 * @returns `null` of no day: nobody knows yet
 */
export function learnArrivals(days: readonly ArrivalDay[]): ArrivalsModel | null {
  const last = days.at(-1);
  const [first] = days;
  if (last === undefined || first === undefined) return null;
  const weighed = days.map((day) => weigh(day, last.day));
  const names = [...new Set(weighed.flatMap(({ factors }) => factors))];
  const levels = new Map(names.map((name) => [name, 1]));
  let base = new Map<number, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    base = baseOf(weighed, levels);
    const total = sumOf(base.values());
    for (const name of names) levels.set(name, levelOf(name, { weighed, levels, total }));
  }
  const shapes = new Map(names.map((name) => [name, shapeOf(name, { weighed, levels, base })]));
  return {
    days: days.length,
    first: first.day,
    seen: (kind) => days.filter(({ kinds }) => kinds.includes(kind)).length,
    expect: (day) => {
      const factors = factorsOf(day);
      return new Map(
        [...base].map(([step, rate]) => {
          const by = factors.map(
            (name) => (levels.get(name) ?? 1) * (shapes.get(name)?.get(step) ?? 1),
          );
          return [step, by.reduce((product, factor) => product * factor, rate)];
        }),
      );
    },
  };
}

/** How much busier today is than expected, by what has come so far: the mean of a gamma posterior. */
export function dayLevel(seen: number, expected: number): number {
  return (TODAY_PRIOR + seen) / (TODAY_PRIOR + expected);
}

function weigh(day: ArrivalDay, last: string): Weighed {
  const age = (Date.parse(last) - Date.parse(day.day)) / DAY_MS;
  const weight = 0.5 ** (age / HALF_LIFE_DAYS);
  return { ...day, weight, total: sumOf(day.steps.values()), factors: factorsOf(day) };
}

function factorsOf({ day, kinds }: Pick<ArrivalDay, 'day' | 'kinds'>): string[] {
  return [`weekday ${new Date(day).getUTCDay()}`, ...new Set(kinds)];
}

function factorFor({ factors }: Weighed, levels: ReadonlyMap<string, number>): number {
  return factors.reduce((product, name) => product * (levels.get(name) ?? 1), 1);
}

function baseOf(weighed: readonly Weighed[], levels: ReadonlyMap<string, number>) {
  const exposure = sumOf(weighed.map((day) => day.weight * factorFor(day, levels)));
  const base = new Map<number, number>();
  for (const { steps, weight } of weighed) {
    for (const [step, came] of steps) {
      base.set(step, (base.get(step) ?? 0) + (weight * came) / exposure);
    }
  }
  return base;
}

function levelOf(
  name: string,
  {
    weighed,
    levels,
    total,
  }: {
    readonly weighed: readonly Weighed[];
    readonly levels: ReadonlyMap<string, number>;
    readonly total: number;
  },
): number {
  const own = weighed.filter(({ factors }) => factors.includes(name));
  const came = sumOf(own.map((day) => day.weight * day.total));
  const without = sumOf(
    own.map((day) => (day.weight * total * factorFor(day, levels)) / (levels.get(name) ?? 1)),
  );
  return (LEVEL_PRIOR + came) / (LEVEL_PRIOR + without);
}

function shapeOf(
  name: string,
  {
    weighed,
    levels,
    base,
  }: {
    readonly weighed: readonly Weighed[];
    readonly levels: ReadonlyMap<string, number>;
    readonly base: ReadonlyMap<number, number>;
  },
): ReadonlyMap<number, number> {
  const own = weighed.filter(({ factors }) => factors.includes(name));
  const exposure = sumOf(own.map((day) => day.weight * factorFor(day, levels)));
  return new Map(
    [...base].map(([step, rate]) => {
      const came = sumOf(own.map((day) => day.weight * (day.steps.get(step) ?? 0)));
      return [step, (STEP_PRIOR + came) / (STEP_PRIOR + rate * exposure)];
    }),
  );
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
