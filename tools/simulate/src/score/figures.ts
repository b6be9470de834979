import type { WaitQuantiles } from '@lobbyflow/forecast';

/** A range that was told; `p10` is `null` where none is. Milliseconds. */
export type Told = Pick<WaitQuantiles, 'p50' | 'p90'> & { readonly p10: number | null };

/** What was said of a wait, and how long it was; milliseconds. */
export interface Outcome {
  readonly said: Told;
  readonly waitMs: number;
}

/** How good forecasts were. Times in seconds; shares between 0 and 1. */
export interface Figures {
  readonly waits: number;
  /** Mean absolute error of the median, its root mean square, and its mean: positive where too much was said. */
  readonly mae: number;
  readonly rmse: number;
  readonly bias: number;
  readonly within60s: number;
  readonly within5min: number;
  /** `null` where no P10 was told. */
  readonly pinball10: number | null;
  readonly pinball50: number;
  readonly pinball90: number;
  /** How many were called within the P90. */
  readonly coverage90: number;
  /** Mean distance between P10 and P90; `null` where no P10 was told. */
  readonly width: number | null;
}

const SECOND_MS = 1_000;

/** Works the figures out; of no waits all are `null`. */
export function figuresOf(outcomes: readonly Outcome[]): Figures | null {
  if (outcomes.length === 0) return null;
  const mean = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length;
  const error = ({ said, waitMs }: Outcome) => (said.p50 - waitMs) / SECOND_MS;
  const pinball = (of: (said: Told) => number, share: number) =>
    mean(({ said, waitMs }) => {
      const short = (waitMs - of(said)) / SECOND_MS;
      return short > 0 ? share * short : (share - 1) * short;
    });
  const isWhole = outcomes.every(({ said }) => said.p10 !== null);
  const low = ({ p10 }: Told) => p10 ?? 0;
  return {
    waits: outcomes.length,
    mae: mean((outcome) => Math.abs(error(outcome))),
    rmse: Math.sqrt(mean((outcome) => error(outcome) ** 2)),
    bias: mean(error),
    within60s: mean((outcome) => (Math.abs(error(outcome)) <= 60 ? 1 : 0)),
    within5min: mean((outcome) => (Math.abs(error(outcome)) <= 300 ? 1 : 0)),
    pinball10: isWhole ? pinball(low, 0.1) : null,
    pinball50: pinball(({ p50 }) => p50, 0.5),
    pinball90: pinball(({ p90 }) => p90, 0.9),
    coverage90: mean(({ said, waitMs }) => (waitMs <= said.p90 ? 1 : 0)),
    width: isWhole ? mean(({ said }) => (said.p90 - low(said)) / SECOND_MS) : null,
  };
}

/** The figures of each group, in the order in which the groups first occur, or as sorted. */
export function figuresBy<T extends Outcome>(
  outcomes: readonly T[],
  keyOf: (outcome: T) => string,
): ReadonlyMap<string, Figures> {
  const groups = new Map<string, T[]>();
  for (const outcome of outcomes) {
    const group = groups.get(keyOf(outcome));
    if (group === undefined) groups.set(keyOf(outcome), [outcome]);
    else group.push(outcome);
  }
  return new Map(
    [...groups]
      .toSorted(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
      .flatMap(([key, group]) => {
        const figures = figuresOf(group);
        return figures === null ? [] : [[key, figures] as const];
      }),
  );
}
