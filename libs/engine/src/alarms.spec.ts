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
  refusalOf,
  VIP,
} from '@lobbyflow/testing';
import { type AlarmPolicy, levelOf, USUAL_ALARMS } from './alarm-policy.js';
import type { Alarm } from './alarm-state.js';
import { alarmChanges } from './alarms.js';
import type { Lobby } from './lobby.js';
import {
  ALARM_KINDS,
  type AlarmId,
  type AlarmKind,
  type AlarmOutcome,
  type TicketId,
} from './terms.js';

const review = { type: 'review-alarms' } as const;
const acknowledge = (alarmId: AlarmId) => {
  return { type: 'acknowledge-alarm', alarmId, by: LEAD } as const;
};
const dispose = (alarmId: AlarmId, outcome: AlarmOutcome = 'customer-helped') => {
  return { type: 'dispose-alarm', alarmId, outcome, by: LEAD } as const;
};

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
const oldest = (open: readonly number[] = []) =>
  aLobby({
    config: aConfig({ alarms: only('oldest-wait') }),
    tickets: waitingSince(0),
    open,
  });

describe('the level of an alarm', () => {
  const rule = { yellow: 10, orange: 20, red: 30, repeatMs: 0, easeShare: 0.1 };

  it.each([
    [9, null, null],
    [10, null, 'yellow'],
    [20, null, 'orange'],
    [35, 'yellow', 'red'],
    [19, 'orange', 'orange'],
    [17, 'orange', 'yellow'],
    [9, 'yellow', 'yellow'],
    [8.9, 'yellow', null],
    [19, 'yellow', 'yellow'],
    [8, 'red', null],
  ] as const)('of the value %s after %s is %s', (value, present, level) => {
    expect(levelOf(rule, value, present)).toBe(level);
  });
});

describe('an alarm', () => {
  it('rises with its measure, a level at a time or at once', () => {
    const lobby = oldest();

    expect(levelIn(reviewed(lobby, 19))).toBeNull();
    expect(levelIn(reviewed(lobby, 20))).toBe('yellow');
    expect(levelIn(reviewed(lobby, 20, 30, 45))).toBe('red');
    expect(levelIn(reviewed(lobby, 50))).toBe('red');
  });

  it('is one from its raising to its clearing, however it moves', () => {
    const lobby = reviewed(oldest(), 20, 30);
    const { id } = theOne(lobby);

    const red = theOne(reviewed(lobby, 45));

    expect(red).toMatchObject({ id, raisedAt: anInstant(20), toldAt: anInstant(45), level: 'red' });
  });

  it('is repeated while nobody acknowledges it, and not sooner than its time', () => {
    const lobby = reviewed(oldest(), 20);

    expect(theOne(reviewed(lobby, 29)).repeats).toBe(0);
    expect(theOne(reviewed(lobby, 29.9, 30))).toMatchObject({ level: 'orange', repeats: 0 });
    const overdue = aLobby({
      config: aConfig({ alarms: only('overdue') }),
      tickets: waitingSince(0),
    });
    const told = reviewed(overdue, 31, 41, 51);
    expect(theOne(told)).toMatchObject({ repeats: 2, toldAt: anInstant(51), value: 1 });
  });

  it('is silent once acknowledged, and speaks again when it gets worse', () => {
    const lobby = reviewed(oldest(), 20);
    const { id } = theOne(lobby);

    const seen = play(lobby, anInstant(21), acknowledge(id));

    expect(theOne(seen)).toMatchObject({ acknowledgedBy: 'lead', acknowledgedAt: anInstant(21) });
    expect(alarmChanges(seen, anInstant(29))).toEqual([]);
    expect(theOne(reviewed(seen, 30))).toMatchObject({ level: 'orange', acknowledgedAt: null });
  });

  it('keeps what was done about it until it gets worse or has been over', () => {
    const lobby = reviewed(oldest(), 20);
    const { id } = theOne(lobby);

    const done = play(lobby, anInstant(21), dispose(id, 'window-opened'));

    expect(theOne(done)).toMatchObject({ outcome: 'window-opened', acknowledgedBy: 'lead' });
    expect(alarmChanges(done, anInstant(25))).toEqual([]);
    expect(theOne(reviewed(done, 30)).outcome).toBeNull();
  });

  it('eases without being to be seen to again', () => {
    const config = aConfig({ alarms: only('saturation', { yellow: 1, orange: 3, red: 9 }) });
    const lobby = reviewed(aLobby({ config, tickets: waitingSince(0, 1, 2), open: [1] }), 3);
    const seen = play(lobby, anInstant(4), acknowledge(theOne(lobby).id));

    const eased = reviewed(play(seen, anInstant(5), press('call-next')), 6);

    expect(theOne(eased)).toMatchObject({ level: 'yellow', acknowledgedBy: 'lead' });
  });

  it('does not flicker about a threshold: it goes only when the measure has eased', () => {
    const config = aConfig({
      alarms: only('saturation', { yellow: 3, orange: 8, red: 12, easeShare: 0.4 }),
    });
    const busy = reviewed(aLobby({ config, tickets: waitingSince(0, 1, 2), open: [1] }), 3);

    const two = play(busy, anInstant(4), press('call-next'));
    const one = play(two, anInstant(5), press('start'), press('finish'), press('call-next'));

    expect(levelIn(reviewed(two, 4))).toBe('yellow');
    expect(levelIn(reviewed(one, 5))).toBeNull();
  });

  it('goes with what it is about', () => {
    const lobby = reviewed(oldest([1]), 20);

    const called = play(lobby, anInstant(21), press('call-next'));

    expect(alarmChanges(called, anInstant(21))).toMatchObject([{ type: 'alarm.cleared' }]);
    expect(alarmsOf(reviewed(called, 21))).toEqual([]);
  });

  it('stands over no day', () => {
    const lobby = reviewed(oldest(), 20);

    const closed = play(lobby, anInstant(21), { type: 'close-day', isRoll: true });

    expect(alarmsOf(closed)).toEqual([]);
    expect(alarmChanges(closed, anInstant(60))).toEqual([]);
  });

  it('is not raised where the branch has turned it off', () => {
    const off = aLobby({
      config: aConfig({ alarms: { 'oldest-wait': null, overdue: null } }),
      tickets: waitingSince(0),
      open: [],
    });

    expect(alarmsOf(reviewed(off, 60))).toEqual([]);
  });

  it('is reviewed for nothing when nothing is to be told', () => {
    expect(refusalOf(oldest(), review, anInstant(1))).toBe('nothing-to-tell');
    const [lobby, done] = [reviewed(oldest(), 20), (at: Lobby) => theOne(at).id];
    const seen = play(lobby, anInstant(21), acknowledge(done(lobby)));
    expect(refusalOf(seen, acknowledge(done(seen)), anInstant(21))).toBe('alarm-acknowledged');
    expect(refusalOf(seen, acknowledge('a99' as AlarmId), anInstant(21))).toBe('not-found');
    const disposed = play(seen, anInstant(21), dispose(done(seen)));
    expect(refusalOf(disposed, dispose(done(disposed)), anInstant(21))).toBe('alarm-disposed');
  });
});

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
