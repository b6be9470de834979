import type { Clock } from '../ports/clock.js';

/** How much may be taken at once, and how soon it comes back. */
export interface BucketRule {
  /** What a full bucket holds. */
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

const MINUTE_MS = 60_000;
/** Keys remembered at most; the one untouched for longest is forgotten first. */
const MAX_KEYS = 50_000;

/** A bucket for each key, which fills again with the time; pure but for what it remembers. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly clock: Clock,
    private readonly rule: BucketRule,
  ) {}

  /** Milliseconds until there is one to take; 0 for at once. Takes nothing. */
  waitMs(key: string): number {
    const { left } = this.filled(key);
    return left >= 1 ? 0 : Math.ceil(((1 - left) * MINUTE_MS) / this.rule.perMinute);
  }

  /** Takes one, if there is one. @returns milliseconds to wait; 0 when it was taken */
  take(key: string): number {
    const waitMs = this.waitMs(key);
    if (waitMs === 0) this.charge(key);
    return waitMs;
  }

  /** Gives one back: for what was charged and then turned out to be right. */
  refund(key: string): void {
    const { left, at } = this.filled(key);
    if (this.buckets.has(key)) {
      this.buckets.set(key, { left: Math.min(this.rule.burst, left + 1), at });
    }
  }

  /** Takes one, even where there is none: for what is known to have happened only afterwards. */
  charge(key: string): void {
    const { left, at } = this.filled(key);
    this.buckets.delete(key);
    this.buckets.set(key, { left: Math.max(0, left - 1), at });
    if (this.buckets.size > MAX_KEYS) this.forgetOldest();
  }

  private filled(key: string): Bucket {
    const at = this.clock.now();
    const { burst, perMinute } = this.rule;
    const known = this.buckets.get(key);
    if (known === undefined) return { left: burst, at };
    // A wall clock that was set back gives nothing and takes nothing.
    const passedMs = Math.max(0, at - known.at);
    return { left: Math.min(burst, known.left + (passedMs * perMinute) / MINUTE_MS), at };
  }

  private forgetOldest(): void {
    for (const key of this.buckets.keys()) {
      this.buckets.delete(key);
      return;
    }
  }
}
