/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import type { BranchConfig } from '@lobbyflow/contract';
import { aConfig, FakeServer } from '@lobbyflow/testing';
import { BranchZone, LanguageProvider } from '@lobbyflow/ui';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { PlanRules } from './plan-rules.js';
import './planning-screen.js';

afterEach(cleanup);

const CONFIG = aConfig() as unknown as BranchConfig;
const BRANCH = { id: 'north', timeZone: 'Asia/Shanghai' } as never;
const PUT = 'PUT /branches/north/config';
const VERSIONS = {
  items: [
    { version: 9, publishedAt: '2026-01-05T02:00:00Z', by: 'admin', restores: 1, isCurrent: true },
    {
      version: 1,
      publishedAt: '2026-01-04T02:00:00Z',
      by: 'system',
      restores: null,
      isCurrent: false,
    },
  ],
  next: null,
};

async function show(role = 'admin', language: 'en' | 'zh' = 'en') {
  const tried: BranchConfig[] = [];
  const server = new FakeServer()
    .on('GET /branches/north/config', { status: 200, body: CONFIG })
    .on('GET /branches/north/config/versions', { status: 200, body: VERSIONS });
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial={language}>
      <BranchZone timeZone="Asia/Shanghai">
        <PlanRules
          api={api}
          branch={BRANCH}
          user={{ role } as never}
          tryOut={(draft) => tried.push(draft)}
        />
      </BranchZone>
    </LanguageProvider>,
  );
  await screen.findByText(language === 'en' ? 'in force' : '现行');
  return { server, tried };
}
const priority = () => within(screen.getByRole('group', { name: 'Priority' }));
const headStart = () => priority().getByLabelText('Head start, minutes');
const set = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

describe('The rules of a branch', () => {
  it('are told in sentences, in both languages', async () => {
    await show();
    expect(screen.getByText(/Priority: counts as if come 8 min earlier/)).toBeTruthy();
    cleanup();

    await show('admin', 'zh');
    expect(screen.getByText(/绿色通道：视同早到/)).toBeTruthy();
  });

  it('are tried out as a draft, and published as a whole', async () => {
    const { server, tried } = await show();
    server.on(PUT, { status: 200, body: CONFIG });
    set(headStart(), '5');
    await userEvent.click(screen.getByRole('button', { name: 'Try it on a past day' }));
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));

    const draft = server.askedOf(PUT)[0]!.body as BranchConfig;
    expect(draft.lanes.map(({ creditMs }) => creditMs)).toEqual([0, 300_000, 300_000]);
    expect(draft.services).toEqual(CONFIG.services);
    expect(tried).toEqual([draft]);
  });

  it('that could starve somebody are not published: the fault stands beside its field, with its place', async () => {
    const { server } = await show();
    const errors = [
      {
        path: 'lanes.1.creditMs',
        message: 'passes general for 40 minutes',
        reason: 'passed-too-long',
      },
    ];
    const problem = { type: 'urn:lobbyflow:problem:config-unsound', title: 'x', status: 422 };
    server.on(PUT, { status: 422, body: { ...problem, code: 'config-unsound', errors } });
    set(headStart(), '40');
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));

    expect(await priority().findByText(/lessen the head start/)).toBeTruthy();
    expect(headStart().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toContain('lanes.1.creditMs');
  });

  it('as data are taken only where they can be read', async () => {
    const { tried } = await show();
    set(screen.getByLabelText(/The whole configuration/), JSON.stringify({ ...CONFIG, lanes: [] }));
    await userEvent.click(screen.getByText('Take it into the draft'));
    expect(screen.getByRole('alert').textContent).toContain('lanes');

    const text = JSON.stringify({ ...CONFIG, policy: { ...CONFIG.policy, floorEvery: 7 } });
    set(screen.getByLabelText(/The whole configuration/), text);
    await userEvent.click(screen.getByText('Take it into the draft'));
    await userEvent.click(screen.getByRole('button', { name: 'Try it on a past day' }));
    expect(tried[0]!.policy.floorEvery).toBe(7);
  });

  it('that were published before are brought back by one press', async () => {
    const { server } = await show();
    const RESTORE = 'POST /branches/north/config/versions/1/restore';
    server.on(RESTORE, { status: 200, body: CONFIG });
    await userEvent.click(screen.getByRole('button', { name: 'Bring back version 1' }));

    expect(server.askedOf(RESTORE)).toHaveLength(1);
  });

  it('are only read by those who look after many branches', async () => {
    await show('hq');

    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
    expect(screen.queryByRole('button', { name: /Bring back/ })).toBeNull();
  });
});
