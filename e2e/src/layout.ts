import type { Page } from 'playwright-core';

/** A page as it is looked at: its size, and how large the person has set letters. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** 2: twice as large as usual. */
  readonly text?: number;
}

export const LOOKS: readonly Look[] = [
  { name: '320 px', width: 320, height: 640 },
  { name: 'tablet', width: 1280, height: 800 },
  { name: '200 % text', width: 1280, height: 800, text: 2 },
  { name: 'portrait', width: 1080, height: 1920 },
  { name: '4K', width: 3840, height: 2160 },
];

/**
 * What of a page cannot be read in each look: words that are cut off, or a page that has to be pushed from side to
 * side. A line that has no room and is left out as a whole is not cut off.
 */
export async function unreadableOn(
  page: Page,
  where: string,
  looks: readonly Look[] = LOOKS,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, width, height, text = 1 } of looks) {
    await page.setViewportSize({ width, height });
    await page.evaluate(async (size) => {
      document.documentElement.style.fontSize = size === 1 ? '' : `${size * 100}%`;
      await document.fonts.ready;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }, text);
    await page.evaluate(look);
    const faults = await page.evaluate(cutOff);
    found.push(...faults.map((fault) => `${where}, ${name}: ${fault}`));
  }
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  return found;
}

/** Left, top, right and bottom of what is seen. */
type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;
type Looking = typeof globalThis & {
  clipOf: (element: Element, outer: Box | null) => Box | null;
  isCut: (box: DOMRect, clip: Box) => boolean;
};

/** Runs in the page: what measures whether words are seen. */
function look(): void {
  const page = globalThis as Looking;
  /** Less than that is rounding. */
  const TOLERANCE = 3;
  /** Above and below the letters of a line. */
  const LEADING = 0.16;
  page.clipOf = (element, outer) => {
    let clip: Box = outer ?? { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
    for (
      let at: Element | null = element;
      at !== null && at !== document.body;
      at = at.parentElement
    ) {
      const style = getComputedStyle(at);
      const rect = at.getBoundingClientRect();
      const hidesX = /hidden|clip/.test(style.overflowX);
      const hidesY = /hidden|clip/.test(style.overflowY);
      // Words for those who listen.
      const isTiny = rect.width <= 2 || rect.height <= 2;
      if (isTiny && (hidesX || hidesY || style.clipPath !== 'none')) return null;
      clip = {
        left: hidesX ? Math.max(clip.left, rect.left) : clip.left,
        right: hidesX ? Math.min(clip.right, rect.right) : clip.right,
        top: hidesY ? Math.max(clip.top, rect.top) : clip.top,
        bottom: hidesY ? Math.min(clip.bottom, rect.bottom) : clip.bottom,
      };
      // What can be scrolled is not hidden.
      if (/auto|scroll/.test(`${style.overflowX}${style.overflowY}`)) break;
    }
    return clip;
  };
  page.isCut = (box, clip) => {
    const width = Math.min(box.right, clip.right) - Math.max(box.left, clip.left);
    const height = Math.min(box.bottom, clip.bottom) - Math.max(box.top, clip.top);
    if (width <= TOLERANCE || height <= TOLERANCE) return false;
    const spare = TOLERANCE + box.height * LEADING;
    const isCutAside = box.right > clip.right + TOLERANCE || box.left < clip.left - TOLERANCE;
    return isCutAside || box.bottom > clip.bottom + spare || box.top < clip.top - spare;
  };
}

/** Runs in the page, after {@link look}. */
function cutOff(): string[] {
  const { clipOf, isCut } = globalThis as Looking;
  const faults: string[] = [];
  const root = document.documentElement;
  const tooWide = root.scrollWidth - root.clientWidth;
  if (tooWide > 3) {
    const widest = [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 3)
      .map((one) => [one.tagName.toLowerCase(), ...one.classList].join('.'));
    faults.push(`wider than its window by ${tooWide} px: ${widest.slice(0, 4).join(' ')}`);
  }
  const isFixed = getComputedStyle(document.body).overflowY === 'hidden';
  const page = { left: 0, top: 0, right: root.clientWidth, bottom: root.clientHeight };

  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
    const holder = node.parentElement;
    const text = (node.textContent ?? '').trim();
    if (holder === null || text === '') continue;
    if (!holder.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const clip = clipOf(holder, isFixed ? page : null);
    if (clip === null || !isCut(box, clip)) continue;
    const path = [holder.tagName.toLowerCase(), ...holder.classList].join('.');
    const around = holder.parentElement?.classList[0] ?? '';
    faults.push(`“${text.slice(0, 40)}” is cut off in ${around} > ${path}`);
  }
  return [...new Set(faults)].slice(0, 8);
}
