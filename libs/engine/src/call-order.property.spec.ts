import { describe, expect, it } from '@jest/globals';
import { anyLine, asksOf, cameBefore, GENERAL, isPutBehind, mayBeCalled } from '@lobbyflow/testing';
import fc from 'fast-check';
import { chooseInLobby } from './ask.js';
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

describe('the order of calling, in any lobby', () => {
  it('calls the same ticket by the same rule, in whichever order they are looked at', () => {
    fc.assert(
      fc.property(anyLine, fc.array(fc.nat(), { minLength: 14, maxLength: 14 }), (lobby, lots) => {
        const waiting = presentTickets(lobby);
        const shuffled = waiting.toSorted(
          (a, b) => lots[a.sequence % 14]! - lots[b.sequence % 14]!,
        );

        for (const ask of asksOf(lobby)) {
          expect(chooseNext(shuffled, ask)).toEqual(chooseNext(waiting, ask));
          expect(chooseNext(waiting.toReversed(), ask)).toEqual(chooseNext(waiting, ask));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds by the heads of the queues whom it finds by looking at all', () => {
    forAnyAsk((lobby, ask, waiting) => {
      expect(chooseInLobby(lobby, ask)).toEqual(chooseNext(waiting, ask));
    }, 800);
  });

  it('calls somebody exactly when somebody may be called', () => {
    forAnyAsk((lobby, ask, waiting) => {
      const eligible = waiting.filter((ticket) => mayBeCalled(lobby, ticket, ask));

      const choice = chooseInLobby(lobby, ask);

      if (eligible.length === 0) expect(choice).toBeNull();
      else expect(eligible).toContain(choice?.ticket);
    }, 800);
  });

  it('is first come, first served among those alike in service, lane and needs', () => {
    forAnyAsk((lobby, ask, waiting) => {
      const called = chooseInLobby(lobby, ask)?.ticket;
      const isPlain = ({ binding, deferredUntil, pulledForward }: Ticket) =>
        binding === null && deferredUntil === null && pulledForward === null;
      const isLike = (other: Ticket) =>
        other.serviceId === called?.serviceId &&
        other.laneId === called.laneId &&
        other.needs.join() === called.needs.join();

      const passed = waiting.filter(
        (other) => isPlain(other) && isLike(other) && cameBefore(other, called!),
      );

      if (called !== undefined && isPlain(called)) expect(passed).toEqual([]);
    });
  });

  it('lets one pass another by head start only within the difference of their credits', () => {
    forAnyAsk((lobby, ask, waiting) => {
      const choice = chooseInLobby(lobby, ask);
      if (choice?.rule !== 'head-start' || isPutBehind(choice.ticket, ask)) return;
      const creditOf = ({ laneId }: Ticket) => lobby.index.lanes.get(laneId)!.creditMs;

      for (const passed of waiting) {
        if (isPutBehind(passed, ask) || !mayBeCalled(lobby, passed, ask)) continue;
        const came = choice.ticket.arrivedAt - passed.arrivedAt;
        expect(came).toBeLessThanOrEqual(creditOf(choice.ticket) - creditOf(passed));
      }
    });
  });

  it('calls a general customer when the floor is due and one may be called (pulled forward and reserved lanes aside)', () => {
    forAnyAsk((lobby, ask, waiting) => {
      const isDue = ask.isGeneralDue && ask.asker.ownLanes === null;
      const general = waiting.filter(
        (ticket) =>
          ticket.laneId === GENERAL && !isPutBehind(ticket, ask) && mayBeCalled(lobby, ticket, ask),
      );
      const choice = chooseInLobby(lobby, ask);
      if (!isDue || general.length === 0 || choice?.rule === 'pulled-forward') return;

      expect(choice?.rule).toBe('share-floor');
      expect(general.every((other) => !cameBefore(other, choice!.ticket))).toBe(true);
    });
  });

  it('takes the lanes of a reserved counter before others, bound and pulled forward aside', () => {
    forAnyAsk((lobby, ask, waiting) => {
      const { ownLanes } = ask.asker;
      const choice = chooseInLobby(lobby, ask);
      const own = waiting.filter(
        (ticket) =>
          ownLanes?.has(ticket.laneId) === true &&
          !isPutBehind(ticket, ask) &&
          mayBeCalled(lobby, ticket, ask),
      );
      if (own.length === 0) return;

      expect(['pulled-forward', 'bound', 'reserved']).toContain(choice?.rule);
    });
  });
});
