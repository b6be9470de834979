import { createApi, type ViewSocket } from '@lobbyflow/client';
import type { CustomerTicket, MyTicket } from '@lobbyflow/contract';
import { FakeServer, FakeViewSocket } from '@lobbyflow/testing';
import { BranchZone, LanguageProvider } from '@lobbyflow/ui';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { Alarm } from '../src/alarm.js';
import { PhoneScreen } from '../src/phone-screen.js';

export const NINE = '2026-01-05T01:00:00.000Z';
export const at = (minutes: number) => new Date(Date.parse(NINE) + minutes * 60_000).toISOString();

export const TICKET = {
  id: 't1',
  revision: 7,
  number: 'A014',
  serviceId: 'cash',
  laterServiceIds: [],
  laneId: 'general',
  needs: [],
  language: 'en',
  state: 'waiting',
  endCause: null,
  arrivedAt: NINE,
  calledAt: null,
  startedAt: null,
  endedAt: null,
  counterId: null,
  recalls: 0,
  rating: null,
  ahead: 5,
  wait: null,
  url: null,
};
export const MINE = {
  branchId: 'north',
  branchName: 'North Gate',
  timeZone: 'Asia/Shanghai',
  ticket: TICKET,
  serviceName: { zh: '现金业务', en: 'Cash' },
} as unknown as MyTicket;
export const AT = '/branches/north/tickets/t1';

export function me(more: Partial<CustomerTicket> = {}): CustomerTicket {
  return {
    number: 'A014',
    state: 'waiting',
    serviceName: MINE.serviceName,
    ahead: 5,
    counterId: null,
    counterName: null,
    arrivedAt: NINE,
    calledAt: null,
    returnUntil: null,
    rating: null,
    laterServices: 0,
    ...more,
  };
}
export const called = (more: Partial<CustomerTicket> = {}) =>
  me({ state: 'called', ahead: null, counterId: '3', counterName: '3', calledAt: at(9), ...more });

export class FakeAlarm implements Alarm {
  rings = 0;
  isArmed = false;
  constructor(readonly has: Alarm['has'] = { sound: true, shaking: true }) {}
  readonly arm = () => {
    this.isArmed = true;
  };
  readonly ring = () => {
    this.rings += 1;
  };
}

export function showPhone(row: CustomerTicket | null = me(), waits = {}, alarm = new FakeAlarm()) {
  const socket = new FakeViewSocket();
  const server = new FakeServer();
  const api = createApi({ token: 'secret', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <BranchZone timeZone={MINE.timeZone}>
        <PhoneScreen api={api} socket={socket as unknown as ViewSocket} alarm={alarm} mine={MINE} />
      </BranchZone>
    </LanguageProvider>,
  );
  const ticket = row === null ? {} : { me: row };
  const snapshot = { ticket, lobby: { now: { isOpen: true, waiting: 9 } }, waits };
  act(() => socket.answer({ revision: 1, clock: { at: at(10), speed: 1 }, snapshot }));
  let revision = 1;
  const become = (next: CustomerTicket | null) => {
    revision += 1;
    const rows = { ticket: { me: next } };
    act(() => socket.receive('update', { since: revision - 1, revision, rows }));
  };
  return { socket, server, alarm, become };
}
export const done = (server: FakeServer, action: string) =>
  server.on(`POST ${AT}/${action}`, { status: 200, body: { revision: 8, ticket: TICKET } });
export const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
export const state = () => screen.getByRole('status').textContent;
