import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setStage, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

it('shows the five screens in one window, a number’s way through them, and a simulated morning', async () => {
  const start = await stage.open('/?lang=en');
  await start.getByRole('link', { name: 'Tour in a minute' }).click();
  const inFrame = (title: string) => start.frameLocator(`iframe[title="${title}"]`);
  await inFrame('Kiosk').getByRole('heading', { name: 'What have you come for?' }).waitFor();
  await inFrame('Lobby manager').getByRole('button', { name: 'Issue a number' }).waitFor();

  await start.getByRole('button', { name: 'Take a number' }).click();
  await inFrame('Phone').getByText('You are next').waitFor();
  const teller = inFrame('Teller');
  await teller.getByRole('button', { name: 'Open Counter 8' }).click();
  await teller.getByRole('button', { name: /Call next/ }).click();
  await inFrame('Phone').getByRole('alert').filter({ hasText: 'Go to Counter 8' }).waitFor();
  const board = inFrame('Lobby board');
  await board.getByText('Counter 8').first().waitFor();

  await start.getByRole('combobox', { name: 'Speed' }).selectOption('300');
  await start.getByRole('button', { name: 'Start' }).click();
  await board.getByText('Counter 1').first().waitFor();

  expect(stage.faults).toEqual([]);
});

it('tells what each screen is for, one after the other', async () => {
  const tour = await stage.open('/tour?lang=zh');
  await tour.getByText('客户两次触摸即可取号').waitFor();

  await tour.getByRole('button', { name: '大堂经理' }).click();

  await tour.getByText('一触即开').waitFor();
  expect(await tour.getByText('客户两次触摸即可取号').isVisible()).toBe(false);
  expect(await tour.locator('[aria-current="step"]').textContent()).toBe('大堂经理');
});
