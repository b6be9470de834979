/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { StateBadge } from './badges.js';
import { Button } from './button.js';
import { useContrast } from './contrast.js';
import { Dialog } from './dialog.js';
import { ChoiceList, Select } from './fields.js';
import { LinkNotice, ProblemNotice } from './notices.js';
import { SignInForm } from './sign-in-form.js';
import { BranchZone } from './use-formats.js';
import { firstLanguage, LanguageProvider, LanguageSwitch } from './use-messages.js';
import { WaitClock } from './wait-clock.js';

afterEach(cleanup);
const show = (children: ReactNode) =>
  render(<LanguageProvider initial="en">{children}</LanguageProvider>);

describe('the language', () => {
  it.each([
    ['?lang=en', 'zh-CN', 'en'],
    ['?lang=zh', 'en-US', 'zh'],
    ['', 'en-US', 'en'],
    ['', 'zh-TW', 'zh'],
    ['', 'fr-FR', 'zh'],
    ['?lang=xx', 'fr-FR', 'zh'],
  ])('of a page with "%s" in a browser that speaks %s is %s', (search, language, expected) => {
    expect(firstLanguage({ search }, { language })).toBe(expected);
  });

  it('changes for the whole page at one press, and says so to the browser', async () => {
    show(
      <>
        <LanguageSwitch />
        <StateBadge of="ticket" state="missed" />
      </>,
    );

    await userEvent.click(screen.getByRole('button', { name: '中文' }));

    expect(screen.getByText('已过号')).toBeTruthy();
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(screen.getByRole('button', { name: '中文', pressed: true })).toBeTruthy();
  });
});

describe('the contrast', () => {
  const contrast = () => document.documentElement.getAttribute('data-contrast');
  function Switch() {
    const { isHigh, set } = useContrast();
    return <Button onClick={() => set(!isHigh)}>{'Contrast'}</Button>;
  }

  it('is higher for whoever’s system asks for it, and for the hand that wishes otherwise it is not', async () => {
    const wish = Object.assign(new EventTarget(), { matches: true });
    Object.defineProperty(window, 'matchMedia', { value: () => wish, configurable: true });
    show(<Switch />);
    expect(contrast()).toBe('more');

    await userEvent.click(screen.getByRole('button', { name: 'Contrast' }));

    expect(contrast()).toBeNull();
    Reflect.deleteProperty(window, 'matchMedia');
  });

  it('is as usual where the browser knows no such wish', () => {
    show(<Switch />);

    expect(contrast()).toBeNull();
  });
});

describe('a button', () => {
  it('that is busy takes no second press and keeps the focus', async () => {
    let presses = 0;
    show(
      <Button isBusy onClick={() => (presses += 1)}>
        {'Go'}
      </Button>,
    );

    const button = screen.getByRole('button', { name: 'Go' });
    await userEvent.click(button);

    expect(presses).toBe(0);
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-busy')).toBe('true');
  });
});

describe('a button that is off', () => {
  it('says so, keeps the focus, and still lets the screen say why', async () => {
    let presses = 0;
    show(
      <Button isOff onClick={() => (presses += 1)}>
        {'Go'}
      </Button>,
    );

    const button = screen.getByRole('button', { name: 'Go' });
    await userEvent.click(button);

    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(button);
    expect(presses).toBe(1);
  });
});

describe('a dialog', () => {
  it('is named by its title, and closes by its button and by Escape', async () => {
    let closed = 0;
    show(<Dialog title="Leave?" onClose={() => (closed += 1)} />);

    const dialog = screen.getByRole('dialog', { name: 'Leave?' });
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    fireEvent(dialog, new Event('cancel', { cancelable: true }));

    expect(closed).toBe(2);
  });
});

describe('notices', () => {
  it('say a problem in words, at once, with the way to try again', async () => {
    let tries = 0;
    show(<ProblemNotice problem={{ code: 'no-link' }} onRetry={() => (tries += 1)} />);

    expect(screen.getByRole('alert').textContent).toContain('Check the network');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(tries).toBe(1);
  });

  it('say since when the link is lost, by the clock of the branch', () => {
    const lostSince = Date.parse('2026-01-05T01:05:00.000Z');
    show(
      <BranchZone timeZone="Asia/Shanghai">
        <LinkNotice following={{ lostSince, isStale: true }} />
      </BranchZone>,
    );

    expect(screen.getByRole('status').textContent).toContain('since 09:05');
  });

  it('say nothing while all is well', () => {
    show(
      <>
        <LinkNotice following={{ lostSince: null, isStale: false }} />
        <ProblemNotice problem={null} />
      </>,
    );

    expect(screen.queryByRole('status')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('choices', () => {
  it('tell which one was taken', async () => {
    const taken: string[] = [];
    const options = [
      { value: 'break', label: 'Short break' },
      { value: 'meal', label: 'Meal' },
    ];
    show(
      <>
        <ChoiceList legend="Why" options={options} value="break" onChange={(v) => taken.push(v)} />
        <Select label="Reason" options={options} value={null} onChange={(v) => taken.push(v)} />
      </>,
    );

    await userEvent.click(screen.getByRole('radio', { name: 'Meal' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Reason' }), 'break');

    expect(taken).toEqual(['meal', 'break']);
  });
});

describe('words of the wire', () => {
  it('show a state of a newer server as it is', () => {
    show(<StateBadge of="counter" state="warming-up" />);

    expect(screen.getByText('warming-up')).toBeTruthy();
  });

  it('mark an overdue wait by more than its colour', () => {
    const since = '2026-01-05T01:00:00.000Z';
    const now = Date.parse('2026-01-05T01:20:05.000Z');
    show(
      <WaitClock since={since} now={now} overdueAt="2026-01-05T01:20:00.000Z" label="Waiting" />,
    );

    const timer = screen.getByRole('timer');
    expect(timer.textContent).toBe('Waiting20:05');
    expect(timer.querySelector('svg')).not.toBeNull();
  });
});

describe('signing in', () => {
  it('sends name and password once, and says what was wrong with them', async () => {
    const sent: string[][] = [];
    const onSignIn = (...given: string[]) => {
      sent.push(given);
      return Promise.resolve({ code: 'credentials-wrong' } as const);
    };
    show(<SignInForm title="Teller" onSignIn={onSignIn} />);

    await userEvent.type(screen.getByLabelText('User name'), ' teller1 ');
    await userEvent.type(screen.getByLabelText('Password'), 'no');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));

    expect(sent).toEqual([['teller1', 'no']]);
    expect((await screen.findByRole('alert')).textContent).toContain('do not match');
  });
});
