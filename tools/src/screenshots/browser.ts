import { existsSync } from 'node:fs';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];
/** A board that nobody can touch is allowed to sound. */
const LET_SOUND = '--autoplay-policy=no-user-gesture-required';
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Starts the Chromium that `CHROMIUM` names, else an installed one, else the one among the packages. */
export async function launch(): Promise<Browser> {
  const executablePath =
    process.env['CHROMIUM'] ?? INSTALLED.find((path) => existsSync(path)) ?? (await packed());
  return chromium.launch({ executablePath, args: [...FLAGS, LET_SOUND] });
}

async function packed(): Promise<string> {
  const { default: browser } = await import('@sparticuz/chromium');
  browser.setGraphicsMode = false;
  return browser.executablePath();
}
