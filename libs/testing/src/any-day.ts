import type { LobbyEvent } from '@lobbyflow/engine';
import fc from 'fast-check';
import { anyConfig } from './any-config.js';
import { type Happened, playWishes, wishes } from './arbitraries.js';
import { anInstant } from './config-builders.js';
import { aLobby } from './lobbies.js';

/**
 * Plays any commands in any branch, and looks at each that is accepted, with
 * the whole journal so far.
 */
export function forAnyDay(
  check: (happened: Happened, journal: readonly LobbyEvent[][]) => void,
  numRuns = 50,
): void {
  fc.assert(
    fc.property(anyConfig, wishes(90), (config, wanted) => {
      const journal: LobbyEvent[][] = [];
      for (const happened of playWishes(aLobby({ config }), wanted, anInstant(0))) {
        if (!happened.decision.accepted) continue;
        journal.push([...happened.events]);
        check(happened, journal);
      }
    }),
    { numRuns },
  );
}

/** The events since the day was opened, the one that opened it included. */
export function eventsOfDay(journal: readonly LobbyEvent[][]): LobbyEvent[] {
  const events = journal.flat();
  return events.slice(
    Math.max(
      0,
      events.findLastIndex(({ type }) => type === 'day.opened'),
    ),
  );
}
