import { describe, expect, it } from '@jest/globals';
import { anyLine, asksOf, cameBefore, GENERAL, isPutBehind, mayBeCalled } from '@lobbyflow/testing';
import fc from 'fast-check';
import { chooseInLobby, explainCall } from './ask.js';
import { type Ask, chooseNext } from './call-order.js';
import { type Lobby, presentTickets } from './lobby.js';
import type { Ticket } from './ticket.js';

function forAnyAsk(
  check: (lobby: Lobby, ask: Ask, waiting: readonly Ticket[]) => void,
  numRuns = 400,
): void {
  fc.assert(
    fc.property(anyLine, (lobby) => {
      for (const ask of asksOf(lobby)) check(lobby, ask, presentTickets(lobby));
    }),
    { numRuns },
  );
}

describe('the reason of a call, in any lobby', () => {
  it('counts and names exactly those who came earlier, could be called and were not', () => {
    forAnyAsk((lobby, ask, waiting) => {
      const choice = chooseInLobby(lobby, ask);
      if (choice === null) return;
      const overtaken = waiting
        .filter(
          (ticket) =>
            cameBefore(ticket, choice.ticket) &&
            !isPutBehind(ticket, ask) &&
            mayBeCalled(lobby, ticket, ask),
        )
        .toSorted((a, b) => (cameBefore(a, b) ? -1 : 1));

      const { reason, overtookGeneral } = explainCall(lobby, ask, choice);

      expect(reason.overtook).toEqual({
        count: overtaken.length,
        ids: overtaken.slice(0, 20).map(({ id }) => id),
      });
      expect(overtookGeneral).toBe(overtaken.some(({ laneId }) => laneId === GENERAL));
    }, 800);
  });

  it('names as runner-up whom the counter would call if this ticket were not there', () => {
    forAnyAsk((lobby, ask, waiting) => {
      const choice = chooseInLobby(lobby, ask);
      if (choice === null) return;
      const others = waiting.filter((ticket) => ticket !== choice.ticket);

      const { reason } = explainCall(lobby, ask, choice);

      expect(reason.runnerUpId).toBe(chooseNext(others, ask)?.ticket.id ?? null);
    });
  });
});
