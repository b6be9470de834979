import { existsSync } from 'node:fs';
import { env } from 'node:process';
import { type Browser, type LaunchOptions, chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/**
 * The one that comes with the packages, so that the tests need nothing that is installed by hand. Its own flags
 * are left out: they put all pages into one process and switch the web's security off.
 */
async function packedBrowser(): Promise<LaunchOptions> {
  const { default: packed } = await import('@sparticuz/chromium');
  packed.setGraphicsMode = false;
  return { executablePath: await packed.executablePath(), args: FLAGS };
}

async function chooseBrowser(): Promise<LaunchOptions> {
  const named = env['CHROMIUM'] ? [env['CHROMIUM']] : INSTALLED.filter((path) => existsSync(path));
  return named[0] ? { executablePath: named[0], args: FLAGS } : packedBrowser();
}

/**
 * Starts Chromium: the one that `CHROMIUM` names, else an installed one, else the one among the packages.
 * Without a browser the tests fail; they are never left out.
 */
export async function launch(): Promise<Browser> {
  try {
    return await chromium.launch(await chooseBrowser());
  } catch (cause) {
    throw new Error(
      'No browser could be started: set CHROMIUM to the path of a Chromium, or install one as /usr/bin/chromium.',
      { cause },
    );
  }
}
