import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aLobby,
  anInstant,
  aTicket,
  LEAD,
  play,
  press,
  refusalOf,
} from '@lobbyflow/testing';
import { type AlarmPolicy, levelOf, USUAL_ALARMS } from './alarm-policy.js';
import type { Alarm } from './alarm-state.js';
import { alarmChanges } from './alarms.js';
import type { Lobby } from './lobby.js';
import { ALARM_KINDS, type AlarmId, type AlarmKind, type AlarmOutcome } from './terms.js';

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
