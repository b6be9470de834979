/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { toProblem } from '@lobbyflow/contract';
import { aKioskService, FakeServer } from '@lobbyflow/testing';
import { QrCode } from '@lobbyflow/ui';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { aHall, button, ISSUE, issued, showKiosk, title, touch } from '../test/a-kiosk.js';

afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute('data-elder');
});

describe('the way to a number', () => {
  it('takes two touches, and tells number, people ahead and wait, by eye and by ear', async () => {
    const server = new FakeServer().on(ISSUE, issued({ wait: { p50: 480_000, p90: 900_000 } }));
    await showKiosk(aHall(), server);

    await touch(/Cash/);
    await touch('Take my number');

    const heading = await screen.findByRole('heading', { name: 'Your number A014', level: 1 });
    expect(document.activeElement).toBe(heading);
    expect(screen.getAllByRole('status')[0]?.textContent).toBe(
      'Your number is A014. 3 people ahead (all services). about 8–15 min',
    );
    expect(server.askedOf(ISSUE)[0]?.body).toEqual({ serviceId: 'cash', language: 'en' });
  });

  it('shows the phone page of the ticket as a code with the whole address', async () => {
    await showKiosk(aHall(), new FakeServer().on(ISSUE, issued()));

    await touch(/Cash/);
    await touch('Take my number');

    const code = screen.getByRole('img', { name: 'Phone page of number A014' }).innerHTML;
    cleanup();
    render(<QrCode text={`${window.location.origin}/t/secret`} label="expected" />);
    expect(code).toBe(screen.getByRole('img', { name: 'expected' }).innerHTML);
  });

  it('gives one number for a double tap', async () => {
    const server = new FakeServer().on(ISSUE, issued());
    await showKiosk(aHall(), server);

    await touch(/Cash/);
    await userEvent.dblClick(button('Take my number'));

    expect(server.askedOf(ISSUE)).toHaveLength(1);
  });

  it('takes no number by a double tap on a service', async () => {
    const { server } = await showKiosk();

    await userEvent.dblClick(button(/Cash/));

    expect(title()).toBe('Cash');
    expect(server.askedOf(ISSUE)).toEqual([]);
  });

  it('gives one number though the answer was lost: the same wish goes again', async () => {
    const server = new FakeServer().on(ISSUE, 'lost').on(ISSUE, issued());
    await showKiosk(aHall(), server);

    await touch(/Cash/);
    await touch('Take my number');

    const number = { level: 1, name: 'Your number A014' };
    expect(await screen.findByRole('heading', number, { timeout: 3_000 })).toBeTruthy();
    const ids = server.askedOf(ISSUE).map(({ headers }) => headers['idempotency-key']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('prints by itself, without lane, need or name, and says so', async () => {
    const printed = { printId: '00000000-0000-4000-8000-00000000000c', outcome: 'printed' };
    const PRINT = 'POST /branches/north/tickets/ticket-14/prints';
    const server = new FakeServer()
      .on(ISSUE, issued({ laneId: 'green' as never }))
      .on(PRINT, { status: 201, body: { ...printed, isPaperLow: false } });
    await showKiosk(aHall(), server);

    await touch(/Cash/);
    await touch('Take my number');

    expect(await screen.findByText('Please take your ticket.')).toBeTruthy();
    const [print] = server.askedOf(PRINT);
    const said = JSON.stringify(print?.body);
    expect(said).toContain('A014');
    expect(said).toContain('09:00:00');
    expect(said).not.toMatch(/green/i);
    await touch('Print it again');
    expect(server.askedOf(PRINT)).toHaveLength(2);
  });

  it('says that the number counts when the printer dies over it', async () => {
    const body = { printId: '00000000-0000-4000-8000-00000000000c', isPaperLow: false };
    const server = new FakeServer()
      .on(ISSUE, issued())
      .on('POST /branches/north/tickets/ticket-14/prints', {
        status: 201,
        body: { ...body, outcome: 'broken-off' },
      });
    await showKiosk(aHall(), server);

    await touch(/Cash/);
    await touch('Take my number');

    expect(await screen.findByText(/No paper could be printed. Remember your number/)).toBeTruthy();
  });

  it('leaves it to the browser where the branch has no printer', async () => {
    let prints = 0;
    window.print = () => void (prints += 1);
    await showKiosk(aHall(), new FakeServer().on(ISSUE, issued()));

    await touch(/Cash/);
    await touch('Take my number');
    await touch('Print on paper');

    expect(prints).toBe(1);
    const slip = () => document.querySelector('img.ks-slip')?.getAttribute('src');
    await waitFor(() => expect(slip()).toContain('svg'));
  });

  it('begins again for the next customer, in the language it had', async () => {
    await showKiosk(aHall(), new FakeServer().on(ISSUE, issued()));

    await touch('中文');
    await touch(/现金/);
    await touch('取号');
    await touch('完成');

    expect(title()).toBe('What have you come for?');
  });
});

describe('priority or assistance', () => {
  it('is asked for on the first screen, leads to the green channel, and is told no reason', async () => {
    const server = new FakeServer().on(ISSUE, issued());
    await showKiosk(aHall(), server);

    await touch(/I need priority or assistance/);
    expect(screen.getByText(/You need not say why, and it is not recorded/)).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: /hearing loop/ }));
    await touch('Go on');
    await touch(/Cash/);
    await touch('Take my number');

    expect(server.askedOf(ISSUE)[0]?.body).toEqual({
      serviceId: 'cash',
      language: 'en',
      laneId: 'green',
      needs: ['hearing-loop'],
    });
  });

  it('tells the wait of the green channel, not that of everybody', async () => {
    const waits = {
      cash: { p50: 480_000, p90: 900_000 },
      'cash|green': { p50: 120_000, p90: 240_000 },
    };
    await showKiosk(aHall({ waits }));
    expect(button(/Cash/).textContent).toContain('about 8–15 min');

    await touch(/I need priority or assistance/);
    await touch('Go on');
    expect(button(/Cash/).textContent).toContain('about 2–4 min');
    await touch(/Cash/);

    expect(screen.getByText('Your wait: about 2–4 min')).toBeTruthy();
  });

  it('can be left again', async () => {
    await showKiosk();

    await touch(/I need priority or assistance/);
    await touch('Go on');
    await touch('Without priority');

    expect(button(/I need priority or assistance/)).toBeTruthy();
  });
});

describe('a service', () => {
  it('says how many wait and how long it may take', async () => {
    await showKiosk(aHall({ waits: { cash: { p50: 240_000, p90: 600_000 } } }));

    expect(button('Cash 3 waiting for this about 4–10 min')).toBeTruthy();
    expect(button('Loans nobody waiting for this')).toBeTruthy();
  });

  it('that takes no numbers says so and cannot be chosen', async () => {
    await showKiosk(aHall({ services: { cash: aKioskService({ isOffered: false }) } }));

    await touch(/Cash/);

    expect(button(/Cash/).getAttribute('aria-disabled')).toBe('true');
    expect(button(/Cash/).textContent).toContain('Please ask the staff');
    expect(title()).toBe('What have you come for?');
  });

  it('with no counter open says so before a number is taken', async () => {
    await showKiosk(aHall({ services: { cash: aKioskService({ counters: 0 }) } }));

    await touch(/Cash/);

    expect(screen.getByText('No counter is open for this at the moment.')).toBeTruthy();
  });
});

describe('the screen', () => {
  it('changes language and size at one touch', async () => {
    await showKiosk();

    await touch('Larger text');
    await touch('中文');

    expect(document.documentElement.hasAttribute('data-elder')).toBe(true);
    expect(title()).toBe('请选择您要办理的业务');
  });

  it('is worked by keyboard alone', async () => {
    await showKiosk(aHall(), new FakeServer().on(ISSUE, issued()));

    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');

    const number = { level: 1, name: 'Your number A014' };
    expect(await screen.findByRole('heading', number)).toBeTruthy();
  });

  it('says what to do when the branch is closed', async () => {
    await showKiosk(aHall({ lobby: { now: { isOpen: false, waiting: 0 } } }));

    expect(title()).toBe('We are closed');
    expect(screen.queryByRole('button', { name: /Cash/ })).toBeNull();
  });

  it('keeps its picture when the link is lost, and says what to do', async () => {
    const { socket } = await showKiosk();

    act(() => socket.drop());

    expect(screen.getByText(/please ask the staff for a number/)).toBeTruthy();
    expect(button(/Cash/)).toBeTruthy();
  });

  it('says in a customer’s words when no number can be given', async () => {
    const refusal = { status: 409, body: toProblem('service-not-offered') };
    await showKiosk(aHall(), new FakeServer().on(ISSUE, refusal));

    await touch(/Cash/);
    await touch('Take my number');

    expect(screen.getByRole('alert').textContent).toContain('Choose another one');
    await touch('Back');
    expect(title()).toBe('What have you come for?');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
