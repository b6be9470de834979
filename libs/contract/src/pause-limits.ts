import { PAUSE_REASONS, type PauseReason } from '@lobbyflow/engine/terms';
import { z } from 'zod';

/** How long a counter may be paused for each reason, in milliseconds; `null` for no limit. */
export const PauseLimits = z.partialRecord(
  z.enum(PAUSE_REASONS),
  z.int().min(60_000).max(86_400_000).nullable(),
);
export type PauseLimits = z.infer<typeof PauseLimits>;

const MINUTE_MS = 60_000;
const USUAL: Readonly<Record<PauseReason, number | null>> = {
  break: 15 * MINUTE_MS,
  meal: 60 * MINUTE_MS,
  'back-office': 30 * MINUTE_MS,
  training: null,
  technical: 30 * MINUTE_MS,
};

/** The limit of a reason, as the branch has set it or as usual; `null` for none, or for a reason of a newer server. */
export function pauseLimitMs(limits: PauseLimits | undefined, reason: string): number | null {
  const known = PAUSE_REASONS.find((one) => one === reason);
  if (known === undefined) return null;
  const set = limits?.[known];
  return set === undefined ? USUAL[known] : set;
}
