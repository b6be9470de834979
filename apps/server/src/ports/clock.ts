import type { Instant } from '@lobbyflow/engine';

/** The server's only source of wall time; a port, so that a test can set it. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return Date.now() as Instant;
  }
}
