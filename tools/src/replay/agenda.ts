/** Ranks of what is due in one instant; see the ranks of a shadow script. */
export const DUE = { end: 0, open: 1, come: 2, back: 3, leave: 4, close: 5 } as const;

interface Entry<Item> {
  readonly at: number;
  readonly rank: number;
  readonly order: number;
  readonly item: Item;
}

/** What is due, the earliest first; by rank within an instant, then in the order in which it was put down. */
export class Agenda<Item> {
  private readonly heap: Entry<Item>[] = [];
  private put = 0;

  add(at: number, rank: number, item: Item): void {
    this.heap.push({ at, rank, order: (this.put += 1), item });
    this.rise(this.heap.length - 1);
  }

  /** When the next is due; `null` of nothing. */
  get nextAt(): number | null {
    return this.heap[0]?.at ?? null;
  }

  get next(): Item | null {
    return this.heap[0]?.item ?? null;
  }

  take(): Item | null {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (!first || !last) return null;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.sink(0);
    }
    return first.item;
  }

  private rise(from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.isBefore(place, above)) return;
      this.swap(place, above);
      place = above;
    }
  }

  private sink(from: number): void {
    let place = from;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      let least = this.isBefore(left, place) ? left : place;
      if (this.isBefore(right, least)) least = right;
      if (least === place) return;
      this.swap(place, least);
      place = least;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (!a || !b) return false;
    return (a.at - b.at || a.rank - b.rank || a.order - b.order) < 0;
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (!a || !b) return;
    this.heap[one] = b;
    this.heap[other] = a;
  }
}
