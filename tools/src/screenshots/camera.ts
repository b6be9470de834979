import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PicturedBranch } from './branch.js';

const PATIENCE_MS = 20_000;

/** Width and height of a screen, in pixels. */
export type Size = readonly [width: number, height: number];

/** Opens screens of one branch and takes their pictures. */
export interface Camera {
  /** A page of its own, whose devices are enrolled at the branch. */
  readonly open: (path: string, size: Size) => Promise<Page>;
  /** The same, signed in. */
  readonly openAs: (name: string, path: string, size: Size) => Promise<Page>;
  readonly take: (page: Page, name: string) => Promise<void>;
}

export function cameraAt(
  { url, folder }: { readonly url: string; readonly folder: string },
  browser: Browser,
  branch: PicturedBranch,
): Camera {
  const open = async (path: string, [width, height]: Size) => {
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion: 'reduce',
      colorScheme: 'light',
      locale: 'en-GB',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    await enrol(context, url, branch);
    const page = await context.newPage();
    await page.goto(url + path);
    return page;
  };
  return {
    open,
    async openAs(name, path, size) {
      const page = await open(path, size);
      await page.getByRole('textbox').first().fill(name);
      await page.locator('[type="password"]').fill(branch.password);
      await page.locator('[type="submit"]').click();
      await page.locator('[type="password"]').waitFor({ state: 'detached' });
      return page;
    },
    take: (page, name) => take(page, join(folder, `${name}.png`)),
  };
}

/** Stores what is to be seen. */
export async function take(page: Page, path: string): Promise<void> {
  const picture = await look(page);
  await writeFile(path, picture);
  console.log(`${path}  ${Math.ceil(picture.length / 1024)} KB`);
}

/** Waits for the letters, which come after the words, and takes the hand off the screen. */
export async function look(page: Page): Promise<Buffer> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page.screenshot({ animations: 'disabled' });
}

async function enrol(context: BrowserContext, url: string, branch: PicturedBranch): Promise<void> {
  await context.addCookies([
    { name: 'lobbyflow-kiosk', value: branch.kiosk, url },
    { name: 'lobbyflow-display', value: branch.display, url },
  ]);
}
