import { describe, expect, it } from '@jest/globals';
import { type Key, type Listening, NOT_LISTENING, replyTo, type SpokenMenu } from './listening.js';

const chosen = (serviceId: string) => ({ type: 'choose', serviceId }) as const;
const menu: SpokenMenu = {
  id: 'choose',
  intro: ['What have you come for?'],
  choices: Array.from({ length: 8 }, (_, at) => ({
    says: `Service ${at + 1}`,
    does: chosen(`s${at + 1}`),
  })),
  aside: { says: 'Priority', does: { type: 'ask-help' } },
  onward: null,
  canGoBack: false,
};
const on: Listening = { ...NOT_LISTENING, isOn: true };
const press = (listening: Listening, ...keys: readonly Key[]) =>
  keys.reduce(({ next }, key) => replyTo(next, key, menu), { next: listening } as ReturnType<
    typeof replyTo
  >);

describe('a visit by ear', () => {
  it.each(['0', '5', '9'] as const)(
    'begins with any digit, such as %s, and chooses nothing by it',
    (key) => {
      expect(press(NOT_LISTENING, key)).toEqual({ next: on, says: 'welcome', does: null });
    },
  );

  it('chooses by the keys 1 to 6, and more after 9, which comes round again', () => {
    expect(press(on, '2').does).toEqual(chosen('s2'));
    expect(press(on, '9', '2').does).toEqual(chosen('s8'));
    expect(press(on, '9').says).toBe('menu');
    expect(press(on, '9', '9', '1').does).toEqual(chosen('s1'));
  });

  it('says of a key that means nothing here that it does', () => {
    for (const key of ['#', '*'] as const) {
      expect(press(on, key)).toEqual({ next: on, says: 'unknown', does: null });
    }
    expect(press(on, '9', '3')).toMatchObject({ says: 'unknown', does: null });
  });

  it('has a key for priority and one for the staff on every page', () => {
    expect(press(on, '9', '7').does).toEqual({ type: 'ask-help' });
    expect(press(on, '8')).toMatchObject({ says: 'staff', does: { type: 'call-staff' } });
  });

  it('begins the next step with its first six', () => {
    expect(press(on, '9', '1').next.page).toBe(0);
  });

  it('is never softer than can be heard, nor louder than all', () => {
    expect(press(on, '-', '-', '-', '-', '-').next.loudness).toBe(0.2);
    expect(press(on, '+', '+', '+').next.loudness).toBe(1);
  });

  it('darkens the screen, and lights it again', () => {
    expect(press(on, '.').next.isCurtained).toBe(true);
    expect(press(on, '.', '.').next.isCurtained).toBe(false);
  });
});
