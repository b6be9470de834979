import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES, ROUTES, type TicketAnswer } from '@lobbyflow/contract';
import type { Page } from 'playwright-core';
import { barriersOn } from './axe.js';
import { type Desk, deskAt } from './desk.js';
import { setStage, type Stage } from './stage.js';

/** How large the letters are, and what the address says of it. */
const SIZES = [
  ['usual', ''],
  ['large', '&elder=1'],
] as const;

let stage: Stage;
let desk: Desk;
/** Two who were called, the first of them being served; and whoever waits. */
let called: TicketAnswer;
let waiting: TicketAnswer;
beforeAll(async () => {
  stage = await setStage();
  desk = await deskAt(stage.product.url);
  for (const counter of ['1', '2', '3']) {
    await desk.issue('cash', 'appointment');
    await desk.at(counter, ROUTES.openCounter);
  }
  called = await desk.issue('account', 'appointment');
  await desk.at('1', ROUTES.callNext);
  await desk.at('1', ROUTES.start);
  await desk.at('2', ROUTES.callNext);
  await desk.at('2', ROUTES.noShow);
  await desk.at('3', ROUTES.callNext);
  await desk.at('2', ROUTES.callNext);
  await Promise.all([desk.issue('loans', 'protected'), desk.issue('pension', 'vip')]);
  waiting = await desk.issue('transfer');
});
afterAll(() => stage.close());

describe.each(LANGUAGES)('in %s', (language) => {
  const open = (path: string) =>
    stage.open(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);

  it('the start page keeps nobody out', async () => {
    const page = await open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();

    expect(await barriersOn(page, 'start page')).toEqual([]);
  });

  it.each(SIZES)('the kiosk keeps nobody out at any step, in %s type', async (_, size) => {
    const page = await open(`/kiosk?${size}`);
    const found: string[] = [];
    const look = async (step: string) => void found.push(...(await barriersOn(page, step)));
    const services = page.getByRole('main').getByRole('listitem').getByRole('button');

    await services.first().waitFor();
    await look('choice of a service');
    await page.getByRole('main').getByRole('button').last().click();
    await page.getByRole('checkbox').first().check();
    await look('help');
    await page.getByRole('main').getByRole('button').last().click();
    await services.first().waitFor();
    await look('choice with help');
    await services.nth(1).click();
    await page.getByRole('heading', { name: /Transfers|转账汇款/ }).waitFor();
    await look('confirmation');
    await page.getByRole('main').getByRole('button').last().click();
    await page.getByRole('img', { name: /B\d+/ }).waitFor();
    await look('the number');

    expect(found).toEqual([]);
  });

  it('the board and the strips keep nobody out', async () => {
    const board = await open('/display');
    await board.getByText(called.number).first().waitFor();
    const found = [...(await barriersOn(board, 'board'))];
    for (const counter of ['1', '2', '8']) {
      const strip = await open(`/display?counter=${counter}`);
      await strip.getByRole('status').filter({ hasText: /\S/ }).first().waitFor();
      found.push(...(await barriersOn(strip, `strip ${counter}`)));
      await strip.close();
    }

    expect(found).toEqual([]);
  });

  it('the teller’s screen keeps nobody out, from signing in to a customer at the counter', async () => {
    const page = await stage.open(`/teller?lang=${language}`, { apart: true });
    const found: string[] = [];
    const look = async (step: string) => void found.push(...(await barriersOn(page, step)));
    const counter = language === 'zh' ? '4' : '5';

    await page.getByRole('textbox').first().waitFor();
    await look('sign in');
    await enter(page, `teller${counter}`);
    await page.getByRole('button', { name: counter }).click();
    await page.getByRole('button', { name: 'F2' }).or(page.locator('.tl-act-next')).waitFor();
    await look('a free counter');
    await page.keyboard.press('F2');
    await page.locator('[data-phase="called"]').waitFor();
    await look('a customer called');
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+T');
    await page.getByRole('dialog').waitFor();
    await look('the question where to transfer');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+Z');

    expect(found).toEqual([]);
  });

  it('the manager’s screen keeps nobody out, with its panels and the day', async () => {
    const page = await stage.open(`/manager?lang=${language}`, { apart: true });
    const found: string[] = [];
    const look = async (step: string) => void found.push(...(await barriersOn(page, step)));
    const dialog = page.getByRole('dialog');

    await page.getByRole('textbox').first().waitFor();
    await look('sign in');
    await enter(page, 'lead');
    const number = page.getByRole('button', { name: waiting.number, exact: true });
    await number.waitFor();
    await look('hall');
    await number.click();
    await dialog.waitFor();
    await look('panel of a number');
    await dialog.getByRole('group').getByRole('button').first().click();
    await dialog.getByRole('radio').first().waitFor();
    await look('choice of a lane');
    await page.keyboard.press('Escape');
    await page.getByRole('article').first().getByRole('button').last().click();
    await dialog.waitFor();
    await look('panel of a counter');
    await page.keyboard.press('Escape');
    await page.locator('.mg-head').getByRole('button').last().click();
    await dialog.waitFor();
    await look('issue a number');
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').getByRole('button').nth(1).click();
    await page.getByRole('table').first().waitFor();
    await look('day');

    expect(found).toEqual([]);
  });

  it('trends and all branches keep nobody out, with their charts', async () => {
    const page = await stage.open(`/manager?lang=${language}`, { apart: true });
    const found: string[] = [];
    const look = async (step: string) => void found.push(...(await barriersOn(page, step)));

    await page.getByRole('textbox').first().waitFor();
    await enter(page, 'admin');
    await page.locator('.mg-bar').getByRole('button').first().click();
    await page.getByRole('table').waitFor();
    await look('all branches');
    await page.getByRole('table').getByRole('row').nth(1).getByRole('button').click();
    await page.getByRole('navigation').getByRole('button').nth(2).click();
    await page.getByRole('application').first().waitFor();
    await page.locator('summary').first().click();
    await look('trends');
    const parts = page.getByRole('main').getByRole('group').first().getByRole('button');
    await parts.nth(2).click();
    await page.getByRole('table').waitFor();
    await look('hours');
    await parts.nth(4).click();
    await page.locator('.mg-empty').or(page.getByRole('table')).waitFor();
    await look('exceptions');

    expect(found).toEqual([]);
  });

  it.each(SIZES)('the phone keeps nobody out, waiting or called, in %s type', async (_, size) => {
    const found: string[] = [];
    const wait = await open(`${waiting.url}?${size}`);
    await wait.getByRole('heading', { name: waiting.number }).waitFor();
    found.push(...(await barriersOn(wait, 'waiting')));
    await wait.getByRole('button').last().click();
    await wait.getByRole('dialog').waitFor();
    found.push(...(await barriersOn(wait, 'leaving')));

    const call = await open(`${called.url}?${size}`);
    await call.getByRole('alert').waitFor();
    found.push(...(await barriersOn(call, 'called')));

    const over = await open(`/t/no-such-ticket?${size}`);
    await over.getByRole('heading').waitFor();
    found.push(...(await barriersOn(over, 'a ticket that is not there')));

    expect(found).toEqual([]);
  });
});

it('a barrier that is there is found, in the theme where it is', async () => {
  const page = await stage.open('/?lang=en');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => {
    document.querySelector('main')?.append(document.createElement('button'));
    const spoilt = new CSSStyleSheet();
    spoilt.replaceSync('@media (prefers-color-scheme: dark) { body { color: #444 !important } }');
    document.adoptedStyleSheets.push(spoilt);
  });

  const found = await barriersOn(page, 'spoilt page');

  expect(found).toContainEqual(
    expect.stringContaining('spoilt page, light: button-name at main > button'),
  );
  expect(
    found.filter((one) => one.includes('color-contrast')).map((one) => one.split(': ')[0]),
  ).toEqual(['spoilt page, dark', 'spoilt page, high contrast, dark']);
});

it('no page met a fault', () => {
  expect(stage.faults).toEqual([]);
});

async function enter(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox').first().fill(name);
  await page.locator('[type="password"]').fill('demo');
  await page.locator('[type="submit"]').click();
}
