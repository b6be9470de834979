import type { BinnedTable } from './feature-bins.js';
import type { Tree } from './quantile-trees.js';

/** How a tree may grow. */
export interface TreeLimits {
  readonly leaves: number;
  readonly leastInLeaf: number;
}

/** A grown tree, and which rows ended at which of its nodes. */
export interface GrownTree {
  readonly tree: Tree;
  readonly leaves: readonly { readonly node: number; readonly rows: Int32Array }[];
}

/** Bins of a byte's half: histograms are laid out in strides of it. */
const STRIDE = 64;

interface Split {
  readonly gain: number;
  readonly column: number;
  readonly bin: number;
}

interface OpenLeaf {
  readonly node: number;
  readonly rows: Int32Array;
  readonly histogram: Float64Array;
  readonly sum: number;
  readonly split: Split | null;
}

interface DraftTree {
  feature: number[];
  limit: number[];
  below: number[];
  above: number[];
  value: number[];
}

/**
 * Grows a regression tree leaf by leaf: whichever split takes most of the
 * variance of `pull` is made next. Histograms of one child are those of its
 * parent less its sibling's (Ke et al. 2017). Values of leaves are left 0.
 *
 * @param rows - which rows of the table take part; reordered
 * @param columns - which columns may be split at
 * @param pull - by row, whereto the value wants to move
 */
export function growTree(
  table: BinnedTable,
  cases: {
    readonly rows: Int32Array;
    readonly columns: readonly number[];
    readonly pull: Float64Array;
  },
  limits: TreeLimits,
): GrownTree {
  const draft: DraftTree = { feature: [], limit: [], below: [], above: [], value: [] };
  const grower = {
    table,
    columns: cases.columns,
    pull: cases.pull,
    leastInLeaf: limits.leastInLeaf,
  };
  const open: OpenLeaf[] = [leafOf(grower, addNode(draft), cases.rows, null)];
  while (open.length < limits.leaves) {
    const at = bestOf(open);
    const leaf = open[at];
    if (leaf?.split == null) break;
    open.splice(at, 1, ...divide(grower, draft, leaf, leaf.split));
  }
  return { tree: draft, leaves: open.map(({ node, rows }) => ({ node, rows })) };
}

interface Grower {
  readonly table: BinnedTable;
  readonly columns: readonly number[];
  readonly pull: Float64Array;
  readonly leastInLeaf: number;
}

function addNode(draft: DraftTree): number {
  for (const list of [draft.limit, draft.below, draft.above, draft.value]) list.push(0);
  return draft.feature.push(-1) - 1;
}

function bestOf(open: readonly OpenLeaf[]): number {
  let best = 0;
  open.forEach(({ split }, at) => {
    if ((split?.gain ?? 0) > (open[best]?.split?.gain ?? 0)) best = at;
  });
  return best;
}

function divide(grower: Grower, draft: DraftTree, leaf: OpenLeaf, split: Split): OpenLeaf[] {
  const { column, bin } = split;
  const [below, above] = partition(leaf.rows, grower.table.bins[column], bin);
  const [belowNode, aboveNode] = [addNode(draft), addNode(draft)];
  draft.feature[leaf.node] = column;
  draft.limit[leaf.node] = grower.table.ends[column]?.[bin] ?? 0;
  draft.below[leaf.node] = belowNode;
  draft.above[leaf.node] = aboveNode;
  const [small, large, smallNode, largeNode] =
    below.length <= above.length
      ? ([below, above, belowNode, aboveNode] as const)
      : ([above, below, aboveNode, belowNode] as const);
  const first = leafOf(grower, smallNode, small, null);
  return [first, leafOf(grower, largeNode, large, less(leaf.histogram, first.histogram))];
}

function partition(
  rows: Int32Array,
  bins: Uint8Array | undefined,
  bin: number,
): readonly [Int32Array, Int32Array] {
  const sorted = new Int32Array(rows.length);
  let [low, high] = [0, rows.length];
  for (const row of rows) {
    if ((bins?.[row] ?? 0) <= bin) sorted[low++] = row;
    else sorted[--high] = row;
  }
  return [sorted.subarray(0, low), sorted.subarray(low).reverse()];
}

function less(whole: Float64Array, part: Float64Array): Float64Array {
  for (let at = 0; at < whole.length; at += 1) whole[at] = (whole[at] ?? 0) - (part[at] ?? 0);
  return whole;
}

function leafOf(
  grower: Grower,
  node: number,
  rows: Int32Array,
  known: Float64Array | null,
): OpenLeaf {
  const histogram = known ?? count(grower, rows);
  let sum = 0;
  for (const row of rows) sum += grower.pull[row] ?? 0;
  return { node, rows, histogram, sum, split: splitOf(grower, histogram, rows.length, sum) };
}

/** By column and bin: how many rows, and the sum of their pulls. */
function count({ table, columns, pull }: Grower, rows: Int32Array): Float64Array {
  const histogram = new Float64Array(table.bins.length * STRIDE * 2);
  for (const column of columns) {
    const bins = table.bins[column] ?? new Uint8Array(0);
    const offset = column * STRIDE;
    for (const row of rows) {
      const cell = (offset + (bins[row] ?? 0)) * 2;
      histogram[cell] = (histogram[cell] ?? 0) + 1;
      histogram[cell + 1] = (histogram[cell + 1] ?? 0) + (pull[row] ?? 0);
    }
  }
  return histogram;
}

function splitOf(
  { table, columns, leastInLeaf }: Grower,
  histogram: Float64Array,
  rows: number,
  sum: number,
): Split | null {
  let best: Split | null = null;
  const whole = sum ** 2 / rows;
  for (const column of columns) {
    const last = table.ends[column]?.length ?? 0;
    let [below, pulled] = [0, 0];
    for (let bin = 0; bin < last; bin += 1) {
      const cell = (column * STRIDE + bin) * 2;
      below += histogram[cell] ?? 0;
      pulled += histogram[cell + 1] ?? 0;
      const above = rows - below;
      if (below < leastInLeaf || above < leastInLeaf) continue;
      const gain = pulled ** 2 / below + (sum - pulled) ** 2 / above - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { gain, column, bin };
    }
  }
  return best;
}
