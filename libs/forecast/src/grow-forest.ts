import { type BinnedTable } from './feature-bins.js';
import { growTree } from './grow-tree.js';
import type { Forest, Tree } from './quantile-trees.js';
import { createRandom, type Random } from './random.js';

/** How much work growing may be. */
export interface ForestEffort {
  readonly trees: number;
  readonly leaves: number;
  readonly leastInLeaf: number;
  /** What of a tree's value is believed. */
  readonly rate: number;
  /** Share of the rows, and of the columns, that each tree sees. */
  readonly rowShare: number;
  readonly columnShare: number;
  readonly seed: number;
}

/**
 * Grows trees one after the other so that their sum is the `share` quantile of
 * the target: each follows the sign of what is left, and its leaves take the
 * quantile of it (gradient boosting by pinball loss: Friedman 2001). The same
 * cases and seed give the same trees.
 */
export function growForest(
  table: BinnedTable,
  target: Float64Array,
  share: number,
  effort: ForestEffort,
): Forest {
  const random = createRandom(effort.seed, `forest ${share}`);
  const base = quantileOf(Float64Array.from(target), share);
  const said = new Float64Array(target.length).fill(base);
  const pull = new Float64Array(target.length);
  const trees: Tree[] = [];
  for (let round = 0; round < effort.trees; round += 1) {
    for (let row = 0; row < pull.length; row += 1) {
      pull[row] = (target[row] ?? 0) > (said[row] ?? 0) ? share : share - 1;
    }
    const rows = drawRows(random, target.length, effort.rowShare);
    const columns = drawColumns(random, table.bins.length, effort.columnShare);
    const { tree, leaves } = growTree(table, { rows, columns, pull }, effort);
    const value = [...tree.value];
    for (const leaf of leaves) {
      value[leaf.node] = effort.rate * quantileOf(leftOf(leaf.rows, target, said), share);
    }
    const grown = { ...tree, value };
    trees.push(grown);
    addTo(said, grown, table);
  }
  return { base, trees };
}

function drawRows(random: Random, rows: number, share: number): Int32Array {
  const drawn = new Int32Array(rows);
  let taken = 0;
  for (let row = 0; row < rows; row += 1) if (random() < share) drawn[taken++] = row;
  return drawn.slice(0, taken);
}

function drawColumns(random: Random, columns: number, share: number): number[] {
  const all = Array.from({ length: columns }, (_, column) => ({ column, lot: random() }));
  const taken = Math.max(1, Math.round(columns * share));
  return all
    .toSorted((one, other) => one.lot - other.lot)
    .slice(0, taken)
    .map(({ column }) => column)
    .toSorted((one, other) => one - other);
}

/** Adds what the tree says to every row, by bins: a limit is the end of a bin. */
function addTo(said: Float64Array, tree: Tree, table: BinnedTable): void {
  const limits = tree.feature.map((feature, node) =>
    feature < 0 ? 0 : (table.ends[feature]?.indexOf(tree.limit[node] ?? 0) ?? 0),
  );
  for (let row = 0; row < said.length; row += 1) {
    let node = 0;
    let feature = tree.feature[0] ?? -1;
    while (feature >= 0) {
      const isBelow = (table.bins[feature]?.[row] ?? 0) <= (limits[node] ?? 0);
      node = (isBelow ? tree.below[node] : tree.above[node]) ?? 0;
      feature = tree.feature[node] ?? -1;
    }
    said[row] = (said[row] ?? 0) + (tree.value[node] ?? 0);
  }
}

/** What is left to be said of these rows. */
function leftOf(rows: Int32Array, target: Float64Array, said: Float64Array): Float64Array {
  const left = new Float64Array(rows.length);
  rows.forEach((row, place) => (left[place] = (target[row] ?? 0) - (said[row] ?? 0)));
  return left;
}

/** The quantile of values that may be reordered; 0 of none. */
function quantileOf(values: Float64Array, share: number): number {
  values.sort();
  return values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
}
