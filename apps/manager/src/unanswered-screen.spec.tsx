/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import { FakeServer, MINUTE_MS, onWire } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { UnansweredScreen } from './unanswered-screen.js';

afterEach(cleanup);

const advice = {
  id: 'a1',
  branchId: 'north',
  branchName: 'North',
  counterId: '7',
  businessDay: '2026-01-05',
  action: 'open',
  state: 'lapsed',
  level: 'head-office',
  limitMs: 10 * MINUTE_MS,
  offeredAt: onWire(5),
  until: onWire(65),
  without: { late: 22, waitMs: 0 },
  with: { late: 8, waitMs: 0 },
  helper: null,
  answeredAt: null,
  answeredBy: null,
  declineReason: null,
  lapseCause: 'unanswered',
  doneAt: null,
  effect: null,
};
const declined = { ...advice, id: 'a2', branchName: 'South', state: 'declined', lapseCause: null };

function show(...pages: readonly object[]) {
  const server = new FakeServer();
  for (const body of pages) server.on('GET /advice', { status: 200, body });
  const chosen: string[] = [];
  render(
    <LanguageProvider initial="en">
      <UnansweredScreen
        api={createApi({ screen: 'manager', fetch: server.fetch })}
        onBack={() => undefined}
        onChoose={(branchId) => chosen.push(branchId)}
      />
    </LanguageProvider>,
  );
  return { server, chosen };
}

describe('the head office’s page of advice', () => {
  it('names branch, window, what it would have spared, and why nothing came of it', async () => {
    const south = { ...declined, declineReason: 'other-work' };
    const { chosen } = show({ items: [advice, south], next: null });

    expect((await screen.findAllByText('Open Counter 7')).length).toBe(2);
    expect(screen.getByText('Nobody answered')).toBeTruthy();
    expect(screen.getByText('Declined: Other work comes first')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'North' }));
    expect(chosen).toEqual(['north']);
  });

  it('goes on to earlier ones', async () => {
    const { server } = show(
      { items: [advice], next: onWire(5) },
      { items: [{ ...advice, id: 'a0', branchName: 'West' }], next: null },
    );

    await userEvent.click(await screen.findByRole('button', { name: 'Earlier ones' }));

    expect(await screen.findByText('West')).toBeTruthy();
    expect(screen.getByText('North')).toBeTruthy();
    expect(server.askedOf('GET /advice').at(-1)!.path).toContain('before=');
  });

  it('says so when every advice was followed', async () => {
    show({ items: [], next: null });

    expect(await screen.findByText('Every advice was followed.')).toBeTruthy();
  });
});
