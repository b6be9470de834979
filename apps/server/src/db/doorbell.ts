/** What rings: a branch has reached a revision, or a token counts no longer. */
export type Ring =
  { readonly branchId: string; readonly revision: number } | { readonly tokenHash: string };

/**
 * How the processes on one database call each other's attention to what is
 * committed. Only a bell: what it tells of is read from the rows, and what it
 * fails to tell is found by looking there every other second.
 */
export abstract class Doorbell {
  /** Whether other processes may write to the same database. */
  abstract readonly isShared: boolean;

  /** Rings at all other processes, soon. */
  abstract ring(ring: Ring): void;

  /**
   * Hears the others' rings.
   *
   * @param missed - some may have been lost meanwhile: all is to be looked at
   * @returns the function that ends it
   */
  abstract hear(listener: (ring: Ring) => void, missed: () => void): () => void;
}

/** On one box nobody else writes. */
export class NoDoorbell extends Doorbell {
  readonly isShared = false;

  ring(): void {
    // Nobody hears it.
  }

  hear(): () => void {
    return () => undefined;
  }
}
