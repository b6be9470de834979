import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch } from './browser.js';
import { type Product, startProduct } from './product.js';

/** A picture that has not come by then does not come. */
const PATIENCE_MS = 15_000;

/** The product and a browser before it; one for each file of tests. */
export interface Stage {
  readonly product: Product;
  /** Opens a screen by its path, in a browser of its own when `apart`: two tellers share no cookies. */
  readonly open: (path: string, options?: { readonly apart?: boolean }) => Promise<Page>;
  /** What went wrong inside any of the pages so far. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts both. `prepare` is told of every browser context before a page is opened there. */
export async function setStage(
  prepare: (context: BrowserContext) => Promise<void> = () => Promise.resolve(),
): Promise<Stage> {
  const browser = await launch();
  const product = await startProduct().catch(async (fault: unknown) => {
    await browser.close();
    throw fault;
  });
  const faults: string[] = [];
  const newContext = async () => {
    const context = await contextOf(browser);
    context.on('weberror', (fault) => faults.push(fault.error().message));
    await prepare(context);
    return context;
  };
  const shared = await newContext();
  return {
    product,
    faults,
    async open(path, { apart = false } = {}) {
      const page = await (apart ? await newContext() : shared).newPage();
      await page.goto(product.url + path);
      return page;
    },
    async close() {
      await browser.close();
      await product.stop();
    },
  };
}

async function contextOf(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'en-GB',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}
