import type { Lobby, Ticket } from '@lobbyflow/engine';
import { dayLevel, type ForecastFlow } from '@lobbyflow/forecast';
import { type BranchHistory, halfHourOf } from './branch-history.js';

const HOUR_MS = 3_600_000;
/** Half-hours ahead whose mean is the rate that is reckoned with: who comes later passes nobody who waits now. */
const SLOTS_AHEAD = 2;
/** Without history, a morning that has just begun says little: it counts as if it had lasted this much longer. */
const CAUTION_MS = HOUR_MS / 4;

/** When and where it is. */
export interface Present {
  readonly lobby: Lobby;
  readonly now: number;
  readonly timeZone: string;
}

/**
 * Who is still expected, an hour, by service and lane: as on past days like
 * this, at the level of today; where no day is known, as in the last hour.
 */
export function flowsOf(present: Present, { profile }: BranchHistory): readonly ForecastFlow[] {
  return profile.size === 0 ? recentFlows(present) : expectedFlows(present, profile);
}

function expectedFlows(
  { lobby, now, timeZone }: Present,
  profile: BranchHistory['profile'],
): readonly ForecastFlow[] {
  if (lobby.businessDay === null) return [];
  const slot = halfHourOf(now, lobby.businessDay, timeZone);
  const level = dayLevel(lobby.tally.issued, expectedBefore(profile, slot));
  const rates = new Map<string, ForecastFlow>();
  for (let ahead = 0; ahead < SLOTS_AHEAD; ahead += 1) {
    for (const { serviceId, laneId, came } of profile.get(slot + ahead) ?? []) {
      const key = `${serviceId}|${laneId}`;
      const perHour = (rates.get(key)?.perHour ?? 0) + (2 * level * came) / SLOTS_AHEAD;
      rates.set(key, { serviceId, laneId, perHour });
    }
  }
  return [...rates.values()];
}

function expectedBefore(profile: BranchHistory['profile'], slot: number): number {
  let expected = 0;
  for (const [at, comers] of profile) {
    if (at < slot) for (const { came } of comers) expected += came;
  }
  return expected;
}

/**
 * Who came in the last hour, an hour.
 *
 * @param over.hourMs - what counts as an hour, where everything goes faster than usual
 * @param over.cautionMs - a morning that has just begun counts as if it had lasted this much longer
 */
export function recentFlows(
  { lobby, now }: Present,
  { hourMs = HOUR_MS, cautionMs = CAUTION_MS } = {},
): readonly ForecastFlow[] {
  const recent = lobby.tickets.values().filter(({ arrivedAt }) => arrivedAt > now - hourMs);
  const counts = new Map<string, { readonly of: Ticket; count: number }>();
  for (const ticket of recent) {
    const key = `${ticket.serviceId}|${ticket.laneId}`;
    const there = counts.get(key) ?? { of: ticket, count: 0 };
    there.count += 1;
    counts.set(key, there);
  }
  const first = recent.reduce((least, { arrivedAt }) => Math.min(least, arrivedAt), now);
  const hours = (Math.min(hourMs, now - first) + cautionMs) / HOUR_MS;
  return [...counts.values()].map(({ of: { serviceId, laneId }, count }) => {
    return { serviceId, laneId, perHour: count / hours };
  });
}
