import type { Browser, CDPSession, Page } from 'playwright-core';

/** A number that a board has shown at a counter. */
export interface Shown {
  readonly number: string;
  readonly counterId: string;
}
/** What stood in the caption, and when: what is said aloud. */
export interface Said {
  readonly text: string;
  readonly at: number;
}

/** A board in a browser, and all that it has shown. */
export interface WatchedBoard {
  /** `A014 3`. */
  readonly shown: ReadonlySet<string>;
  readonly said: readonly Said[];
  /** What went wrong in the page and nobody caught. */
  readonly faults: readonly string[];
  /** Whether the number is on the board, or was. */
  readonly hasShown: (shown: Shown) => Promise<boolean>;
  /** Bytes of the heap after everything that nobody holds was taken away. */
  readonly heapBytes: () => Promise<number>;
}

/** How long a board may take to catch up: it comes back within ten seconds of a server that is there. */
const CATCH_UP_MS = 40_000;
const LOOK_MS = 50;

/** Opens the board, in English, and writes down what it shows from then on. */
export async function watchBoard(browser: Browser, url: string): Promise<WatchedBoard> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const shown = new Set<string>();
  const said: Said[] = [];
  const faults: string[] = [];
  context.on('weberror', (fault) => faults.push(fault.error().message));
  page.on('crash', () => faults.push('the page crashed'));
  await page.exposeFunction('boardShows', (keys: readonly string[]) => {
    for (const key of keys) shown.add(key);
  });
  await page.exposeFunction('boardSays', (text: string) => {
    said.push({ text, at: performance.now() });
  });
  await page.addInitScript(writeDown);
  await page.goto(`${url}/display?lang=en`);
  await page.getByText('Nobody is being called').waitFor();
  const devtools = await context.newCDPSession(page);
  return {
    shown,
    said,
    faults,
    async hasShown({ number, counterId }) {
      const until = performance.now() + CATCH_UP_MS;
      while (!shown.has(`${number} ${counterId}`)) {
        if (performance.now() > until) return false;
        await page.waitForTimeout(LOOK_MS);
      }
      return true;
    },
    heapBytes: () => heapOf(page, devtools),
  };
}

async function heapOf(page: Page, devtools: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round++) {
    await devtools.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(200);
  }
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

/**
 * Runs in the page: tells of each number at a counter when it comes onto the board, and of each caption. It keeps the
 * latest only, so that what grows is the board's own.
 */
function writeDown(): void {
  const page = window as unknown as {
    readonly boardShows: (keys: readonly string[]) => void;
    readonly boardSays: (text: string) => void;
  };
  const KEPT = 60;
  let known: readonly string[] = [];
  let caption = '';
  const LINES = '.board-front-line, .board-others li, .board-side ol li';
  const look = () => {
    const keys = [...document.querySelectorAll(LINES)].flatMap((line) => {
      const number = line.querySelector('.lf-number')?.textContent ?? '';
      const counter = /Counter (\d+)/.exec(line.textContent)?.[1];
      return counter === undefined ? [] : [`${number} ${counter}`];
    });
    const fresh = [...new Set(keys)].filter((key) => !known.includes(key));
    if (fresh.length > 0) {
      known = [...known, ...fresh].slice(-KEPT);
      page.boardShows(fresh);
    }
    const words = document.querySelector('.board-caption [lang="en"]:not(.board-second)');
    const text = words?.textContent ?? '';
    if (text !== caption && text !== '') page.boardSays(text);
    caption = text;
  };
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
}
