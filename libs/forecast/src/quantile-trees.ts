/**
 * A binary tree in arrays: node `n` sends a case to `below[n]` when its feature
 * is at most `limit[n]`, else to `above[n]`; where `feature[n]` is negative it
 * ends, with `value[n]`.
 */
export interface Tree {
  readonly feature: readonly number[];
  readonly limit: readonly number[];
  readonly below: readonly number[];
  readonly above: readonly number[];
  readonly value: readonly number[];
}

/** A sum of trees; plain data, so that it can be written down as JSON and read again. */
export interface Forest {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** What the forest says of a case, in the unit it was grown for. */
export function valueOf(forest: Forest, features: ArrayLike<number>): number {
  let sum = forest.base;
  for (const tree of forest.trees) sum += leafValue(tree, features);
  return sum;
}

function leafValue(tree: Tree, features: ArrayLike<number>): number {
  let node = 0;
  for (;;) {
    const feature = tree.feature[node] ?? -1;
    if (feature < 0) return tree.value[node] ?? 0;
    const isBelow = (features[feature] ?? 0) <= (tree.limit[node] ?? 0);
    node = (isBelow ? tree.below[node] : tree.above[node]) ?? 0;
  }
}
