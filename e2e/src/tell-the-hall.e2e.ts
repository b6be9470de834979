import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { deskAt } from './desk.js';
import { managerOf } from './people.js';
import { setStage, type Stage } from './stage.js';

let stage: Stage;
let manager: Page;
let board: Page;
let kiosk: Page;
beforeAll(async () => {
  stage = await setStage();
  await (await deskAt(stage.product.url)).issue('cash');
  manager = await managerOf(stage);
  board = await stage.open('/display?lang=en');
  kiosk = await stage.open('/kiosk?lang=en');
  await kiosk.getByRole('button', { name: /^Cash/ }).waitFor();
});
afterAll(() => stage.close());

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const shown = () => manager.getByRole('region', { name: 'Shown in the hall now' });

it('tells boards and kiosks in both languages that the system is slow, by two taps', async () => {
  await press(manager, 'Tell the hall');
  await press(manager, 'System is slow');
  await press(manager, 'Show it');

  await board.getByText(/^Our system is slow/).waitFor();
  await board.getByText(/系统目前较慢/).waitFor();
  await kiosk.getByText(/^Our system is slow/).waitFor();
  await shown().getByRole('button', { name: 'Withdraw' }).click();
  await board.getByText(/^Our system is slow/).waitFor({ state: 'detached' });
});

it('takes every screen in an emergency, and gives them back when it is withdrawn', async () => {
  await press(manager, 'Tell the hall');
  await press(manager, 'Leave the building');
  await press(manager, 'Show the emergency');

  for (const page of [board, kiosk]) {
    await page
      .getByRole('alert')
      .getByText(/^Please leave the building now/)
      .waitFor();
    await page
      .getByRole('alert')
      .getByText(/请立即从最近的出口离开/)
      .waitFor();
  }
  expect(await kiosk.getByRole('button').count()).toBe(0);

  await shown().getByRole('button', { name: 'Withdraw' }).click();

  await kiosk.getByRole('button', { name: /^Cash/ }).waitFor();
  await board.getByRole('alert').waitFor({ state: 'detached' });
});

it('calls the lobby manager to a kiosk, and tells the customer that somebody comes', async () => {
  await press(kiosk, 'Call the staff');

  const needed = manager.getByRole('region', { name: 'Somebody is needed' });
  await needed.getByRole('button', { name: 'I am going' }).click();

  await needed.waitFor({ state: 'detached' });
  await kiosk.getByText('Somebody is on the way to you.').waitFor();
  expect(stage.faults).toEqual([]);
});
