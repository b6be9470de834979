/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { toProblem } from '@lobbyflow/contract';
import { aKioskService, aName, FakeServer, onWire } from '@lobbyflow/testing';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  aHall,
  button,
  FakeSpeaker,
  ISSUE,
  issued,
  showKiosk,
  title,
  touch,
} from '../test/a-kiosk.js';

afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute('data-elder');
  document.documentElement.removeAttribute('data-contrast');
});

const CALL = 'POST /branches/north/help-calls';
const called = {
  status: 201,
  body: { id: '00000000-0000-4000-8000-00000000000c', calledAt: onWire(10), answeredAt: null },
};
const machine = aName('Smart counter', '智能柜台');

describe('calling a person', () => {
  it('says that they were called, and then that somebody is coming', async () => {
    const { socket } = await showKiosk(aHall(), new FakeServer().on(CALL, called));

    await touch('Call the staff');
    expect(screen.getByText('The staff have been called. Please stay here.')).toBeTruthy();
    const help = { '00000000-0000-4000-8000-00000000000c': { isAnswered: true } };
    act(() => socket.receive('hint', { asOf: 1, rows: { help } }));

    expect(screen.getByText('Somebody is on the way to you.')).toBeTruthy();
  });

  it('says where to go when nobody could be called', async () => {
    const broken = { status: 503, body: toProblem('busy') };
    await showKiosk(aHall(), new FakeServer().on(CALL, broken));

    await touch('Call the staff');

    expect(screen.getByText(/Please ask at a counter/)).toBeTruthy();
  });
});

describe('before a number is taken', () => {
  it('a service says what to have at hand, and offers the machine to whoever can use it', async () => {
    const materials = [aName('Identity card', '身份证'), aName('Bank card', '银行卡')];
    const services = { cash: aKioskService({ materials, machine }) };
    await showKiosk(aHall({ services }));

    await touch(/Cash/);

    const list = screen.getByRole('heading', { name: 'Please have at hand' }).parentElement;
    expect(list?.textContent).toContain('Identity cardBank card');
    expect(screen.getByText(/without a number, too: Smart counter. It is up to you/)).toBeTruthy();
  });

  it.each([
    ['who asked for large type', () => touch('Larger text')],
    [
      'who asked for priority',
      async () => {
        await touch(/I need priority/);
        await touch('Go on');
      },
    ],
  ])('nobody is sent to a machine %s', async (_, asked) => {
    await showKiosk(aHall({ services: { cash: aKioskService({ machine }) } }));

    await asked();
    await touch(/Cash/);

    expect(screen.queryByText(/Smart counter/)).toBeNull();
    expect(button('Take my number')).toBeTruthy();
  });

  it('several matters go on one ticket', async () => {
    const server = new FakeServer().on(ISSUE, issued());
    await showKiosk(aHall(), server);

    await touch(/Cash/);
    await touch('I have another matter too');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Loans' }));
    await touch('Go on');
    expect(screen.getByText('After that: Loans')).toBeTruthy();
    await touch('Take my number');

    expect(server.askedOf(ISSUE)[0]?.body).toMatchObject({
      serviceId: 'cash',
      laterServiceIds: ['loans'],
    });
  });

  it('whoever may come too late is told when the branch closes', async () => {
    const closing = { now: { closesAt: onWire(22) } };
    await showKiosk(aHall({ waits: { cash: { p50: 480_000, p90: 900_000 } }, closing }));

    await touch(/Cash/);

    expect(screen.getByText(/We close at 09:22. It may be that your turn/)).toBeTruthy();
    expect(button('Take my number')).toBeTruthy();
  });
});

describe('in large type', () => {
  it('four services are shown at a time, and all can be reached', async () => {
    const services = Object.fromEntries(
      ['One', 'Two', 'Three', 'Four', 'Five'].map((name) => [
        name.toLowerCase(),
        aKioskService({ name: aName(name, name) }),
      ]),
    );
    await showKiosk(aHall({ services }));
    const shown = () => screen.getAllByRole('listitem').length;

    await touch('Larger text');
    expect(shown()).toBe(4);
    await touch('More services');
    expect(shown()).toBe(1);
    expect(button(/Five/)).toBeTruthy();
    await touch('Back to the first services');

    expect(button(/One/)).toBeTruthy();
  });
});

it('goes into high contrast and down to a wheelchair at one touch each, and back for the next customer', async () => {
  await showKiosk(aHall(), new FakeServer().on(ISSUE, issued()));

  await touch('High contrast');
  await touch('Lower screen');
  expect(document.documentElement.getAttribute('data-contrast')).toBe('more');
  expect(document.querySelector('.ks-frame')?.hasAttribute('data-low')).toBe(true);
  await touch(/Cash/);
  await touch('Take my number');
  await touch('Done');

  expect(document.documentElement.hasAttribute('data-contrast')).toBe(false);
  expect(document.querySelector('.ks-frame')?.hasAttribute('data-low')).toBe(false);
});

describe('a screen that nobody touches', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const pass = (seconds: number) => act(() => jest.advanceTimersByTimeAsync(seconds * 1_000));

  it('asks by eye and ear whether somebody is there, gives more time, and else begins again', async () => {
    const speaker = new FakeSpeaker();
    await showKiosk(aHall(), new FakeServer(), speaker);
    act(() => void fireEvent.click(button(/Cash/)));

    await pass(41);
    expect(screen.getByText(/Are you still there\? This begins again in 19 s/)).toBeTruthy();
    expect(speaker.chimes).toBe(1);
    act(() => void fireEvent.click(button('I need more time')));
    await pass(39);
    expect(title()).toBe('Cash');
    await pass(22);

    expect(title()).toBe('What have you come for?');
  });
});

it('gives one number to whoever goes back while nobody knows of the first, and wishes the same', async () => {
  jest.useFakeTimers();
  const server = new FakeServer().on(ISSUE, { status: 503, body: toProblem('busy') });
  await showKiosk(aHall(), server);
  const press = (name: string | RegExp) => act(() => void fireEvent.click(button(name)));
  press(/Cash/);
  press('Take my number');
  await act(() => jest.advanceTimersByTimeAsync(30_000));
  expect(screen.getByRole('alert')).toBeTruthy();

  press('Back');
  press(/Cash/);
  server.on(ISSUE, issued());
  press('Take my number');
  await act(() => jest.advanceTimersByTimeAsync(30_000));

  expect(title()).toBe('Your number A014');
  const ids = server.askedOf(ISSUE).map(({ headers }) => headers['idempotency-key']);
  expect(ids.length).toBeGreaterThan(2);
  expect(new Set(ids).size).toBe(1);
  jest.useRealTimers();
});
