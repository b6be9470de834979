/** @jest-environment jsdom */
import { afterEach, expect, it } from '@jest/globals';
import { createApi, SessionProvider, type ViewSocket } from '@lobbyflow/client';
import { type StaffTicket, toProblem } from '@lobbyflow/contract';
import {
  aBranch,
  aCounterAnswer,
  aStaffCounter,
  aStaffPicture,
  aStaffTicket,
  aTicketAnswer,
  FakeServer,
  FakeViewSocket,
  onWire,
} from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { BranchDesk } from './branch-desk.js';

afterEach(cleanup);
const AT = 'POST /branches/north/tickets/t';
const DONE = { status: 200, body: { revision: 42, ticket: aTicketAnswer() } };

/** The hall with one number, its panel open. */
async function openTicket(
  over: Partial<StaffTicket> = {},
  { server = new FakeServer(), picture = {} } = {},
) {
  server.on('GET /branches/north', { status: 200, body: aBranch() });
  const socket = new FakeViewSocket();
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <SessionProvider api={api}>
        <BranchDesk
          api={api}
          user={{ id: 'me', username: 'lead', role: 'lead', branchId: 'north' as never }}
          branchId="north"
          useSocket={() => socket as unknown as ViewSocket}
          onLeave={null}
        />
      </SessionProvider>
    </LanguageProvider>,
  );
  await screen.findByText('Connecting…');
  const ticket = aStaffTicket({ revision: 7, ...over });
  const snapshot = aStaffPicture({ ...picture, tickets: { t: ticket } });
  act(() => socket.answer({ revision: 41, clock: { at: onWire(10), speed: 0 }, snapshot }));
  if (ticket.state === 'held') await press(screen, 'On hold 1');
  if (ticket.state === 'missed') await press(screen, 'Missed 1');
  await press(screen, 'A014');
  const update = (rows: object) =>
    act(() => socket.receive('update', { since: 41, revision: 42, rows }));
  return { server, update };
}
const press = (where: Pick<typeof screen, 'getByRole'>, name: string) =>
  userEvent.click(where.getByRole('button', { name }));
const panel = () => within(screen.getByRole('dialog', { name: 'Number A014' }));
const choose = (name: RegExp | string) => userEvent.click(panel().getByRole('radio', { name }));
const done = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

it('gives the green channel without asking for a reason, and says what it means', async () => {
  const server = new FakeServer().on(`${AT}/change-lane`, DONE);
  const rows = aStaffPicture();
  const lanes = {
    ...rows.lanes,
    protected: { ...rows.lanes['protected']!, creditMs: 8 * 60_000 },
  };
  await openTicket({}, { server, picture: { lanes } });

  await press(panel(), 'Change lane');
  expect(panel().getByText(/Counts as 8 min earlier\. Elderly or disabled/)).toBeTruthy();
  expect(panel().getByText(/neither asked nor kept/)).toBeTruthy();
  await choose(/Green channel/);
  await press(panel(), 'Change lane');

  await done();
  expect(server.askedOf(`${AT}/change-lane`)[0]?.body).toEqual({ laneId: 'protected' });
  expect(screen.getByText('A014 is in another lane now.')).toBeTruthy();
});

it('decides on the state that was looked at', async () => {
  const server = new FakeServer().on(`${AT}/hold`, { status: 409, body: toProblem('stale') });
  await openTicket({}, { server });

  await press(panel(), 'Put on hold');

  expect(server.askedOf(`${AT}/hold`)[0]?.headers['if-match']).toBe('"7"');
  expect((await panel().findByRole('alert')).textContent).toContain('Somebody changed this');
});

it('pulls forward with a reason from a closed list', async () => {
  const server = new FakeServer().on(`${AT}/pull-forward`, DONE);
  await openTicket({}, { server });

  await press(panel(), 'Pull forward');
  expect(panel().queryByRole('radio', { name: /Replay/ })).toBeNull();
  const send = panel().getByRole<HTMLButtonElement>('button', { name: 'Pull forward' });
  expect(send.disabled).toBe(true);
  await choose('Needs assistance');
  await userEvent.click(send);

  await done();
  expect(server.askedOf(`${AT}/pull-forward`)[0]?.body).toEqual({ reason: 'assistance' });
});

it('calls to a counter that is open, free and serves it', async () => {
  const call = 'POST /branches/north/counters/1/call';
  const server = new FakeServer().on(call, { status: 200, body: aCounterAnswer() });
  const counters = {
    '1': aStaffCounter({ session: 'open' }),
    '2': aStaffCounter({ name: '2', session: 'open', serviceIds: ['loans'] }),
    '3': aStaffCounter({ name: '3', session: 'open', ticketId: 'x' }),
    '4': aStaffCounter({ name: '4', session: 'paused' }),
  };
  await openTicket({}, { server, picture: { counters } });

  await press(panel(), 'Call to a counter');
  const where = within(panel().getByRole('group', { name: 'To which counter?' }));
  expect(where.getAllByRole('radio')).toHaveLength(1);
  await choose('Counter 1');
  await choose('Urgent');
  await press(panel(), 'Call to a counter');

  await done();
  expect(server.askedOf(call)[0]?.body).toEqual({ ticketId: 't', reason: 'urgent' });
});

it('says that no counter is free, instead of asking why', async () => {
  await openTicket();

  await press(panel(), 'Call to a counter');

  expect(panel().getByText(/No open counter for this service is free/)).toBeTruthy();
  expect(panel().queryByRole('radio')).toBeNull();
  await press(panel(), 'Back');
  expect(panel().getByRole('button', { name: 'Transfer' })).toBeTruthy();
});

it('asks before somebody is marked as gone', async () => {
  const server = new FakeServer().on(`${AT}/abandon`, DONE);
  await openTicket({}, { server });

  await press(panel(), 'Has left');
  expect(server.askedOf(`${AT}/abandon`)).toHaveLength(0);
  expect(document.activeElement?.textContent).toBe('Has A014 left?');
  await press(panel(), 'Has left');

  await done();
  expect(server.askedOf(`${AT}/abandon`)).toHaveLength(1);
});

it('directs elsewhere with where to, and transfers to a counter', async () => {
  const server = new FakeServer().on(`${AT}/divert`, DONE);
  await openTicket({}, { server });

  await press(panel(), 'Direct elsewhere');
  await choose('Mobile app');
  await press(panel(), 'Direct elsewhere');

  await done();
  expect(server.askedOf(`${AT}/divert`)[0]?.body).toEqual({ reason: 'app' });
});

it.each([
  ['held', 'Back to waiting', 'resume', { heldAt: onWire(9) }],
  ['missed', 'Is back', 'return', { missedAt: onWire(9), returnUntil: onWire(39) }],
  ['waiting', 'Let others go first', 'postpone', {}],
] as const)(
  'of a number that is %s one press on "%s" is enough',
  async (state, name, action, over) => {
    const server = new FakeServer().on(`${AT}/${action}`, DONE);
    await openTicket({ state, ...over }, { server });

    await press(panel(), name);

    await done();
    expect(server.askedOf(`${AT}/${action}`)).toHaveLength(1);
  },
);

it('says when the number has gone in the meantime', async () => {
  const { update } = await openTicket();

  update({ tickets: { t: null } });

  expect(panel().getByText('This number is not in the hall any more.')).toBeTruthy();
});

it('gives up its question when the number was called in the meantime', async () => {
  const { update } = await openTicket();
  await press(panel(), 'Pull forward');

  update({ tickets: { t: aStaffTicket({ state: 'called', counterId: '1' }) } });

  expect(panel().queryByRole('radio')).toBeNull();
  expect(panel().getByText('Called')).toBeTruthy();
});

it('tells how long a number has still to wait, as long as it waits', async () => {
  const picture = { waits: { t: { p50: 480_000, p90: 900_000 } } };
  const { update } = await openTicket({}, { picture });
  expect(panel().getByText('Still to wait').nextSibling?.textContent).toBe('about 8–15 min');

  update({ tickets: { t: aStaffTicket({ state: 'called', counterId: '1' }) } });

  expect(panel().queryByText('Still to wait')).toBeNull();
});
