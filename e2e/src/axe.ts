import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Axe = typeof axe;

const GRAVE: readonly (string | null | undefined)[] = ['serious', 'critical'];

/** How a person's system can ask a page to look; the first is what pages begin in. */
const THEMES = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  'high contrast': { colorScheme: 'light', contrast: 'more' },
  'high contrast, dark': { colorScheme: 'dark', contrast: 'more' },
} as const;

/** All that a theme changes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What stands in the way of people who see, hear or move otherwise: every finding that is serious or critical, of the
 * light theme by all rules and of the others by their contrasts, which is all that they change.
 */
export async function barriersOn(page: Page, where: string): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found: string[] = [];
  for (const [theme, wish] of Object.entries(THEMES)) {
    await page.emulateMedia(wish);
    const findings = await findingsIn(page, theme === 'light' ? null : OF_COLOURS);
    found.push(...findings.map((finding) => `${where}, ${theme}: ${finding}`));
  }
  await page.emulateMedia(THEMES.light);
  return found;
}

async function findingsIn(page: Page, rules: string[] | null): Promise<readonly string[]> {
  const violations = await page.evaluate(async (only) => {
    const engine = (window as unknown as { readonly axe: Axe }).axe;
    const results = await engine.run(document, {
      resultTypes: ['violations'],
      ...(only === null ? {} : { runOnly: { type: 'rule', values: only } }),
    });
    return results.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      at: nodes.map(
        ({ target, any }) =>
          `${target.join(' ')} (${any.map(({ message }) => message).join('; ')})`,
      ),
    }));
  }, rules);
  return violations
    .filter(({ impact }) => GRAVE.includes(impact))
    .map(({ id, at }) => `${id} at ${at.slice(0, 3).join(' and ')}`);
}
