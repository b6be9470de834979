/** At most so many values of a feature are told apart: a bin fits into a byte. */
const MOST_BINS = 64;
/** Bins are cut by a sample of this size at most. */
const SAMPLE = 20_000;

/** Features of many cases by column, each value as the number of its bin. */
export interface BinnedTable {
  readonly rows: number;
  readonly bins: readonly Uint8Array[];
  /** By column, the upper ends of all bins but the last, ascending; a value equal to an end is below it. */
  readonly ends: readonly Float64Array[];
}

/**
 * Sorts the values of each column into bins that hold about as many cases each
 * (histogram boosting: Ke et al. 2017). All columns have one length, and no
 * value is NaN.
 */
export function binColumns(columns: readonly Float64Array[]): BinnedTable {
  const ends = columns.map(endsOf);
  const bins = columns.map((column, at) => binsOf(column, ends[at] ?? new Float64Array(0)));
  return { rows: columns[0]?.length ?? 0, bins, ends };
}

function endsOf(column: Float64Array): Float64Array {
  const step = Math.max(1, Math.floor(column.length / SAMPLE));
  const sample = new Float64Array(Math.ceil(column.length / step));
  for (let place = 0; place < sample.length; place += 1) sample[place] = column[place * step] ?? 0;
  sample.sort();
  const ends = new Set<number>();
  for (let bin = 1; bin < MOST_BINS; bin += 1) {
    const end = sample[Math.floor((bin * sample.length) / MOST_BINS)];
    if (end !== undefined && end < (sample.at(-1) ?? end)) ends.add(end);
  }
  return Float64Array.from(ends);
}

function binsOf(column: Float64Array, ends: Float64Array): Uint8Array {
  const bins = new Uint8Array(column.length);
  for (let row = 0; row < column.length; row += 1) bins[row] = binOf(column[row] ?? 0, ends);
  return bins;
}

/** The number of ends below the value. */
function binOf(value: number, ends: Float64Array): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
