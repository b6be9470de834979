import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BranchConfig, LANGUAGES, OpenedPad, pathOf, ROUTES, Session } from '@lobbyflow/contract';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { barriersOn } from './axe.js';
import { type Desk, deskAt } from './desk.js';
import { setStage, type Stage } from './stage.js';

const AT = { branchId: 'demo', counterId: '1' };
/** The narrowest that a page must hold (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };

let stage: Stage;
let desk: Desk;
let pad: string;
beforeAll(async () => {
  stage = await setStage();
  desk = await deskAt(stage.product.url);
  await desk.at('1', ROUTES.openCounter);
  const lead = await tokenOf('lead');
  pad = OpenedPad.parse(await send('POST', pathOf(ROUTES.openPad, AT), lead)).token;
  const admin = await tokenOf('admin');
  const path = pathOf(ROUTES.getConfig, AT);
  const config = BranchConfig.parse(await send('GET', path, admin));
  await send('PUT', path, admin, { ...config, remote: { isOn: true, mostAway: 30 } });
});
afterAll(() => stage.close());

async function send(method: string, path: string, token: string | null, body: object = {}) {
  const answer = await fetch(stage.product.url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  return answer.json() as Promise<unknown>;
}
async function tokenOf(username: string): Promise<string> {
  const body = { username, password: 'demo' };
  return Session.parse(await send('POST', pathOf(ROUTES.signIn), null, body)).token;
}

/** Whether anything of the page stands beside what can be seen without moving it sideways. */
const isWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe.each(LANGUAGES)('in %s', (language) => {
  it('the customer’s side of a counter keeps nobody out, from the welcome to the thanks', async () => {
    const page = await stage.open(`/teller?side=customer&lang=${language}#${pad}`);
    await page.setViewportSize(NARROW);
    const found: string[] = [];
    const look = async (state: string) => {
      await page.locator(state).waitFor();
      found.push(...(await barriersOn(page, state)));
      if (await isWide(page)) found.push(`${state} is too wide`);
    };

    await look('[data-state="free"]');
    await desk.issue('cash');
    await desk.at('1', ROUTES.callNext);
    await look('[data-state="called"]');
    await desk.at('1', ROUTES.start);
    await look('[data-state="serving"]');
    await desk.at('1', ROUTES.finish);
    await page.locator('.pad-time button').first().click();
    await look('.pad-faces');
    await page.locator('[data-score="2"]').click();
    await look('.pad-reasons');
    await page.locator('.pad-reasons button').first().click();
    await page.locator('[data-state="thanks"]').waitFor();

    expect(found).toEqual([]);
  });

  it('taking a number from afar keeps nobody out, to the check-in', async () => {
    const page = await stage.open(`/join/demo?lang=${language}`, { apart: true });
    await page.setViewportSize(NARROW);
    const found: string[] = [];
    const look = async (step: string) => {
      found.push(...(await barriersOn(page, step)));
      if (await isWide(page)) found.push(`${step} is too wide`);
    };

    const services = page.getByRole('listitem').getByRole('button');
    await services.first().waitFor();
    await look('choice of a service');
    await services.first().click();
    await look('question');
    await page.getByRole('dialog').getByRole('button').last().click();
    await page.waitForURL('**/t/**');
    await page.getByRole('textbox').waitFor();
    await look('check-in');

    expect(found).toEqual([]);
  });
});

it('met no fault in any page', () => {
  expect(stage.faults).toEqual([]);
});
