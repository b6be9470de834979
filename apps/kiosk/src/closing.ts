import type { WaitRange } from '@lobbyflow/contract';

/** Whether somebody who comes now will still be served: perhaps not, or probably not. */
export type ClosingRisk = 'perhaps' | 'probably';

/** Compares the wait that is promised with what is left of the day; `null` when there is time enough, or no closing. */
export function closingRisk(
  wait: WaitRange | undefined,
  { now, closesAt }: { readonly now: number | null; readonly closesAt: string | undefined },
): ClosingRisk | null {
  if (wait === undefined || now === null || closesAt === undefined) return null;
  const leftMs = Date.parse(closesAt) - now;
  if (wait.p50 > leftMs) return 'probably';
  return wait.p90 > leftMs ? 'perhaps' : null;
}
