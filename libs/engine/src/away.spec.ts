import { describe, expect, it } from '@jest/globals';
import { aLobby, anInstant, issue, ofTicket, play, press, step } from '@lobbyflow/testing';
import { previewNext } from './ask.js';
import type { Lobby } from './lobby.js';
import { ticketOf } from './lobby.js';
import type { CounterId, TicketId } from './terms.js';

const FAR = 'far' as TicketId;
const ONE = '1' as CounterId;
const takes = (id: string, isAway = false) => issue({ ticketId: id as TicketId, isAway });
const next = (lobby: Lobby, minute: number) =>
  previewNext(lobby, ONE, anInstant(minute))?.ticket.id;

describe('a number that was taken from afar', () => {
  it('is called by nobody until its customer says that he is there', () => {
    const lobby = play(aLobby(), anInstant(0), takes('far', true));

    const { events } = step(lobby, takes('near'), anInstant(1));

    expect(events[0]).not.toHaveProperty('isAway');
    expect(ticketOf(lobby, FAR)).toMatchObject({ state: 'held', isAway: true });
    expect(next(play(lobby, anInstant(1), takes('near')), 2)).toBe('near');
  });

  it('has its place among those who came later, when it comes in time', () => {
    const before = play(aLobby(), anInstant(0), takes('early'), takes('far', true));
    const lobby = play(before, anInstant(1), takes('late'));

    const there = play(lobby, anInstant(5), ofTicket('resume', FAR));

    expect(ticketOf(there, FAR)).toMatchObject({ state: 'waiting', isAway: false });
    expect(ticketOf(there, FAR)?.deferredUntil).toBeNull();
    const called = play(there, anInstant(6), press('call-next', 1), press('no-show', 1));
    expect(next(called, 7)).toBe(FAR);
  });

  it('lets a few go first when its turn has been, as whoever missed a call does', () => {
    const before = play(aLobby(), anInstant(0), takes('far', true));
    const lobby = play(before, anInstant(1), takes('near'), takes('later'), takes('last'));

    const there = play(lobby, anInstant(5), ofTicket('resume', FAR));

    expect(next(there, 6)).toBe('near');
    const { returnBehind } = there.config!.policy;
    expect(ticketOf(there, FAR)?.deferredUntil).toBe(returnBehind);
  });

  it('is not carried over to another day', () => {
    const lobby = play(aLobby(), anInstant(0), takes('far', true));

    const { events } = step(lobby, { type: 'close-day', isRoll: true }, anInstant(60));

    expect(events).toContainEqual(
      expect.objectContaining({ type: 'ticket.ended', ticketId: FAR, cause: 'day-closed' }),
    );
  });
});
