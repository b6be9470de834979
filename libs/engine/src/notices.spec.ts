import { describe, expect, it } from '@jest/globals';
import {
  A_DAY,
  aLobby,
  anInstant,
  aNotice,
  BRANCH,
  issue,
  LEAD,
  openDay,
  play,
  refusalOf,
} from '@lobbyflow/testing';
import { emptyLobby, type Lobby } from './lobby.js';
import { isEmergency, standingNotices } from './notices.js';
import type { NoticeId, TicketId } from './terms.js';

const hall = aLobby();
const withdraw = (noticeId: string) => {
  return { type: 'withdraw-notice', noticeId: noticeId as NoticeId, by: LEAD } as const;
};
const told = (lobby: Lobby, minute: number) =>
  standingNotices(lobby, anInstant(minute)).map(({ id }) => id);
const until = (minute: number) => ({ until: anInstant(minute) });

describe('what is told to the hall', () => {
  it('stands until its time is over, the latest first', () => {
    const lobby = play(
      hall,
      anInstant(0),
      aNotice('slow', 'warning', until(10)),
      aNotice('hours', 'info', until(20)),
    );

    expect(told(lobby, 9)).toEqual(['hours', 'slow']);
    expect(told(lobby, 10)).toEqual(['hours']);
    expect(told(lobby, 20)).toEqual([]);
  });

  it('is taken back once, and not any more when its time is over', () => {
    const lobby = play(hall, anInstant(0), aNotice('a'), aNotice('b', 'info', until(5)));

    const less = play(lobby, anInstant(1), withdraw('a'));

    expect(told(less, 1)).toEqual(['b']);
    expect(refusalOf(less, withdraw('a'), anInstant(1))).toBe('notice-over');
    expect(refusalOf(less, withdraw('b'), anInstant(5))).toBe('notice-over');
  });

  it('is forgotten when its time is over and something else is told', () => {
    const lobby = play(hall, anInstant(0), aNotice('a', 'info', until(5)));

    const next = play(lobby, anInstant(6), aNotice('b'));

    expect([...next.notices.keys()]).toEqual(['b']);
  });

  it('can be told and taken back while the branch is closed', () => {
    const closed = emptyLobby(BRANCH);

    const lobby = play(closed, anInstant(0), aNotice('storm'));

    expect(told(lobby, 1)).toEqual(['storm']);
    expect(told(play(lobby, anInstant(1), withdraw('storm')), 1)).toEqual([]);
  });

  it('goes over into the next business day, which is all that a lobby is rebuilt from', () => {
    const close = { type: 'close-day', isRoll: true } as const;
    const lobby = play(hall, anInstant(0), aNotice('a', 'info', until(5)), aNotice('fire'), close);

    const next = play(lobby, anInstant(6), openDay({ businessDay: A_DAY }));

    expect([...next.notices.keys()]).toEqual(['fire']);
    expect(next.notices.get('fire' as NoticeId)?.postedAt).toBe(anInstant(0));
  });
});

describe('an emergency', () => {
  const lobby = play(hall, anInstant(0), aNotice('fire', 'emergency', until(30)));

  it('keeps everybody from taking a ticket, until it is taken back or over', () => {
    expect(refusalOf(lobby, issue(), anInstant(1))).toBe('emergency-stands');
    expect(isEmergency(lobby, anInstant(29))).toBe(true);
    expect(isEmergency(lobby, anInstant(30))).toBe(false);
    expect(play(lobby, anInstant(30), issue()).tally.issued).toBe(1);
    expect(play(lobby, anInstant(1), withdraw('fire'), issue()).tally.issued).toBe(1);
  });

  it('does not take a number away that a kiosk gave out without a link', () => {
    const offline = issue({ ticketId: 'offline' as TicketId, arrivedAt: anInstant(-5) });

    expect(play(lobby, anInstant(1), offline).tally.issued).toBe(1);
  });

  it('is none when it only warns', () => {
    const warned = play(hall, anInstant(0), aNotice('slow', 'warning'));

    expect(isEmergency(warned, anInstant(0))).toBe(false);
    expect(play(warned, anInstant(1), issue()).tally.issued).toBe(1);
  });
});
