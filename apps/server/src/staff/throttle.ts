import type { Clock } from '../ports/clock.js';

/** Wrong passwords for one name from one address until it has to wait … */
const FREE_TRIES = 5;
/** … and how long, doubled by each further one up to a quarter of an hour. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Names remembered at most; the oldest is forgotten first. */
const MAX_NAMES = 10_000;

interface Failures {
  readonly count: number;
  readonly until: number;
}

/** Slows down whoever guesses passwords; nobody is shut out for good. */
export class Throttle {
  private readonly failures = new Map<string, Failures>();
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(private readonly clock: Clock) {}

  /** Takes the tries of a name one after the other: guesses sent at once would all be free. */
  async inTurn<T>(key: string, attempt: () => Promise<T>): Promise<T> {
    const mine = (this.turns.get(key) ?? Promise.resolve()).then(attempt);
    const settled = mine.catch(() => undefined);
    this.turns.set(key, settled);
    try {
      return await mine;
    } finally {
      if (this.turns.get(key) === settled) this.turns.delete(key);
    }
  }

  /** Milliseconds until this name may be tried again from this address; 0 for at once. */
  waitMs(key: string): number {
    return Math.max(0, (this.failures.get(key)?.until ?? 0) - this.clock.now());
  }

  failed(key: string): void {
    const before = this.failures.get(key);
    const count = (before?.count ?? 0) + 1;
    const over = count - FREE_TRIES;
    const waitMs = over < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** over, LONGEST_WAIT_MS);
    this.failures.delete(key);
    this.failures.set(key, { count, until: this.clock.now() + waitMs });
    if (this.failures.size > MAX_NAMES) this.forgetOldest();
  }

  succeeded(key: string): void {
    this.failures.delete(key);
  }

  private forgetOldest(): void {
    for (const key of this.failures.keys()) {
      this.failures.delete(key);
      return;
    }
  }
}
