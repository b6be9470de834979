import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { take } from './camera.js';

const WINDOW = { width: 1600, height: 1000 };
const PATIENCE_MS = 30_000;
/** So many have been called when the picture is taken. */
const SERVED = 5;

/** The tour of a demo, a few minutes into its simulated morning. */
export async function takeTour(browser: Browser, url: string, folder: string): Promise<void> {
  const page = await browser.newPage({
    viewport: WINDOW,
    reducedMotion: 'reduce',
    colorScheme: 'light',
    locale: 'en-GB',
  });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${url}/tour?lang=en`);
  const manager = page.frameLocator('iframe[title="Lobby manager"]');
  await manager.getByRole('button', { name: 'Issue a number' }).waitFor();
  await page.getByRole('button', { name: 'Start' }).click();
  const before = page.frameLocator('iframe[title="Lobby board"]').getByRole('list', {
    name: 'Called before',
  });
  await before.getByRole('listitem').nth(SERVED).waitFor();
  await page.getByRole('button', { name: 'Take a number' }).click();
  await page.frameLocator('iframe[title="Phone"]').getByRole('heading').first().waitFor();
  const teller = page.frameLocator('iframe[title="Teller"]');
  await teller.getByRole('button', { name: 'Open Counter 8' }).click();
  await teller.getByRole('button', { name: /Call next/ }).waitFor();
  await page.getByRole('button', { name: 'Teller' }).click();
  await take(page, join(folder, 'tour.png'));
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.close();
}
