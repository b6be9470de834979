import type { BucketRule } from '../limits/token-bucket.js';
import { TokenBuckets } from '../limits/token-bucket.js';
import type { Clock } from '../ports/clock.js';
import { ProblemError } from '../problems/problem.error.js';
import { Throttle } from './throttle.js';

/** Wrong passwords for one account from browsers that have never signed in to it: thirty in the first hour. */
const BY_STRANGERS: BucketRule = { burst: 10, perMinute: 1 / 3 };
/** Wrong passwords from one address for whatever account; it may be that of a whole branch. */
const FROM_ONE_ADDRESS: BucketRule = { burst: 100, perMinute: 20 };

/** Who tries, as far as it is known. */
export interface Attempt {
  readonly username: string;
  readonly address: string;
  /** What this browser was given when it signed in before; `null` for a stranger. */
  readonly knownBrowser: string | null;
}

/**
 * Slows down whoever guesses passwords. Each browser that has signed in before
 * is counted for itself, so that an account cannot be shut by guessing at it
 * from elsewhere; all others share what an account, and an address, may get wrong.
 */
export class SignInGuard {
  private readonly throttle: Throttle;
  private readonly byStrangers: TokenBuckets;
  private readonly fromAddress: TokenBuckets;

  constructor(clock: Clock) {
    this.throttle = new Throttle(clock);
    this.byStrangers = new TokenBuckets(clock, BY_STRANGERS);
    this.fromAddress = new TokenBuckets(clock, FROM_ONE_ADDRESS);
  }

  /** @throws ProblemError `too-many-requests`, else what the try itself throws */
  async admit<T>(attempt: Attempt, recognise: () => Promise<T>): Promise<T> {
    const { username, address, knownBrowser } = attempt;
    const key = `${knownBrowser ?? address} ${username}`;
    return this.throttle.inTurn(key, async () => {
      const waitMs = this.waitMs(key, attempt);
      if (waitMs > 0) {
        const retryAfter = Math.ceil(waitMs / 1_000);
        throw new ProblemError('too-many-requests', undefined, { retryAfter });
      }
      // Counted until it has proved right, so that no error on the way makes a guess free.
      this.throttle.failed(key);
      if (knownBrowser === null) this.charge(attempt);
      const known = await recognise();
      this.throttle.succeeded(key);
      if (knownBrowser === null) this.refund(attempt);
      return known;
    });
  }

  private waitMs(key: string, { username, address, knownBrowser }: Attempt): number {
    const own = this.throttle.waitMs(key);
    if (knownBrowser !== null) return own;
    return Math.max(own, this.byStrangers.waitMs(username), this.fromAddress.waitMs(address));
  }

  private charge({ username, address }: Attempt): void {
    this.byStrangers.charge(username);
    this.fromAddress.charge(address);
  }

  private refund({ username, address }: Attempt): void {
    this.byStrangers.refund(username);
    this.fromAddress.refund(address);
  }
}
