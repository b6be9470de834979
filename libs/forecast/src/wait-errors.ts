/** How fast each follows what comes out. */
const RATES = { fast: 0.2, middle: 0.05, slow: 0.005 } as const;
/** Short waits are all alike: this much is added before they are compared. */
const SLACK_MS = 10_000;

/** By how much a formula was off lately, as the logarithm of a ratio: positive where people waited longer. */
export class WaitErrors {
  fast = 0;
  middle = 0;
  slow = 0;

  /** A new day is not like the end of the one before. */
  beginDay(): void {
    this.fast = 0;
    this.middle = 0;
  }

  /** A wait has come out. */
  learn(saidMs: number, waitMs: number): void {
    const error = Math.log((waitMs + SLACK_MS) / (saidMs + SLACK_MS));
    this.fast += RATES.fast * (error - this.fast);
    this.middle += RATES.middle * (error - this.middle);
    this.slow += RATES.slow * (error - this.slow);
  }
}
