import type { WaitQuantiles } from '@lobbyflow/forecast';

/** What was said of a wait, and how long it was; milliseconds. */
export interface Outcome {
  readonly said: WaitQuantiles;
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
  readonly pinball10: number;
  readonly pinball50: number;
  readonly pinball90: number;
  /** How many were called within the P90. */
  readonly coverage90: number;
  /** Mean distance between P10 and P90. */
  readonly width: number;
}

const SECOND_MS = 1_000;

/** Works the figures out; of no waits all are `null`. */
export function figuresOf(outcomes: readonly Outcome[]): Figures | null {
  if (outcomes.length === 0) return null;
  const mean = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length;
  const error = ({ said, waitMs }: Outcome) => (said.p50 - waitMs) / SECOND_MS;
  const pinball = (of: keyof WaitQuantiles, share: number) =>
    mean(({ said, waitMs }) => {
      const short = (waitMs - said[of]) / SECOND_MS;
      return short > 0 ? share * short : (share - 1) * short;
    });
  return {
    waits: outcomes.length,
    mae: mean((outcome) => Math.abs(error(outcome))),
    rmse: Math.sqrt(mean((outcome) => error(outcome) ** 2)),
    bias: mean(error),
    within60s: mean((outcome) => (Math.abs(error(outcome)) <= 60 ? 1 : 0)),
    within5min: mean((outcome) => (Math.abs(error(outcome)) <= 300 ? 1 : 0)),
    pinball10: pinball('p10', 0.1),
    pinball50: pinball('p50', 0.5),
    pinball90: pinball('p90', 0.9),
    coverage90: mean(({ said, waitMs }) => (waitMs <= said.p90 ? 1 : 0)),
    width: mean(({ said }) => (said.p90 - said.p10) / SECOND_MS),
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
