/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { at, AT, done, FakeAlarm, me, press, showPhone, state } from '../test/a-phone.js';

afterEach(cleanup);

describe('a number from afar', () => {
  it('asks for the digits of the lobby, all four of them, and says with them that one is there', async () => {
    const { server } = showPhone(me({ state: 'held', ahead: null, isAway: true }));
    done(server, 'check-in');
    expect(state()).toContain('called once you have said that you are in the branch');

    const field = screen.getByLabelText('The four digits on the ticket machine');
    await userEvent.type(field, '48x');
    await press('I am here');
    expect(screen.getByText('Please enter all four digits.')).toBeTruthy();
    expect(server.askedOf(`POST ${AT}/check-in`)).toEqual([]);
    await userEvent.type(field, '21');
    await press('I am here');

    expect(server.askedOf(`POST ${AT}/check-in`).map(({ body }) => body)).toEqual([
      { code: '4821' },
    ]);
  });
});

describe('the question how it was', () => {
  it('is told to have been asked, once, and not any more when it was answered', async () => {
    const { server, become } = showPhone(me({ state: 'served', ahead: null }));
    done(server, 'invite');
    await act(() => Promise.resolve());
    become(me({ state: 'served', ahead: null, arrivedAt: at(0) }));

    expect(server.askedOf(`POST ${AT}/invite`)).toHaveLength(1);
    cleanup();
    const rated = showPhone(me({ state: 'served', ahead: null, rating: 5 }));
    expect(rated.server.askedOf(`POST ${AT}/invite`)).toEqual([]);
  });
});

describe('a phone', () => {
  it.each([
    [{ sound: true, shaking: true }, /a page that is closed cannot ring/],
    [{ sound: true, shaking: false }, /does not vibrate for a page/],
    [{ sound: false, shaking: true }, /cannot ring for a page/],
  ])('says what it can do to be noticed: %j', (has, words) => {
    showPhone(me(), {}, new FakeAlarm(has));

    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole('button', { name: /Sound and vibration/ })).toBeTruthy();
  });

  it('that can neither ring nor vibrate offers neither', () => {
    showPhone(me(), {}, new FakeAlarm({ sound: false, shaking: false }));

    expect(screen.getByText(/keep an eye on it/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Sound and vibration/ })).toBeNull();
  });
});
