import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { ROUTES } from '@lobbyflow/contract';
import type { Page } from 'playwright-core';
import { type Desk, deskAt } from './desk.js';
import {
  counterCard,
  customerOf,
  frontOf,
  lineOf,
  list,
  managerOf,
  press,
  sendsTo,
  showsCustomer,
  tellerAt,
} from './people.js';
import { setStage, type Stage } from './stage.js';

let stage: Stage;
let desk: Desk;
let teller: Page;
let board: Page;
let manager: Page;
beforeAll(async () => {
  stage = await setStage();
  desk = await deskAt(stage.product.url);
  [teller, board, manager] = await Promise.all([
    tellerAt(stage, '1'),
    stage.open('/display?lang=en'),
    managerOf(stage),
  ]);
});
afterAll(async () => {
  await stage.close();
  expect(stage.faults).toEqual([]);
});

/** A customer at counter 1, called by key. */
let called: Awaited<ReturnType<Desk['issue']>>;
beforeEach(async () => {
  called = await desk.issue('cash', 'appointment');
  await teller.getByRole('region', { name: 'Next' }).filter({ hasText: called.number }).waitFor();
  await press(teller, 'F2');
  await showsCustomer(teller, called.number, 'Called');
});

const serve = async () => {
  await press(teller, 'F8');
  await showsCustomer(teller, called.number, 'Being served');
};

it('shows a no-show as missed everywhere, and lets him come back from his phone', async () => {
  const phone = await stage.open(`${called.url}?lang=en`);
  await sendsTo(board, called.number, '1');

  await press(teller, 'Alt+X');
  await board
    .getByRole('list', { name: 'Missed numbers' })
    .getByText(called.number, { exact: true })
    .waitFor();
  await teller.getByRole('region', { name: 'Missed' }).filter({ hasText: called.number }).waitFor();
  await list(manager, 'Missed');
  await lineOf(manager, called.number).filter({ hasText: 'may return until' }).waitFor();
  await phone.getByText('You were called and did not come.').waitFor();
  await phone.getByRole('button', { name: 'I am back' }).click();

  await phone.getByText('You are next').waitFor();
  await list(manager, 'Waiting');
  await lineOf(manager, called.number).waitFor();
  await board.getByRole('list', { name: 'Missed numbers' }).waitFor({ state: 'detached' });
  expect(await desk.ticket(called.id)).toMatchObject({ state: 'waiting' });
  await desk.at('1', ROUTES.callNext);
  await showsCustomer(teller, called.number, 'Called');
  await serve();
  await press(teller, 'F9');
});

it('puts a customer on hold and back, off the board meanwhile, with the place kept', async () => {
  await serve();

  await press(teller, 'Alt+H');
  const aside = teller.getByRole('region', { name: 'On hold' });
  await aside.filter({ hasText: called.number }).filter({ hasText: 'from here' }).waitFor();
  await list(manager, 'On hold');
  await lineOf(manager, called.number).waitFor();
  await board.getByText(`${called.number} Counter 1 Being served`).waitFor({ state: 'detached' });
  await teller.getByRole('button', { name: `${called.number} back to waiting` }).click();

  await teller.getByRole('region', { name: 'Next' }).filter({ hasText: called.number }).waitFor();
  await list(manager, 'Waiting');
  await lineOf(manager, called.number).waitFor();
  expect(await desk.ticket(called.id)).toMatchObject({
    state: 'waiting',
    number: called.number,
    arrivedAt: called.arrivedAt,
  });
  await desk.at('1', ROUTES.callNext);
  await showsCustomer(teller, called.number, 'Called');
  await serve();
  await press(teller, 'F9');
});

it('transfers a customer to another service with his number and arrival kept', async () => {
  await serve();

  await press(teller, 'Alt+T');
  const dialog = teller.getByRole('dialog', { name: `Where to with ${called.number}?` });
  await dialog
    .getByRole('region', { name: 'To another service' })
    .getByRole('button', { name: 'Loans' })
    .click();

  await lineOf(manager, called.number).filter({ hasText: 'Loans' }).waitFor();
  await teller.getByText('Nobody at the counter').waitFor();
  expect(await desk.ticket(called.id)).toMatchObject({
    state: 'waiting',
    serviceId: 'loans',
    number: called.number,
    arrivedAt: called.arrivedAt,
  });
  await desk.at('1', ROUTES.callNext);
  await desk.at('1', ROUTES.start);
  await desk.at('1', ROUTES.finish);
});

it('transfers a customer to a colleague’s counter, where he comes first and the board sends him', async () => {
  const colleague = await tellerAt(stage, '2');
  await serve();
  const early = await desk.issue('cash', 'appointment');

  await press(teller, 'Alt+T');
  await teller
    .getByRole('dialog')
    .getByRole('region', { name: 'To another counter' })
    .getByRole('button', { name: 'Counter 2' })
    .click();
  await lineOf(manager, called.number).filter({ hasText: 'Bound to Counter 2' }).waitFor();
  await colleague
    .getByText(`${called.number} was transferred or comes back to this counter`)
    .waitFor();
  await press(colleague, 'F2');

  await showsCustomer(colleague, called.number, 'Called');
  await sendsTo(board, called.number, '2');
  await counterCard(manager, '2').filter({ hasText: called.number }).waitFor();
  await customerOf(teller).filter({ hasText: 'Nobody at the counter' }).waitFor();
  expect(await frontOf(board).textContent()).not.toContain(early.number);
});
