/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import type { JoinOffer } from '@lobbyflow/contract';
import { aTicketAnswer, FakeServer } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { branchIn, JoinApp } from './join-app.js';
import { keptTicket } from './kept-ticket.js';

const AT = '/branches/north/join';
const OFFER = {
  branchName: 'North Gate',
  timeZone: 'Asia/Shanghai',
  isOpen: true,
  isFull: false,
  services: [
    { id: 'cash', name: { zh: '现金业务', en: 'Cash' }, waiting: 4, wait: null },
    {
      ...{ id: 'loans', name: { zh: '贷款', en: 'Loans' }, waiting: 0 },
      wait: { p50: 480_000, p90: 900_000 },
    },
  ],
} as unknown as JoinOffer;

afterEach(() => {
  cleanup();
  localStorage.clear();
});

async function showJoin(offer: Partial<JoinOffer> | null = {}, server = new FakeServer()) {
  const went: string[] = [];
  const problem = { type: 'about:blank', title: 'x', status: 404, code: 'not-found' };
  server.on(
    `GET ${AT}`,
    offer === null ? { status: 404, body: problem } : { status: 200, body: { ...OFFER, ...offer } },
  );
  render(
    <LanguageProvider initial="en">
      <JoinApp
        api={createApi({ fetch: server.fetch })}
        branchId="north"
        kept={keptTicket()}
        goTo={(address) => went.push(address)}
      />
    </LanguageProvider>,
  );
  await act(() => Promise.resolve());
  return { server, went };
}
const take = async (service: RegExp) => {
  await userEvent.click(await screen.findByRole('button', { name: service }));
  await userEvent.click(screen.getByRole('button', { name: 'Take my number', hidden: true }));
};
const answer = { revision: 3, ticket: { ...aTicketAnswer(), url: '/t/abc' } };

describe('taking a number from afar', () => {
  it('tells who waits and how long, takes one number after a question, and opens its page', async () => {
    const server = new FakeServer().on(`POST ${AT}`, { status: 201, body: answer });
    const { went } = await showJoin({}, server);
    expect((await screen.findByRole('button', { name: /Loans/ })).textContent).toMatch(/8–15 min/);

    await take(/Cash 4 waiting|Cash4 waiting/);

    expect(went).toEqual(['/t/abc']);
    expect(server.askedOf(`POST ${AT}`).map(({ body }) => body)).toEqual([
      { serviceId: 'cash', language: 'en', wishId: expect.stringMatching(/^[\da-f-]{36}$/) },
    ]);
    expect(keptTicket().of('north')).toBe('/t/abc');
  });

  it('is the same wish when the line was lost, so that nobody gets two numbers', async () => {
    const server = new FakeServer()
      .on(`POST ${AT}`, 'lost')
      .on(`POST ${AT}`, { status: 201, body: answer });
    const { went } = await showJoin({}, server);
    await take(/Cash/);
    await userEvent.click(screen.getByRole('button', { name: 'Take my number', hidden: true }));

    const [first, second] = server.askedOf(`POST ${AT}`).map(({ body }) => body);
    expect(second).toEqual(first);
    expect(went).toEqual(['/t/abc']);
  });

  it('leads back to the number that this phone has taken', async () => {
    keptTicket().keep('north', '/t/abc');
    await showJoin();

    const link = await screen.findByRole('link', { name: /You have taken a number/ });
    expect(link.getAttribute('href')).toBe('/t/abc');
  });

  it.each([
    ['the branch does not offer it', null, /in the branch only/],
    ['the branch is closed', { isOpen: false }, /The branch is closed/],
    ['too many are on their way', { isFull: true }, /Too many people are on their way/],
  ] as const)('says so when %s', async (_, offer, words) => {
    await showJoin(offer);

    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.queryByRole('list')).toBeNull();
  });
});

describe('the address at the door', () => {
  it('names the branch', () => {
    expect([branchIn('/join/north'), branchIn('/join/'), branchIn('/t/x')]).toEqual([
      'north',
      null,
      null,
    ]);
  });
});

describe('what a phone remembers', () => {
  it('is nothing where it may keep nothing, or what is no address of ours', () => {
    const shut = keptTicket(() => {
      throw new Error('denied');
    });
    shut.keep('north', '/t/abc');
    localStorage.setItem('lobbyflow.joined.north', 'javascript:alert(1)');

    expect([shut.of('north'), keptTicket().of('north')]).toEqual([null, null]);
  });
});
