import { describe, expect, it } from '@jest/globals';
import {
  anyDrafts,
  asksOf,
  cameBefore,
  type Draft,
  LANES,
  lineOf,
  mayBeCalled,
  MINUTE_MS,
  PROTECTED,
  VIP,
} from '@lobbyflow/testing';
import fc from 'fast-check';
import { chooseInLobby } from './ask.js';
import type { Ask } from './call-order.js';
import type { BranchConfig } from './config.js';
import { type Lobby, presentTickets } from './lobby.js';
import type { LaneId } from './terms.js';
import type { Ticket } from './ticket.js';

/** The world with other credits, without marks, floors and reservations: the pure order. */
const plainWorld = (credits: (laneId: LaneId) => number) =>
  anyDrafts.map((drawn) => {
    const config: BranchConfig = {
      ...drawn.config,
      lanes: drawn.config.lanes.map((lane) => ({ ...lane, creditMs: credits(lane.id) })),
      counters: drawn.config.counters.map((counter) => ({ ...counter, reservation: null })),
    };
    const unmarked = drawn.drafts.map((one) => ({ ...one, mark: { what: 'nothing' as const } }));
    return lineOf(config, unmarked);
  });

function firstBy(lobby: Lobby, ask: Ask, goesBefore: (a: Ticket, b: Ticket) => boolean) {
  const eligible = presentTickets(lobby).filter((ticket) => mayBeCalled(lobby, ticket, ask));
  return eligible.toSorted((a, b) => (goesBefore(a, b) ? -1 : 1))[0]?.id ?? null;
}

describe('compared with orders that everybody knows, the order', () => {
  it('is first come, first served when all credits are the same', () => {
    const same = plainWorld(() => 7 * MINUTE_MS);
    fc.assert(
      fc.property(same, (lobby) => {
        for (const ask of asksOf(lobby)) {
          const called = chooseInLobby(lobby, ask)?.ticket.id ?? null;
          expect(called).toBe(firstBy(lobby, ask, cameBefore));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is strict priority when the credits are longer than the day', () => {
    const rank = (laneId: LaneId) => LANES.indexOf(laneId);
    const strict = plainWorld((laneId) => rank(laneId) * 1_000 * MINUTE_MS);
    fc.assert(
      fc.property(strict, (lobby) => {
        for (const ask of asksOf(lobby)) {
          const called = chooseInLobby(lobby, ask)?.ticket.id ?? null;
          const byRank = firstBy(lobby, ask, (a, b) => {
            const higher = rank(a.laneId) - rank(b.laneId);
            return higher > 0 || (higher === 0 && cameBefore(a, b));
          });
          expect(called).toBe(byRank);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The line in which two lanes have exchanged their names, in the rules as on the tickets. */
function exchanged(config: BranchConfig, drafts: readonly Draft[]): Lobby {
  const other = (id: LaneId) => (id === PROTECTED ? VIP : id === VIP ? PROTECTED : id);
  const lanes = config.lanes.map((lane) => ({ ...lane, id: other(lane.id) }));
  const counters = config.counters.map(({ reservation, ...counter }) => ({
    ...counter,
    reservation: reservation && { ...reservation, laneIds: reservation.laneIds.map(other) },
  }));
  return lineOf(
    { ...config, lanes, counters },
    drafts.map((draft) => ({ ...draft, laneId: other(draft.laneId) })),
  );
}

describe('names of lanes', () => {
  it('mean nothing to the order: with two exchanged everywhere the same ticket is called', () => {
    const calls = (lobby: Lobby) =>
      asksOf(lobby).map((ask) => {
        const choice = chooseInLobby(lobby, ask);
        return choice && [choice.ticket.id, choice.rule];
      });

    fc.assert(
      fc.property(anyDrafts, ({ config, drafts }) => {
        expect(calls(exchanged(config, drafts))).toEqual(calls(lineOf(config, drafts)));
      }),
      { numRuns: 300 },
    );
  });
});
