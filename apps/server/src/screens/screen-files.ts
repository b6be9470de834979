import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const APPS = join(import.meta.dirname, '../../..');

/** Where the built pages lie; `null` for one that was not built. */
export interface ScreenFiles {
  readonly kiosk: string | null;
  readonly display: string | null;
  readonly teller: string | null;
  readonly manager: string | null;
  readonly ticket: string | null;
  /** The start page's and the API document's own files. */
  readonly start: string;
  readonly swagger: string;
  /** Chinese letters, for machines that have none. */
  readonly letters: string;
}

/** Finds the pages beside the server. */
export function findScreens(): ScreenFiles {
  const built = (app: string) => {
    const folder = join(APPS, app, 'dist');
    return existsSync(join(folder, 'index.html')) ? folder : null;
  };
  return {
    kiosk: built('kiosk'),
    display: built('display'),
    teller: built('teller'),
    manager: built('manager'),
    ticket: built('ticket'),
    start: join(APPS, 'server/public'),
    swagger: swaggerFolder(),
    letters: lettersFolder(),
  };
}

/** The viewer that @nestjs/swagger brings. */
function swaggerFolder(): string {
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve('@nestjs/swagger'));
  return dirname(theirs.resolve('swagger-ui-dist/package.json'));
}

function lettersFolder(): string {
  const ours = createRequire(import.meta.url);
  return dirname(ours.resolve('@fontsource-variable/noto-sans-sc/package.json'));
}
