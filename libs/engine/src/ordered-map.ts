interface Node<K, V> {
  readonly key: K;
  readonly value: V;
  readonly left: Tree<K, V>;
  readonly right: Tree<K, V>;
  readonly size: number;
}
type Tree<K, V> = Node<K, V> | null;

/** How much heavier one side may be than the other before it is rotated. */
const DELTA = 3;
/** When a rotation is single. The pair (3, 2) keeps every tree balanced (Hirai & Yamamoto 2011). */
const GAMMA = 2;

/**
 * A sorted map that is never changed: `set` and `delete` give a new one that
 * shares all but a path of about log₂(size) nodes with the old. The cost of a
 * command therefore stays the same however many tickets a day has.
 */
export class OrderedMap<K, V> {
  private constructor(
    private readonly compare: (a: K, b: K) => number,
    private readonly root: Tree<K, V>,
  ) {}

  /** @param compare - a total order; keys that compare as 0 are the same key */
  static empty<K, V>(compare: (a: K, b: K) => number): OrderedMap<K, V> {
    return new OrderedMap<K, V>(compare, null);
  }

  get size(): number {
    return sizeOf(this.root);
  }

  get(key: K): V | undefined {
    let node = this.root;
    while (node !== null) {
      const side = this.compare(key, node.key);
      if (side === 0) return node.value;
      node = side < 0 ? node.left : node.right;
    }
    return undefined;
  }

  set(key: K, value: V): OrderedMap<K, V> {
    return new OrderedMap(this.compare, insert(this.root, key, value, this.compare));
  }

  /** The same map when the key is not there. */
  delete(key: K): OrderedMap<K, V> {
    if (this.get(key) === undefined) return this;
    return new OrderedMap(this.compare, remove(this.root, key, this.compare));
  }

  /** The value with the smallest key. */
  first(): V | undefined {
    let node = this.root;
    while (node?.left) node = node.left;
    return node?.value;
  }

  /** How many keys are smaller than this one, which need not be there. */
  rank(key: K): number {
    let node = this.root;
    let smaller = 0;
    while (node !== null) {
      if (this.compare(key, node.key) <= 0) {
        node = node.left;
      } else {
        smaller += sizeOf(node.left) + 1;
        node = node.right;
      }
    }
    return smaller;
  }

  /** The values of the `count` smallest keys, in order. */
  take(count: number): V[] {
    const taken: V[] = [];
    const path: Node<K, V>[] = [];
    let node = this.root;
    while (taken.length < count && (node !== null || path.length > 0)) {
      for (; node !== null; node = node.left) path.push(node);
      const next = path.pop();
      if (next === undefined) break;
      taken.push(next.value);
      node = next.right;
    }
    return taken;
  }

  /** All values, in the order of their keys. */
  values(): V[] {
    return this.take(this.size);
  }
}

function sizeOf<K, V>(tree: Tree<K, V>): number {
  return tree === null ? 0 : tree.size;
}

function join<K, V>(key: K, value: V, left: Tree<K, V>, right: Tree<K, V>): Node<K, V> {
  return { key, value, left, right, size: sizeOf(left) + sizeOf(right) + 1 };
}

function insert<K, V>(
  tree: Tree<K, V>,
  key: K,
  value: V,
  compare: (a: K, b: K) => number,
): Node<K, V> {
  if (tree === null) return join(key, value, null, null);
  const side = compare(key, tree.key);
  if (side === 0) return { ...tree, key, value };
  return side < 0
    ? balance(tree.key, tree.value, insert(tree.left, key, value, compare), tree.right)
    : balance(tree.key, tree.value, tree.left, insert(tree.right, key, value, compare));
}

function remove<K, V>(tree: Tree<K, V>, key: K, compare: (a: K, b: K) => number): Tree<K, V> {
  if (tree === null) return null;
  const side = compare(key, tree.key);
  if (side < 0) {
    return balance(tree.key, tree.value, remove(tree.left, key, compare), tree.right);
  }
  if (side > 0) {
    return balance(tree.key, tree.value, tree.left, remove(tree.right, key, compare));
  }
  if (tree.left === null) return tree.right;
  if (tree.right === null) return tree.left;
  const [least, rest] = withoutLeast(tree.right);
  return balance(least.key, least.value, tree.left, rest);
}

function withoutLeast<K, V>(tree: Node<K, V>): [Node<K, V>, Tree<K, V>] {
  if (tree.left === null) return [tree, tree.right];
  const [least, rest] = withoutLeast(tree.left);
  return [least, balance(tree.key, tree.value, rest, tree.right)];
}

/** Joins two trees of which one has just grown or shrunk by one. */
function balance<K, V>(key: K, value: V, left: Tree<K, V>, right: Tree<K, V>): Node<K, V> {
  const [l, r] = [sizeOf(left), sizeOf(right)];
  if (l + r < 2) return join(key, value, left, right);
  if (right !== null && r > DELTA * l) {
    const inner = right.left;
    if (inner === null || sizeOf(inner) < GAMMA * sizeOf(right.right)) {
      return join(right.key, right.value, join(key, value, left, inner), right.right);
    }
    const outer = join(right.key, right.value, inner.right, right.right);
    return join(inner.key, inner.value, join(key, value, left, inner.left), outer);
  }
  if (left !== null && l > DELTA * r) {
    const inner = left.right;
    if (inner === null || sizeOf(inner) < GAMMA * sizeOf(left.left)) {
      return join(left.key, left.value, left.left, join(key, value, inner, right));
    }
    const outer = join(left.key, left.value, left.left, inner.left);
    return join(inner.key, inner.value, outer, join(key, value, inner.right, right));
  }
  return join(key, value, left, right);
}
