/**
 * Holds what the code takes for granted. The one place of the engine that may
 * throw: when it does, the engine has a bug, and the command changes nothing.
 */
export function assertInvariant(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`broken invariant: ${what}`);
}
