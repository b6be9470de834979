import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LANGUAGES, ROUTES } from '@lobbyflow/contract';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { type Desk, deskAt } from './desk.js';
import { setStage, type Stage } from './stage.js';

let stage: Stage;
let desk: Desk;
beforeAll(async () => {
  stage = await setStage();
  desk = await deskAt(stage.product.url);
  await desk.issue('cash');
  await desk.issue('account');
  await desk.issue('cash');
  await desk.at('1', ROUTES.openCounter);
  await desk.at('1', ROUTES.callNext);
  await desk.at('1', ROUTES.start);
  await desk.at('1', ROUTES.finish);
});
afterAll(() => stage.close());

/** The day page of the lobby manager. */
async function dayPage(language: string): Promise<Page> {
  const page = await stage.open(`/manager?lang=${language}`, { apart: true });
  await page.getByRole('textbox').first().fill('lead');
  await page.locator('[type="password"]').fill('demo');
  await page.locator('[type="submit"]').click();
  await page.getByRole('navigation').getByRole('button').nth(1).click();
  await page.locator('.mg-kpis').waitFor();
  return page;
}

const taken = async (page: Page, format: string) => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: format, exact: true }).first().click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
};

it.each(LANGUAGES)(
  'the file of a day says what the page says, word for word, in %s',
  async (of) => {
    const page = await dayPage(of);
    const shown = await page.locator('.mg-kpis > div').evaluateAll((figures) =>
      figures.map((figure) => ({
        name: figure.querySelector('dt > button')?.textContent ?? '',
        value: figure.querySelector('dd')?.textContent ?? '',
      })),
    );

    const { name, bytes } = await taken(page, 'CSV');

    const lines = bytes.toString('utf8').split('\r\n');
    const valueOf = (figure: string) =>
      lines.find((line) => line.startsWith(`${figure},`) || line.startsWith(`"${figure}",`));
    expect(name).toMatch(/^lobbyflow-demo-\d{4}-\d{2}-\d{2}-day\.csv$/);
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((figure) => valueOf(figure.name) === undefined)).toEqual([]);
    const counts = shown.filter(({ value }) => /^\d+$/.test(value));
    expect(counts.length).toBeGreaterThan(3);
    for (const figure of counts) {
      expect(valueOf(figure.name)).toContain(`${figure.name},${figure.value},`);
    }
  },
);

it('the day is taken away as a workbook and on paper, and prints on one page', async () => {
  const page = await dayPage('zh');

  const workbook = await taken(page, 'Excel');
  const paper = await taken(page, 'PDF');
  const printed = await page.pdf({ preferCSSPageSize: true });

  expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK');
  expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(printed.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

it('no page met a fault', () => {
  expect(stage.faults).toEqual([]);
});
