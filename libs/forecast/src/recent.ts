/** The latest happenings, the newest last; older ones are forgotten. */
export class Recent<T extends { readonly at: number }> {
  private readonly items: T[] = [];

  constructor(private readonly most: number) {}

  /** Adds one that is not earlier than any before. */
  add(item: T): void {
    this.items.push(item);
    if (this.items.length > this.most) this.items.shift();
  }

  /** Forgets all. */
  clear(): void {
    this.items.length = 0;
  }

  /** How many happened at `from` or later; `of` may leave some out. */
  countSince(from: number, of: (item: T) => boolean = () => true): number {
    let count = 0;
    for (let place = this.items.length - 1; place >= 0; place -= 1) {
      const item = this.items[place];
      if (item === undefined || item.at < from) break;
      if (of(item)) count += 1;
    }
    return count;
  }

  /** The newest, or the one so many places before it. */
  newest(back = 0): T | undefined {
    return this.items[this.items.length - 1 - back];
  }

  /** The newest that had happened by then. */
  by(instant: number): T | undefined {
    return this.items.findLast(({ at }) => at <= instant);
  }

  /** Up to so many of the newest that are wanted, the newest first. */
  latest(most: number, of: (item: T) => boolean = () => true): T[] {
    const found: T[] = [];
    for (let place = this.items.length - 1; place >= 0 && found.length < most; place -= 1) {
      const item = this.items[place];
      if (item !== undefined && of(item)) found.push(item);
    }
    return found;
  }
}
