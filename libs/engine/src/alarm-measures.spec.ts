import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aCounterConfig,
  aLobby,
  anInstant,
  aTicket,
  GENERAL,
  issue,
  LEAD,
  LOANS,
  MINUTE_MS,
  ofTicket,
  play,
  press,
  PROTECTED,
  VIP,
} from '@lobbyflow/testing';
import { type AlarmPolicy, USUAL_ALARMS } from './alarm-policy.js';
import type { Alarm } from './alarm-state.js';
import { alarmChanges } from './alarms.js';
import type { Lobby } from './lobby.js';
import { ALARM_KINDS, type AlarmKind, type TicketId } from './terms.js';

const review = { type: 'review-alarms' } as const;

/** A branch where alarms of this kind alone are raised. */
function only(kind: AlarmKind, rule: object = {}): AlarmPolicy {
  const off = Object.fromEntries(ALARM_KINDS.map((one) => [one, null]));
  return { ...off, [kind]: { ...USUAL_ALARMS[kind], ...rule } };
}

/** Reviews in each of these minutes in which there is something to tell. */
function reviewed(lobby: Lobby, ...minutes: number[]): Lobby {
  return minutes.reduce((at, minute) => {
    const now = anInstant(minute);
    return alarmChanges(at, now).length === 0 ? at : play(at, now, review);
  }, lobby);
}

const alarmsOf = ({ alarms }: Lobby) => [...alarms.values()];
const levelIn = (lobby: Lobby) => alarmsOf(lobby).map(({ level }) => level)[0] ?? null;
const theOne = (lobby: Lobby): Alarm => {
  const [alarm, ...others] = alarmsOf(lobby);
  expect(others).toEqual([]);
  return alarm!;
};
const waitingSince = (...minutes: readonly number[]) =>
  minutes.map((minute, index) =>
    aTicket({ sequence: index + 1, arrivedAt: anInstant(minute), legStartedAt: anInstant(minute) }),
  );

describe('what alarms are about', () => {
  it('counts who waits longer than the limit of the lane, holds taken out', () => {
    const late = aTicket({
      sequence: 2,
      laneId: PROTECTED,
      arrivedAt: anInstant(0),
      legStartedAt: anInstant(0),
    });
    const config = aConfig({ alarms: only('overdue') });
    const lobby = aLobby({ config, tickets: [...waitingSince(0), late], open: [] });

    expect(theOne(reviewed(lobby, 10.1)).value).toBe(1);
    expect(theOne(reviewed(lobby, 30.1)).value).toBe(2);
    const held = play(lobby, anInstant(1), ofTicket('hold-ticket', late.id));
    const back = play(held, anInstant(10), ofTicket('resume', late.id));
    expect(alarmsOf(reviewed(back, 10.1))).toEqual([]);
  });

  it('divides who waits by the counters that are open, and paused ones do not count', () => {
    const config = aConfig({ alarms: only('saturation') });
    const lobby = aLobby({ config, tickets: waitingSince(0, 0, 0, 0, 0, 0) });

    expect(alarmsOf(reviewed(lobby, 1))).toEqual([]);
    const paused = play(lobby, anInstant(1), press('pause', 2, { reason: 'break' }));
    expect(theOne(reviewed(paused, 2))).toMatchObject({ value: 6, level: 'yellow' });
  });

  it('is a customer who was not content, where and since when, as long as he may still be there', () => {
    const config = aConfig({ alarms: only('bad-rating') });
    const served = (sequence: number) =>
      aTicket({ id: `ticket-${sequence}` as TicketId, sequence, state: 'served' });
    const lobby = aLobby({ config, tickets: [served(1), served(2)], open: [] });
    const rate = (of: number, score: number) =>
      ofTicket('rate', `ticket-${of}` as TicketId, { score, reasons: ['attitude'] });

    const rated = play(lobby, anInstant(10), rate(1, 3), rate(2, 2));

    expect(rated.badRatings).toMatchObject([
      { ticketId: 'ticket-2', score: 2, reasons: ['attitude'], at: anInstant(10) },
    ]);
    const alarm = theOne(reviewed(rated, 10));
    expect(alarm).toMatchObject({ kind: 'bad-rating', level: 'yellow', ticketId: 'ticket-2' });
    expect(levelIn(reviewed(rated, 10, 13))).toBe('orange');
    expect(alarmsOf(reviewed(rated, 10, 41))).toEqual([]);
  });

  it('judges how many leave only once twenty have come', () => {
    const config = aConfig({ alarms: only('abandonment') });
    const come = (count: number) =>
      Array.from({ length: count }, (_, index) => issue({ ticketId: `t${index}` as TicketId }));
    const some = play(
      aLobby({ config }),
      anInstant(0),
      ...come(19),
      ofTicket('abandon', 't1'),
      ofTicket('abandon', 't2'),
    );

    expect(alarmsOf(reviewed(some, 1))).toEqual([]);
    const twenty = play(some, anInstant(1), issue({ ticketId: 'last' as TicketId }));
    expect(theOne(reviewed(twenty, 1))).toMatchObject({ value: 0.1, level: 'orange' });
  });

  it('measures a service by how long such a service usually takes', () => {
    const config = aConfig({ alarms: only('long-service') });
    const serving = play(
      aLobby({ config, tickets: waitingSince(0) }),
      anInstant(1),
      press('call-next'),
      press('start'),
    );

    expect(alarmsOf(reviewed(serving, 10.9))).toEqual([]);
    expect(theOne(reviewed(serving, 11))).toMatchObject({
      counterId: '1',
      ticketId: 'ticket-1',
      value: 2,
    });
  });

  it('sees a counter that is free while somebody waits whom it may call, and since both are so', () => {
    const config = aConfig({
      alarms: only('idle-counter'),
      counters: [aCounterConfig({ skills: [{ serviceId: LOANS, level: 1 }] })],
    });
    const lobby = aLobby({ config, tickets: waitingSince(0) });

    expect(alarmsOf(reviewed(lobby, 60))).toEqual([]);
    const loan = play(
      lobby,
      anInstant(60),
      issue({ ticketId: 'loan' as TicketId, serviceId: LOANS }),
    );
    expect(alarmsOf(reviewed(loan, 62))).toEqual([]);
    expect(theOne(reviewed(loan, 63))).toMatchObject({ counterId: '1', level: 'yellow' });
  });
});

describe('a protected customer who comes', () => {
  const config = aConfig({
    alarms: only('protected-arrival'),
    counters: [
      aCounterConfig({ reservation: { laneIds: [VIP], othersAfterMs: 60 * MINUTE_MS } }),
      aCounterConfig({ id: '2' as never, skills: [{ serviceId: LOANS, level: 1 }] }),
    ],
  });
  const come = play(
    aLobby({ config }),
    anInstant(0),
    issue({ ticketId: 'plain' as TicketId, laneId: GENERAL }),
    issue({ ticketId: 'frail' as TicketId, laneId: PROTECTED }),
  );

  it('is told of at once, and louder while nobody takes care', () => {
    expect(theOne(reviewed(come, 0))).toMatchObject({ ticketId: 'frail', level: 'yellow' });
    expect(levelIn(reviewed(come, 0, 5))).toBe('orange');
    expect(levelIn(reviewed(come, 0, 5, 10))).toBe('red');
  });

  it('is taken by the lobby manager to the VIP counter, however that is kept for others', () => {
    const called = play(
      reviewed(come, 0),
      anInstant(1),
      press('call', 1, { by: LEAD, ticketId: 'frail' as TicketId, reason: 'assistance' }),
    );

    expect(called.counters.get('1' as never)?.ticketId).toBe('frail');
    expect(alarmsOf(reviewed(called, 1))).toEqual([]);
  });

  it('is taken to a counter that has not even the skill, by binding him to it', () => {
    const told = reviewed(come, 0);

    const bound = play(
      told,
      anInstant(1),
      ofTicket('transfer-ticket', 'frail', { to: { counterId: '2' as never } }),
    );

    expect(alarmsOf(reviewed(bound, 1))).toEqual([]);
    const called = play(bound, anInstant(1), press('call-next', 2));
    expect(called.counters.get('2' as never)?.ticketId).toBe('frail');
  });

  it('is no alarm any more once pulled forward', () => {
    const pulled = play(
      reviewed(come, 0),
      anInstant(1),
      ofTicket('pull-forward', 'frail', { reason: 'assistance' }),
    );

    expect(alarmsOf(reviewed(pulled, 1))).toEqual([]);
    expect(
      play(pulled, anInstant(1), press('call-next')).counters.get('1' as never)?.ticketId,
    ).toBe('frail');
  });
});
