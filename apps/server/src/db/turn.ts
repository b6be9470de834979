/**
 * Lets one piece of work happen at a time. Two transactions at once on one
 * SQLite connection destroy each other: the second becomes a part of the first
 * and is rolled back with it, promised rows too.
 */
export class Turn {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T> | T): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}
