import { describe, expect, it } from '@jest/globals';
import {
  applyCommit,
  askOf,
  chooseInLobby,
  type Counter,
  decide,
  type Lobby,
  overtakesInRow,
  presentTickets,
} from '@lobbyflow/engine';
import { anyLine, ASKED_AT, ofTicket, press } from '@lobbyflow/testing';
import fc from 'fast-check';
import { SimLobby } from './sim-lobby.js';

const anyMoves = fc.array(
  fc.record({
    counter: fc.nat(),
    move: fc.constantFrom('call', 'call', 'call', 'leave', 'restart'),
  }),
  { maxLength: 16 },
);

function simulated(lobby: Lobby): SimLobby<ReturnType<typeof presentTickets>[number]> {
  const groups = [...lobby.index.askers.values()].map(({ group }) => group);
  return new SimLobby({
    index: lobby.index,
    policy: lobby.config!.policy,
    waiting: presentTickets(lobby).filter(({ state }) => state === 'waiting'),
    callsOfService: lobby.callsOfService,
    overtakesInRow: new Map(groups.map((group) => [group, overtakesInRow(lobby, group)])),
  });
}

/** The lobby after a customer was called at this counter and served in no time; `null` where a rule says no. */
function afterCall(lobby: Lobby, { id }: Counter): Lobby | null {
  let after = lobby;
  for (const act of ['call-next', 'start', 'finish'] as const) {
    const decision = decide(after, press(act, Number(id)), ASKED_AT);
    if (!decision.accepted) return null;
    after = applyCommit(after, decision.events);
  }
  return after;
}

describe('a lobby that is played forward', () => {
  it('calls whom the real one would call, whoever called or left before', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyLine, anyMoves, (start, moves) => {
        let lobby = start;
        const sim = simulated(start);
        for (const { counter: lot, move } of moves) {
          if (move === 'restart') {
            lobby = start;
            sim.restart();
          }
          const counters = [...lobby.counters.values()];
          const counter = counters[lot % counters.length];
          const ask = counter === undefined ? null : askOf(lobby, counter, ASKED_AT);
          if (counter === undefined || ask === null) continue;
          const real = chooseInLobby(lobby, ask);
          const choice = sim.peek({ asker: ask.asker, idleSince: counter.idleSince }, ASKED_AT);
          expect([choice?.ticket.id, choice?.rule]).toEqual([real?.ticket.id, real?.rule]);
          compared += 1;
          if (real === null || choice === null) continue;
          if (move === 'leave') {
            const { id: ticketId } = real.ticket;
            const decision = decide(lobby, ofTicket('abandon', ticketId), ASKED_AT);
            if (!decision.accepted) return;
            lobby = applyCommit(lobby, decision.events);
            sim.remove(choice.ticket);
          } else {
            const after = afterCall(lobby, counter);
            if (after === null) return;
            lobby = after;
            sim.take(choice);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(1_000);
  });
});
