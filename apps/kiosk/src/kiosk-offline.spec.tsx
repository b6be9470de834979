/** @jest-environment jsdom */
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toProblem } from '@lobbyflow/contract';
import { FakeServer } from '@lobbyflow/testing';
import { learnKioskWords } from '@lobbyflow/ui/kiosk-later-words';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
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
import type { DeskState, OfflineDesk, TakeOrder } from './offline/desk-terms.js';

beforeAll(learnKioskWords);
afterEach(cleanup);

/** Has so many numbers of letter A. */
class FakeDesk implements OfflineDesk {
  readonly kept: OfflineDesk['kept'] = null;
  readonly orders: TakeOrder[] = [];
  private readonly listeners = new Set<() => void>();
  private now: DeskState;
  constructor(left: number, refused: readonly string[] = []) {
    this.now = { left: { A: left }, waiting: 0, refused };
  }
  readonly state = () => this.now;
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly keep = () => undefined;
  readonly settle = () => Promise.resolve();
  readonly take = (order: TakeOrder) => {
    this.orders.push(order);
    const left = this.now.left['A'] ?? 0;
    if (left === 0) return Promise.resolve(null);
    this.now = { ...this.now, left: { A: left - 1 }, waiting: this.now.waiting + 1 };
    const { branchId, wish } = order;
    return Promise.resolve({
      ...{ branchId, wish, leaseId: 'lease', number: `A${551 - left}`, token: 't'.repeat(30) },
      ...{ takenAt: 0, commandId: 'command', isInDoubt: order.sentAs !== null, refusal: null },
    });
  };
}

const show = (desk: FakeDesk, server = new FakeServer().on(ISSUE, issued()), rows = aHall()) =>
  showKiosk(rows, server, new FakeSpeaker(), () => Promise.resolve(desk));

describe('a kiosk without a link', () => {
  it('says so, and gives a number of its own in the same two touches', async () => {
    const [desk, server] = [new FakeDesk(50), new FakeServer().on(ISSUE, issued())];
    const { socket } = await show(desk, server);

    act(() => socket.drop());
    expect(screen.getByText(/You can take a number here all the same/)).toBeTruthy();
    await touch(/Cash/);
    await touch('Take my number');

    expect(title()).toBe('Your number A501');
    expect(server.askedOf(ISSUE)).toEqual([]);
    expect(desk.orders).toMatchObject([
      { letter: 'A', wish: { serviceId: 'cash', language: 'en' }, sentAs: null },
    ]);
  });

  it('says what is not known: no place, no wait, and a page that opens later', async () => {
    const { socket } = await show(new FakeDesk(50));
    act(() => socket.drop());

    await touch(/Cash/);
    await touch('Take my number');

    expect(screen.getByText(/place in the queue and your wait are not known yet/)).toBeTruthy();
    expect(screen.getByText('Works as soon as the connection is back')).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Phone page of number A501' })).toBeTruthy();
    expect(screen.queryByText(/ahead/)).toBeNull();
  });

  it('shows no queue and no waits that nobody feeds any more', async () => {
    const rows = aHall({ waits: { cash: { p50: 480_000, p90: 900_000 } } });
    const { socket } = await show(new FakeDesk(50), new FakeServer(), rows);
    expect(button(/Cash/).textContent).toMatch(/8–15 min/);

    act(() => socket.drop());

    expect(button(/Cash/).textContent).toBe('Cash');
  });

  it('prints by its own browser, since no printer of the branch is reached', async () => {
    let prints = 0;
    window.print = () => void (prints += 1);
    const server = new FakeServer();
    const { socket } = await show(new FakeDesk(50), server);
    act(() => socket.drop());

    await touch(/Cash/);
    await touch('Take my number');
    await touch('Print on paper');

    expect(prints).toBe(1);
    expect(server.asked.filter(({ path }) => path.includes('prints'))).toEqual([]);
    const slip = () => document.querySelector('img.ks-slip')?.getAttribute('src');
    await waitFor(() => expect(slip()).toContain('svg'));
  });

  it('says when its numbers are used up, and calls the staff', async () => {
    const server = new FakeServer();
    const { socket } = await show(new FakeDesk(0), server);
    act(() => socket.drop());

    await touch(/Cash/);
    await touch('Take my number');

    expect(title()).toBe('This machine has no numbers left for this');
    expect(screen.getByText(/Please go to a member of staff/)).toBeTruthy();
    expect(server.askedOf('POST /branches/north/help-calls')).toHaveLength(1);
    await touch('Done');
    expect(title()).toBe('What have you come for?');
  });
});

describe('a link that breaks under a wish', () => {
  it('is bridged at once when the line says so: the wish keeps its id', async () => {
    const [desk, server] = [new FakeDesk(50), new FakeServer()];
    const { socket } = await show(desk, server);
    const answer = server.hold(ISSUE);
    server.on(ISSUE, issued());
    await touch(/Cash/);
    await touch('Take my number');

    act(() => socket.drop());

    const number = { level: 1, name: 'Your number A501' };
    expect(await screen.findByRole('heading', number)).toBeTruthy();
    const [asked] = server.askedOf(ISSUE);
    expect(desk.orders[0]?.sentAs).toBe(asked?.headers['idempotency-key']);
    await act(async () => {
      answer();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    });
    expect(title()).toBe('Your number A501');
  });

  it('is told to nobody else: the next customer begins with a clean wish', async () => {
    const [desk, server] = [new FakeDesk(50), new FakeServer()];
    const { socket } = await show(desk, server);
    const answer = server.hold(ISSUE);
    server.on(ISSUE, issued());
    await touch(/Cash/);
    await touch('Take my number');
    act(() => socket.drop());
    await screen.findByRole('heading', { level: 1, name: 'Your number A501' });

    await touch('Done');
    await touch(/Cash/);
    await act(async () => {
      answer();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    });

    expect(title()).toBe('Cash');
    await touch('Take my number');
    expect(title()).toBe('Your number A502');
    expect(desk.orders.map(({ sentAs }) => sentAs === null)).toEqual([false, true]);
  });

  it('is nothing that a refusal is: no number is given where a rule says no', async () => {
    const desk = new FakeDesk(50);
    const refusal = { status: 409, body: toProblem('service-not-offered') };
    await show(desk, new FakeServer().on(ISSUE, refusal));

    await touch(/Cash/);
    await touch('Take my number');

    expect(screen.getByRole('alert').textContent).toContain('Choose another one');
    expect(desk.orders).toEqual([]);
  });
});

it('names numbers that were not taken in, for the staff', async () => {
  await show(new FakeDesk(50, ['A501', 'A507']));

  expect(screen.getByText(/not in the queue: A501, A507/)).toBeTruthy();
});
