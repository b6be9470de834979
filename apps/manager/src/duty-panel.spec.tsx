/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi, SessionProvider, type ViewSocket } from '@lobbyflow/client';
import { type Incident, type Role, toProblem, type Views } from '@lobbyflow/contract';
import {
  aBranch,
  aStaffCounter,
  aStaffPicture,
  FakeServer,
  FakeViewSocket,
  onWire,
} from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, render, renderHook, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { BranchDesk } from './branch-desk.js';
import { incidentsCsv } from './incidents-csv.js';
import { useRing } from './use-ring.js';

afterEach(cleanup);

/** The panel comes in a piece of its own. */
const LOADING = { timeout: 10_000 };
const AT = '/branches/north';

async function showHall(hints: Partial<Views['staff']>, { role = 'lead' }: { role?: Role } = {}) {
  const server = new FakeServer().on(`GET ${AT}`, { status: 200, body: aBranch() });
  const socket = new FakeViewSocket();
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <SessionProvider api={api}>
        <BranchDesk
          api={api}
          user={{ id: 'me', username: 'lead', role, branchId: 'north' as never }}
          branchId="north"
          useSocket={() => socket as unknown as ViewSocket}
          onLeave={null}
        />
      </SessionProvider>
    </LanguageProvider>,
  );
  await screen.findByText('Connecting…');
  const counters = { '3': aStaffCounter({ name: '3', session: 'open', tellerId: 'teller3' }) };
  const snapshot = { ...aStaffPicture({ counters }), ...hints };
  act(() => socket.answer({ revision: 41, clock: { at: onWire(10), speed: 0 }, snapshot }));
  return { server, socket };
}
const button = (name: string) => screen.findByRole('button', { name }, LOADING);
const press = async (name: string) => userEvent.click(await button(name));
const needed = () => screen.findByRole('region', { name: 'Somebody is needed' }, LOADING);
const told = (sentence: string) => screen.findByText(sentence);

describe('who is needed', () => {
  const kiosk = { deviceName: 'Kiosk 1', calledAt: onWire(8) };

  it('is seen in the hall with how long they have waited, and told by one tap that somebody comes', async () => {
    const counter = { deviceName: 'teller3', calledAt: onWire(9), counterId: '3' };
    const { server } = await showHall({ helpCalls: { h2: counter, h1: kiosk } });
    server.on(`POST ${AT}/help-calls/answer`, {
      status: 200,
      body: {
        id: '1bfb5a2c-33ad-4c1b-9f0e-3f9a1c5b0a11',
        calledAt: onWire(8),
        answeredAt: onWire(10),
      },
    });

    const lines = within(await needed()).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent)).toEqual([
      expect.stringMatching(/2:00.*Somebody at “Kiosk 1” asks/),
      expect.stringMatching(/1:00.*Counter 3 \(teller3\) asks for the lobby manager/),
    ]);
    await userEvent.click(within(lines[0]!).getByRole('button', { name: 'I am going' }));

    expect(await told('They are told that somebody is coming.')).toBeTruthy();
    expect(server.askedOf(`POST ${AT}/help-calls/answer`)[0]?.body).toEqual({ helpCallId: 'h1' });
  });

  it('is seen, but not answered, by who only looks', async () => {
    await showHall({ helpCalls: { h1: kiosk } }, { role: 'hq' });

    expect(within(await needed()).queryByRole('button')).toBeNull();
  });

  it('says what ails a printer, who sees to it, and puts it away', async () => {
    const fault = {
      ...{ printerName: 'Front', kind: 'no-paper', raisedAt: onWire(5), lastAt: onWire(9) },
      ...{ times: 3, acknowledgedAt: onWire(7), acknowledgedBy: 'x' },
    };
    const { server } = await showHall({ printerFaults: { f1: fault } });
    server.on(`POST ${AT}/printer-faults/end`, { status: 404, body: toProblem('not-found') });

    const line = await needed();
    expect(line.textContent).toMatch(
      /09:05.*“Front” has no paper.*sees to it since 09:07.*Shown 3 times/,
    );
    expect(within(line).queryByRole('button', { name: 'I am going' })).toBeNull();
    await press('It is done');

    expect(server.askedOf(`POST ${AT}/printer-faults/end`)[0]?.body).toEqual({ faultId: 'f1' });
    expect(await screen.findByRole('alert')).toBeTruthy();
  });

  it('is nothing while nobody is', async () => {
    await showHall({});
    await button('Tell the hall');

    expect(screen.queryByRole('region', { name: 'Somebody is needed' })).toBeNull();
  });
});

describe('telling the hall', () => {
  const answer = { revision: 42, noticeId: '1bfb5a2c-33ad-4c1b-9f0e-3f9a1c5b0a11' };

  it('takes two taps for a usual sentence, and goes out in both languages', async () => {
    const { server } = await showHall({});
    server.on(`POST ${AT}/notices`, { status: 200, body: answer });

    await press('Tell the hall');
    await press('System is slow');
    await press('Show it');

    expect(await told('The hall is told.')).toBeTruthy();
    expect(server.askedOf(`POST ${AT}/notices`)[0]?.body).toEqual({
      ...{ level: 'warning', lastsMs: 1_800_000, places: ['board', 'kiosk', 'phone'] },
      zh: '系统目前较慢，请多等约十分钟。',
      en: 'Our system is slow at the moment. Please allow about ten minutes more.',
    });
  });

  it('says what an emergency does before it is shown, until it is withdrawn', async () => {
    const { server } = await showHall({});
    server.on(`POST ${AT}/notices`, { status: 200, body: answer });

    await press('Tell the hall');
    await press('Leave the building');
    expect(screen.getByText(/no numbers are given out until/)).toBeTruthy();
    await press('Show the emergency');

    expect(server.askedOf(`POST ${AT}/notices`)[0]?.body).toMatchObject({
      level: 'emergency',
      lastsMs: null,
    });
  });

  it('shows nothing without words', async () => {
    await showHall({});

    await press('Tell the hall');

    expect((await button('Show it')).hasAttribute('disabled')).toBe(true);
  });

  it('is taken back by one tap', async () => {
    const notice = {
      ...{ level: 'emergency', zh: '请离开', en: 'Leave now', postedAt: onWire(5) },
      ...{ until: null, places: ['board'] },
    };
    const { server } = await showHall({ notices: { n1: notice } });
    server.on(`POST ${AT}/notices/n1/withdraw`, { status: 200, body: answer });

    const shown = await screen.findByRole('region', { name: 'Shown in the hall now' }, LOADING);
    expect(shown.textContent).toMatch(/Emergency.*Leave now.*until it is withdrawn/);
    await press('Withdraw');

    expect(await told('Withdrawn.')).toBeTruthy();
  });
});

const incident = (over: Partial<Incident> = {}): Incident => ({
  ...{ id: '1bfb5a2c-33ad-4c1b-9f0e-3f9a1c5b0a11', businessDay: '2026-01-05' },
  ...{ scenario: 'medical', openedAt: onWire(5), by: 'u1', byName: 'lead', closedAt: null },
  notes: [
    ...[{ id: '1bfb5a2c-33ad-4c1b-9f0e-3f9a1c5b0a12', at: onWire(6), by: 'u1', byName: 'lead' }],
  ].map((note) => ({ ...note, text: 'Fell near the door.' })),
  ...over,
});

describe('the incident log', () => {
  it('is written in a few taps, and says that nobody is to be named', async () => {
    const { server } = await showHall({});
    server
      .on(`GET ${AT}/incidents`, { status: 200, body: { items: [] } })
      .on(`POST ${AT}/incidents`, { status: 201, body: incident() });

    await press('Incidents');
    expect(await screen.findByText('Nothing was written down today.')).toBeTruthy();
    expect(screen.getByText(/nothing by which a customer could be known/)).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText('What happened'), 'medical');
    await press('Write it down');

    const item = await screen.findByText(/09:05 Somebody is ill or hurt/);
    expect(item.closest('li')?.textContent).toMatch(/Not over yet.*09:06 lead.*Fell near the door/);
    expect(server.askedOf(`POST ${AT}/incidents`)[0]?.body).toMatchObject({ scenario: 'medical' });
  });

  it('is added to and closed', async () => {
    const { server } = await showHall({});
    const at = `${AT}/incidents/${incident().id}`;
    server
      .on(`GET ${AT}/incidents`, { status: 200, body: { items: [incident()] } })
      .on(`POST ${at}/close`, { status: 200, body: incident({ closedAt: onWire(9) }) });

    await press('Incidents');
    await press('It is over');

    expect(await screen.findByText(/Over at 09:09/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'It is over' })).toBeNull();
  });

  it('is saved as a file that no table program takes for formulas', () => {
    const text = '=cmd|" /C calc"!A0';
    const notes = [{ ...incident().notes[0]!, text }];

    const csv = incidentsCsv([incident({ notes, closedAt: onWire(9) })], {
      head: ['Opened', 'What', 'Time', 'Account', 'Note'],
      scenario: (scenario) => `a ${scenario}`,
      over: 'over',
    });

    expect(csv).toBe(
      [
        '\ufeffOpened,What,Time,Account,Note',
        `${onWire(5)},a medical,${onWire(6)},lead,"'=cmd|"" /C calc""!A0"`,
        `${onWire(5)},a medical,${onWire(9)},,over`,
        '',
      ].join('\r\n'),
    );
  });
});

describe('the ring', () => {
  it('is heard for what comes, once, and not for what stood there', () => {
    let rings = 0;
    const ring = () => void (rings += 1);
    const { rerender } = renderHook(({ ids }) => useRing(ids, ring), {
      initialProps: { ids: ['a'] },
    });
    expect(rings).toBe(0);

    rerender({ ids: ['a', 'b'] });
    rerender({ ids: ['b', 'a'] });
    rerender({ ids: ['b'] });
    rerender({ ids: ['a', 'b'] });

    expect(rings).toBe(1);
  });
});
