import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { deskAt } from './desk.js';
import { managerOf, press, showsCustomer, takeNumber, tellerAt } from './people.js';
import { setStage, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** Opens the screen at the customer's side as the teller does, in a window of its own. */
async function customerSideOf(teller: Page): Promise<Page> {
  await teller.getByRole('button', { name: 'Customer side' }).click();
  await teller.getByRole('button', { name: 'Open a screen' }).click();
  await teller.getByRole('img', { name: 'Address of the screen for Counter 1' }).waitFor();
  const opened = teller.waitForEvent('popup');
  await teller.getByRole('button', { name: 'Open it in a window here' }).click();
  const side = await opened;
  await teller.keyboard.press('Escape');
  return side;
}

it('shows whose turn it is, asks afterwards, and sends the lobby manager to who was not content', async () => {
  const kiosk = await stage.open('/kiosk?lang=en');
  const manager = await managerOf(stage);
  const teller = await tellerAt(stage, '1');
  const side = await customerSideOf(teller);
  await side.getByRole('heading', { name: 'Welcome' }).waitFor();

  const { id, number } = await takeNumber(kiosk, 'Cash');
  await press(teller, 'F2');
  await side.getByRole('heading', { name: number }).waitFor();
  await side.getByText('Please come to this counter').waitFor();
  await press(teller, 'F8');
  await showsCustomer(teller, number, 'Being served');
  await side.getByText('You are being served').waitFor();
  await press(teller, 'F9');
  await side.getByRole('heading', { name: `Number ${number}, how was it?` }).waitFor();
  await side.getByRole('button', { name: 'Not satisfied' }).click();
  await side.getByRole('button', { name: 'The wait' }).click();
  await side.getByText('The lobby manager has been told').waitFor();

  const alarm = manager.getByRole('listitem').filter({ hasText: 'Not satisfied' });
  await alarm.filter({ hasText: number }).filter({ hasText: 'Counter 1' }).waitFor();
  await alarm.getByText('The wait').waitFor();
  await alarm.getByRole('button', { name: 'I see to it' }).click();
  await alarm.getByRole('button', { name: 'What was done' }).click();
  await manager.getByRole('button', { name: 'The customer was helped' }).click();
  await alarm.waitFor({ state: 'detached' });

  const desk = await deskAt(stage.product.url);
  expect(await desk.ticket(id)).toMatchObject({ rating: 2 });
});

it('met no fault in any page', () => {
  expect(stage.faults).toEqual([]);
});
