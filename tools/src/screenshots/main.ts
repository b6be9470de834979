import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import process from 'node:process';
import { startProduct } from '../servers.js';
import { makePicturedBranch } from './branch.js';
import { launch } from './browser.js';
import { OPENS_AT, playMorning } from './busy-morning.js';
import { takeAdvice } from './advice-shots.js';
import { cameraAt } from './camera.js';
import { takeHero } from './hero.js';
import { takeAll } from './shots.js';
import { takeTour } from './tour-shot.js';

const PICTURES = join(import.meta.dirname, '../../../docs/pictures');

/** Takes the pictures of the README: the real screens, before a morning that is the same every time. */
async function main(): Promise<void> {
  const folder = relative(process.cwd(), PICTURES);
  await mkdir(folder, { recursive: true });
  const server = await startProduct({ hasLimits: false, isPinned: false });
  const browser = await launch();
  try {
    const branch = await makePicturedBranch(server.url, OPENS_AT);
    const morning = await playMorning(branch);
    const camera = cameraAt({ url: server.url, folder }, browser, branch);
    await takeHero(browser, await takeAll(camera, branch, morning), folder);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** On a product of its own: what the others show is over by the end of it. */
async function takeWindows(): Promise<void> {
  const folder = relative(process.cwd(), PICTURES);
  const server = await startProduct({ hasLimits: false, isPinned: false });
  const browser = await launch();
  try {
    await takeTour(browser, server.url, folder);
    const branch = await makePicturedBranch(server.url, OPENS_AT);
    await takeAdvice(cameraAt({ url: server.url, folder }, browser, branch), branch);
  } finally {
    await browser.close();
    await server.stop();
  }
}

await main();
await takeWindows();
