import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ROUTES } from '@lobbyflow/contract';
import type { Page } from 'playwright-core';
import { type Desk, deskAt } from './desk.js';
import { counterCard, lineOf, managerOf } from './people.js';
import { setStage, type Stage } from './stage.js';

let stage: Stage;
let desk: Desk;
let manager: Page;
beforeAll(async () => {
  stage = await setStage();
  desk = await deskAt(stage.product.url);
  manager = await managerOf(stage);
});
afterAll(() => stage.close());

const panelOf = async (number: string) => {
  await manager.getByRole('button', { name: number, exact: true }).click();
  return manager.getByRole('dialog', { name: `Number ${number}` });
};

it('gives the green channel to a waiting customer, who is then called before earlier ones', async () => {
  const early = await desk.issue('cash');
  const late = await desk.issue('cash');

  const panel = await panelOf(late.number);
  await panel.getByRole('button', { name: 'Change lane' }).click();
  await panel.getByRole('radio', { name: /^Green channel/ }).check();
  await panel.getByRole('button', { name: 'Change lane' }).click();

  await manager.getByText(`${late.number} is in another lane now.`).waitFor();
  await lineOf(manager, late.number).filter({ hasText: 'Green channel' }).waitFor();
  await desk.at('1', ROUTES.openCounter);
  const answer = await desk.at('1', ROUTES.callNext);
  expect(answer.ticket?.number).toBe(late.number);
  expect(answer.reason).toMatchObject({ rule: 'head-start', overtook: { ids: [early.id] } });
});

it('pulls a customer forward for a reason of a closed list, and shows that reason at the counter', async () => {
  await desk.issue('business', 'appointment');
  const last = await desk.issue('business');

  const panel = await panelOf(last.number);
  await panel.getByRole('button', { name: 'Pull forward' }).click();
  const send = panel.getByRole('button', { name: 'Pull forward' });
  expect(await send.isDisabled()).toBe(true);
  await panel.getByRole('radio', { name: 'Was in the wrong queue' }).check();
  await send.click();

  await lineOf(manager, last.number).filter({ hasText: 'Pulled forward' }).waitFor();
  await desk.at('2', ROUTES.openCounter);
  await counterCard(manager, '2')
    .filter({ hasText: `Next ${last.number}` })
    .waitFor();
  await counterCard(manager, '2').getByRole('button', { name: 'Call next' }).click();
  await counterCard(manager, '2')
    .filter({ hasText: last.number })
    .getByText('Called', { exact: true })
    .waitFor();
  await counterCard(manager, '2').getByRole('button', { name: 'More for Counter 2' }).click();
  await manager.getByText('Reason given: Was in the wrong queue.').waitFor();
  await manager.keyboard.press('Escape');
});

it('opens an elastic counter with one touch, and closes it again', async () => {
  const card = counterCard(manager, '7');
  await card.getByText('Elastic counter').waitFor();

  await card.getByRole('button', { name: 'Open' }).click();
  await card.getByText('Free', { exact: true }).waitFor();
  await card.getByText('Me', { exact: false }).first().waitFor();
  const opened = (await desk.lobby()).counters['7'];
  await card.getByRole('button', { name: 'Close' }).click();
  await card.getByText('Closed', { exact: true }).waitFor();

  expect(opened).toMatchObject({ session: 'open', kind: 'elastic' });
  expect(opened?.tellerId).not.toBe('lead');
  expect((await desk.lobby()).counters['7']).toMatchObject({ session: 'closed' });
});

it('issues a number to somebody without one, whose phone page then works', async () => {
  await manager.getByRole('button', { name: 'Issue a number' }).click();
  const dialog = manager.getByRole('dialog', { name: 'Issue a number' });
  const issued = manager.waitForResponse((response) => response.url().endsWith('/tickets'));
  await dialog.getByRole('radio', { name: 'Pensions' }).check();
  await dialog.getByRole('radio', { name: /^Green channel/ }).check();
  await dialog.getByRole('button', { name: 'Issue', exact: true }).click();
  const { ticket } = (await (await issued).json()) as {
    readonly ticket: { readonly number: string; readonly url: string };
  };

  const slip = dialog.getByRole('region', { name: `Number ${ticket.number}` });
  await slip.getByText('Pensions').waitFor();
  await slip.getByRole('img', { name: `Phone page of number ${ticket.number}` }).waitFor();
  expect(await slip.textContent()).not.toContain('Green channel');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await lineOf(manager, ticket.number).filter({ hasText: 'Green channel' }).waitFor();
  const phone = await stage.open(ticket.url);
  await phone.getByRole('heading', { name: ticket.number }).waitFor();
});

it('lists on the day’s page what became of each visit', async () => {
  await desk.issue('wealth', 'appointment');
  await desk.at('4', ROUTES.openCounter);
  const { ticket } = await desk.at('4', ROUTES.callNext);
  await desk.at('4', ROUTES.start);
  await desk.at('4', ROUTES.finish);

  await manager.getByRole('button', { name: 'Day', exact: true }).click();
  const line = manager.getByRole('row').filter({ hasText: ticket!.number });
  await line.filter({ hasText: 'Served' }).filter({ hasText: 'In turn' }).waitFor();

  await manager.getByRole('button', { name: 'Hall', exact: true }).click();
  await manager.getByRole('region', { name: 'Waiting list' }).waitFor();
});

it('met no fault in any page', () => {
  expect(stage.faults).toEqual([]);
});
