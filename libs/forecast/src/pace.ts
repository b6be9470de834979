/** The day's pace is believed only after about this much work, minutes. */
const PRIOR_MIN = 180;
const MINUTE_MS = 60_000;

/**
 * How much longer than usual services take today: what they took over what was
 * expected, shrunk towards 1 while little has been done.
 *
 * @param actualMs - sum of the services completed today
 * @param expectedMs - what the same services take on average
 * @returns 1 is as usual, 1.3 is thirty per cent slower
 */
export function paceOf(actualMs: number, expectedMs: number): number {
  const prior = PRIOR_MIN * MINUTE_MS;
  return (prior + actualMs) / (prior + expectedMs);
}
