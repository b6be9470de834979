/** One of them, by any number; there must be one. */
export function chosen<T>(from: readonly T[], pick: number): T {
  return from[pick % from.length] as T;
}
