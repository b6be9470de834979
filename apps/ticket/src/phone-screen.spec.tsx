/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { toProblem } from '@lobbyflow/contract';
import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { at, AT, called, done, me, NINE, press, showPhone, state } from '../test/a-phone.js';

afterEach(cleanup);

describe('waiting', () => {
  it('shows the number, the service, when it was taken and how many are ahead', () => {
    showPhone();

    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('A014');
    expect(screen.getByText('Cash · Taken at 09:00')).toBeTruthy();
    expect(state()).toContain('5 people ahead');
    expect(document.title).toBe('A014 · 5 people ahead');
  });

  it('says an honest range as soon as there is one', () => {
    const { socket } = showPhone();

    const waits = { me: { p50: 480_000, p90: 840_000 } };
    act(() => socket.receive('hint', { asOf: 5, rows: { waits } }));

    expect(state()).toContain('about 8–15 min');
  });

  it('calls the customer back into the hall before the turn comes', () => {
    const { become } = showPhone();

    become(me({ ahead: 2 }));
    expect(state()).toContain('come back to the hall');
    become(me({ ahead: 0 }));
    expect(state()).toContain('You are next');
  });

  it('lets others go first, and says that it is so', async () => {
    const { server } = showPhone();
    done(server, 'postpone');

    await press('Let others go first');

    expect(await screen.findByText('Done: a few people go first.')).toBeTruthy();
    expect(server.asked[0]?.headers).toMatchObject({ authorization: 'Bearer secret' });
  });

  it('leaves the queue only after it was asked', async () => {
    const { server } = showPhone();
    done(server, 'abandon');

    await press('Leave the queue');
    await press('Stay');
    expect(server.asked).toEqual([]);
    await press('Leave the queue');
    await press('Leave');

    expect(server.askedOf(`POST ${AT}/abandon`)).toHaveLength(1);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says in words why something could not be done', async () => {
    const { server } = showPhone();
    server.on(`POST ${AT}/postpone`, { status: 409, body: toProblem('wrong-state') });

    await press('Let others go first');

    expect((await screen.findByRole('alert')).textContent).toContain('moved on');
  });

  it('keeps its picture while the link is lost, and says since when', () => {
    const { socket } = showPhone();

    act(() => socket.drop());

    expect(screen.getByText(/No connection since/)).toBeTruthy();
    expect(screen.getByText('5 people ahead')).toBeTruthy();
  });

  it('speaks Chinese at one press', async () => {
    showPhone();

    await press('中文');

    expect(state()).toContain('前面还有 5 人');
  });
});

describe('called', () => {
  it('fills the phone with the counter to go to, and rings', () => {
    const { alarm, become } = showPhone();

    become(called());

    expect(screen.getByRole('alert').textContent).toContain('Go to Counter 3');
    expect(screen.queryByRole('button', { name: 'Leave the queue' })).toBeNull();
    expect(alarm.rings).toBe(1);
    expect(document.title).toBe('A014 · Go to Counter 3');
  });

  it('is quiet once it was seen, and rings anew for a recall', async () => {
    const { alarm, become } = showPhone();
    become(called());

    await press('On my way');

    expect(state()).toContain('Go to Counter 3');
    become(called());
    expect(alarm.rings).toBe(1);
    become(called({ calledAt: at(11) }));
    expect(alarm.rings).toBe(2);
    expect(screen.getByRole('alert')).toBeTruthy();
  });

  it('asks once for leave to be heard, from a touch', async () => {
    const { alarm } = showPhone();
    expect(alarm.isArmed).toBe(false);

    await press('Sound and vibration when I am called');

    expect(alarm.isArmed).toBe(true);
  });
});

describe('missed', () => {
  it('says until when to come back, and takes the word of who is back', async () => {
    const { server } = showPhone(me({ state: 'missed', ahead: null, returnUntil: at(30) }));
    done(server, 'return');

    expect(state()).toContain('Come back before 09:30');
    await press('I am back');

    expect(server.askedOf(`POST ${AT}/return`)).toHaveLength(1);
  });

  it('offers no way back when the time has passed in the branch', () => {
    showPhone(me({ state: 'missed', ahead: null, returnUntil: at(5) }));

    expect(state()).toContain('take a new number');
    expect(screen.queryByRole('button', { name: 'I am back' })).toBeNull();
  });
});

describe('over', () => {
  it('is rated once, and asked why only when it was not well', async () => {
    const { server, become } = showPhone(me({ state: 'served', ahead: null }));
    done(server, 'rate');

    await userEvent.click(screen.getByRole('radio', { name: 'Good' }));
    expect(screen.queryByRole('group', { name: 'What could be better?' })).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'Bad' }));
    await press('The wait');
    await press('Send');

    expect(server.askedOf(`POST ${AT}/rate`)[0]?.body).toEqual({ score: 2, reasons: ['waiting'] });
    become(me({ state: 'served', ahead: null, rating: 2 }));
    expect(screen.getByText('Thank you for telling us.')).toBeTruthy();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it.each([
    ['abandoned', 'You have left the queue'],
    ['diverted', 'another way'],
    ['ended', 'take a new one'],
    ['held', 'on hold'],
    ['serving', 'being served at Counter 3'],
  ])('in the state %s it says "%s"', (name, words) => {
    showPhone(me({ state: name, ahead: null, counterId: '3', counterName: '3' }));

    expect(state()).toContain(words);
  });

  it('says that a number of another day is not valid any more', () => {
    showPhone(null);

    expect(screen.getByRole('heading').textContent).toBe('This ticket is not valid any more.');
  });
});

describe('what is told to the hall', () => {
  const notice = (level: string, en: string) => ({
    ...{ level, zh: '中文', en, postedAt: NINE, until: null, places: ['phone'] },
  });

  it('is shown above the place', () => {
    const { socket } = showPhone();

    const notices = { n1: notice('warning', 'The system is slow') };
    act(() => socket.receive('hint', { asOf: 5, rows: { notices } }));

    expect(screen.getByText('The system is slow')).toBeTruthy();
  });

  it('comes before a call in an emergency', () => {
    const { socket, become } = showPhone();
    become(called());

    const notices = { n1: notice('emergency', 'Leave now') };
    act(() => socket.receive('hint', { asOf: 5, rows: { notices } }));

    expect(screen.getByRole('alert').textContent).toContain('Leave now');
  });
});
