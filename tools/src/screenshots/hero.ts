import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { take } from './camera.js';
import type { HeroParts } from './shots.js';

const WIDTH = 1400;
const HEIGHT = 540;

/** Puts the board and the manager's hall side by side, as they hang and lie in a branch. */
export async function takeHero(
  browser: Browser,
  { board, hall }: HeroParts,
  folder: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  const image = (picture: Buffer, name: string) =>
    `<img class="${name}" alt="" src="data:image/png;base64,${picture.toString('base64')}">`;
  await page.setContent(`<style>
    body { margin: 0; height: ${HEIGHT}px; background: #dfe9e6; position: relative; overflow: hidden }
    img { position: absolute; border-radius: 10px; border: 8px solid #13211f; box-shadow: 0 18px 40px #13211f55 }
    .board { width: 690px; left: 32px; top: 32px }
    .hall { width: 600px; right: 32px; bottom: 32px }
  </style>${image(board, 'board')}${image(hall, 'hall')}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await take(page, join(folder, 'hero.png'));
}
