import type { Clock } from '../ports/clock.js';

/** What the operator's command has around it; so that a test can be its terminal. */
export interface Surroundings {
  /** A line of what was asked for. */
  readonly say: (line: string) => void;
  /** A line of what is wrong. */
  readonly warn: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** What is handed to the standard input, to its end. */
  readonly readInput: () => Promise<string>;
}
