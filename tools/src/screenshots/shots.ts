import type { Page } from 'playwright-core';
import type { Morning } from './busy-morning.js';
import type { PicturedBranch } from './branch.js';
import { type Camera, look, type Size } from './camera.js';

const ACROSS: Size = [1280, 720];
const TABLET: Size = [1366, 1024];
const UPRIGHT: Size = [820, 1366];
const KIOSK: Size = [720, 1280];
const PHONE: Size = [390, 760];

/** The two that stand at the head of the README. */
export interface HeroParts {
  readonly board: Buffer;
  readonly hall: Buffer;
}

/** Takes a picture of every screen. */
export async function takeAll(
  camera: Camera,
  branch: PicturedBranch,
  morning: Morning,
): Promise<HeroParts> {
  const start = await camera.open('/?lang=en', ACROSS);
  await camera.take(start, 'start');
  const board = await camera.open('/display?lang=zh', ACROSS);
  await board.getByText(morning.called.number).first().waitFor();
  await camera.take(board, 'board');
  await takeTeller(camera, branch);
  const hall = await takeManager(camera, branch, morning);
  await takePhones(camera, morning);
  await takeKiosks(camera);
  return { board: await look(board), hall };
}

async function takeTeller(camera: Camera, branch: PicturedBranch): Promise<void> {
  const at = (counter: number) => branch.tellers[counter - 1] ?? branch.lead;
  const wide = await camera.openAs(at(3), '/teller?lang=en', [1100, 720]);
  await wide.locator('.tl-why').first().waitFor();
  await camera.take(wide, 'teller');
  const slim = await camera.openAs(at(6), '/teller?lang=zh', [420, 900]);
  await slim.locator('.tl-why').first().waitFor();
  await camera.take(slim, 'teller-slim');
}

async function takeManager(
  camera: Camera,
  branch: PicturedBranch,
  { waiting }: Morning,
): Promise<Buffer> {
  const shown = (page: Page) => page.getByRole('button', { name: waiting.number, exact: true });
  // Names come a moment after the rest.
  const named = (page: Page) =>
    page
      .locator('.mg-standing')
      .filter({ hasText: branch.tellers[0] ?? '' })
      .first();
  const zh = await camera.openAs(branch.lead, '/manager?lang=zh', TABLET);
  await shown(zh).waitFor();
  await named(zh).waitFor();
  await camera.take(zh, 'manager');
  const en = await camera.openAs(branch.lead, '/manager?lang=en', TABLET);
  await shown(en).waitFor();
  await named(en).waitFor();
  const hall = await look(en);
  await en.setViewportSize({ width: UPRIGHT[0], height: UPRIGHT[1] });
  await camera.take(en, 'manager-upright');
  await en.setViewportSize({ width: TABLET[0], height: TABLET[1] });
  await en.getByRole('button', { name: 'Day', exact: true }).click();
  await en.getByRole('table').first().waitFor();
  await camera.take(en, 'day');
  return hall;
}

async function takePhones(camera: Camera, { waiting, called }: Morning): Promise<void> {
  const waits = await camera.open(`${waiting.url ?? ''}?lang=en`, PHONE);
  await waits.locator('.phone-wait').waitFor();
  await camera.take(waits, 'phone-waiting');
  const call = await camera.open(`${called.url ?? ''}?lang=en`, PHONE);
  await call.getByRole('alert').waitFor();
  await camera.take(call, 'phone-called');
}

/** Last, as one of them takes a number. */
async function takeKiosks(camera: Camera): Promise<void> {
  const services = (page: Page) => page.locator('.ks-services').getByRole('button');
  for (const [name, query] of [
    ['kiosk', '?lang=zh'],
    ['kiosk-elder', '?lang=zh&elder=1'],
    ['kiosk-en', '?lang=en'],
  ] as const) {
    const kiosk = await camera.open(`/kiosk${query}`, KIOSK);
    await services(kiosk)
      .filter({ hasText: /about|约|分钟/ })
      .first()
      .waitFor();
    await camera.take(kiosk, name);
    if (name !== 'kiosk-en') continue;
    await services(kiosk).first().click();
    await kiosk.getByRole('button', { name: 'Take my number' }).click();
    await kiosk.getByRole('img').first().waitFor();
    await camera.take(kiosk, 'kiosk-ticket');
  }
}
