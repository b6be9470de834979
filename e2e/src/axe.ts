import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Axe = typeof axe;

const GRAVE: readonly (string | null | undefined)[] = ['serious', 'critical'];

/**
 * What stands in the way of people who see, hear or move otherwise: every finding that is serious or critical, of the
 * light theme by all rules and of the dark one by its contrasts, which is all that it changes.
 */
export async function barriersOn(page: Page, where: string): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const light = await findingsIn(page, null);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findingsIn(page, ['color-contrast', 'link-in-text-block']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [
    ...light.map((finding) => `${where}, light: ${finding}`),
    ...dark.map((finding) => `${where}, dark: ${finding}`),
  ];
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
