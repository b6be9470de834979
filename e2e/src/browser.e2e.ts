import { expect, it } from '@jest/globals';
import { launch } from './browser.js';

it('starts a browser that lays out Chinese text', async () => {
  const browser = await launch();
  const page = await browser.newPage();

  await page.setContent('<h1>请取号</h1>');

  expect(await page.getByRole('heading', { name: '请取号' }).isVisible()).toBe(true);
  await browser.close();
});
