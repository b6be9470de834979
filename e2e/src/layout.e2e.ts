import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES, ROUTES, type TicketAnswer } from '@lobbyflow/contract';
import { createApi, newCommandId, sendCommand } from '@lobbyflow/client';
import type { Page } from 'playwright-core';
import { barriersOn } from './axe.js';
import { type Desk, deskAt } from './desk.js';
import { unreadableOn } from './layout.js';
import { setStage, type Stage } from './stage.js';

/** As long as a name may be, in each language. */
const LONG = {
  zh: '国际结算与对公业务以及大额现金存取预约综合服务中心贵宾专用区域二层东侧十二号',
  en: 'International settlements and large cash by appointment only',
} as const;
/** Counters whose names are as long, and in which language. */
const LONG_NAMED: Readonly<Record<string, 'zh' | 'en'>> = { 1: 'zh', 3: 'en', 5: 'zh', 6: 'en' };
const cut = (text: string) => text.slice(0, 60);

let stage: Stage;
let desk: Desk;
let waiting: TicketAnswer;
let called: TicketAnswer;
beforeAll(async () => {
  stage = await setStage();
  await giveLongNames(stage.product.url);
  desk = await deskAt(stage.product.url);
  for (const counter of ['1', '2', '3', '4']) await desk.at(counter, ROUTES.openCounter);
  const people = [];
  for (let person = 0; person < 12; person++) people.push(await desk.issue('cash'));
  for (const counter of ['1', '2', '3', '4']) await desk.at(counter, ROUTES.callNext);
  await desk.at('4', ROUTES.noShow);
  await desk.at('3', ROUTES.start);
  await desk.at('3', ROUTES.finish);
  const { ticket } = await desk.at('3', ROUTES.callNext);
  called = people.find(({ id }) => id === ticket?.id) ?? nobody();
  waiting = await desk.issue('transfer');
});
afterAll(() => stage.close());

describe.each(LANGUAGES)('with the longest names, in %s', (language) => {
  const open = (path: string, apart = false) =>
    stage.open(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`, { apart });

  it('the start page can be read at any size', async () => {
    const page = await open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();

    expect(await unreadableOn(page, 'start')).toEqual([]);
    await page.close();
  });

  it.each(['', '&elder=1'])('the kiosk can be read at any size%s', async (mode) => {
    const page = await open(`/kiosk?${mode}`);
    await page.getByRole('main').getByRole('listitem').first().waitFor();

    expect(await unreadableOn(page, 'kiosk')).toEqual([]);
    await page.close();
  });

  it.each(['dark', 'light', 'contrast'])('the %s board can be read at any size', async (theme) => {
    const page = await open(`/display?theme=${theme}`);
    await page.getByText(called.number).first().waitFor();

    expect(await unreadableOn(page, 'board')).toEqual([]);
    expect(await barriersOn(page, `${theme} board`)).toEqual([]);
    await page.close();
  });

  it('the boards with pictures and without lists can be read at any size', async () => {
    const found: string[] = [];
    for (const board of ['bare', 'far']) {
      const page = await open(`/display?board=${board}`);
      await page.getByText(called.number).first().waitFor();
      found.push(...(await unreadableOn(page, `board ${board}`)));
      await page.close();
    }

    expect(found).toEqual([]);
  });

  it('the strips can be read at any size', async () => {
    const found: string[] = [];
    for (const counter of ['1', '3', '4', '8']) {
      const page = await open(`/display?counter=${counter}`);
      await page.getByRole('status').filter({ hasText: /\S/ }).first().waitFor();
      found.push(...(await unreadableOn(page, `strip ${counter}`)));
      await page.close();
    }

    expect(found).toEqual([]);
  });

  it('the teller’s screen can be read at any size', async () => {
    const page = await open('/teller', true);
    await page.getByRole('textbox').first().waitFor();
    const found = [...(await unreadableOn(page, 'teller, signing in'))];
    await enter(page, language === 'zh' ? 'teller5' : 'teller6');
    await page.getByRole('button', { name: LONG[language].slice(0, 8) }).click();
    await page.locator('.tl-act-next').waitFor();
    found.push(...(await unreadableOn(page, 'teller, free')));
    await page.keyboard.press('F2');
    await page.locator('[data-phase="called"]').waitFor();
    found.push(...(await unreadableOn(page, 'teller, called')));

    expect(found).toEqual([]);
    await page.close();
  });

  it('the manager’s hall can be read at any size', async () => {
    const page = await open('/manager', true);
    await page.getByRole('textbox').first().waitFor();
    await enter(page, 'lead');
    await page.getByText(waiting.number).first().waitFor();

    expect(await unreadableOn(page, 'manager')).toEqual([]);
    await page.close();
  });

  it('the manager’s other pages can be read at any size', async () => {
    const page = await open('/manager', true);
    await page.getByRole('textbox').first().waitFor();
    await enter(page, 'lead');
    const pages = page.getByRole('navigation').getByRole('button');
    await pages.nth(1).waitFor();
    const found: string[] = [];
    for (let at = 1; at < (await pages.count()); at++) {
      const name = await pages.nth(at).innerText();
      await pages.nth(at).click();
      await page.getByRole('main').getByRole('heading').first().waitFor();
      await page.waitForLoadState('networkidle');
      const unreadable = await unreadableOn(page, `manager, ${name}`);
      // The letters of a chart grow, the room beside its axes does not: the table below says the same.
      found.push(...unreadable.filter((fault) => !fault.includes('recharts-text')));
      found.push(...(await barriersOn(page, `manager, ${name}`)));
    }

    expect(found).toEqual([]);
    await page.close();
  });

  it.each(['', '&elder=1'])('the phone can be read at any size%s', async (mode) => {
    const wait = await open(`${waiting.url}?${mode}`);
    await wait.getByRole('heading', { name: waiting.number }).waitFor();
    const found = [...(await unreadableOn(wait, 'phone, waiting'))];
    const call = await open(`${called.url}?${mode}`);
    await call.getByRole('alert').waitFor();
    found.push(...(await unreadableOn(call, 'phone, called')));

    expect(found).toEqual([]);
    await wait.close();
    await call.close();
  });
});

it('words that are cut off, and a page that is too wide, are found', async () => {
  const page = await stage.open('/?lang=en');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => {
    const spoilt = new CSSStyleSheet();
    spoilt.replaceSync('h1 { width: 40px; overflow: hidden; white-space: nowrap }');
    document.adoptedStyleSheets.push(spoilt);
    document.querySelector('main')?.append(document.createElement('hr'));
    document.querySelector('hr')?.style.setProperty('width', '5000px');
  });

  const found = await unreadableOn(page, 'spoilt page', [
    { name: 'tablet', width: 1280, height: 800 },
  ]);

  expect(found).toContainEqual(expect.stringMatching(/is cut off in .* > h1/));
  expect(found).toContainEqual(expect.stringContaining('wider than its window'));
});

it('no page met a fault', () => {
  expect(stage.faults).toEqual([]);
});

async function giveLongNames(url: string): Promise<void> {
  const ask: typeof fetch = (path, init) => fetch(url + (path as string), init);
  const { token } = await createApi({ fetch: ask }).call(ROUTES.signIn, {
    body: { username: 'admin', password: 'demo' },
  });
  const api = createApi({ fetch: ask, token });
  const params = { branchId: 'demo' };
  const config = await api.call(ROUTES.getConfig, { params });
  const name = { zh: cut(LONG.zh), en: cut(LONG.en) };
  const body = {
    ...config,
    services: config.services.map((service) => ({ ...service, name })),
    lanes: config.lanes.map((lane) => ({ ...lane, name })),
    counters: config.counters.map((counter) => ({
      ...counter,
      name: longName(counter.id) ?? counter.name,
    })),
    display: {
      announcements: {},
      boards: [
        { id: 'all' },
        { id: 'bare', isHeard: false, shows: [] },
        { id: 'far', isHeard: false, screen: { diagonalInches: 32, readFromM: 12 } },
      ],
    },
  };
  await sendCommand(api, ROUTES.putConfig, { params, body, commandId: newCommandId() });
}

function longName(counterId: string): string | null {
  const language = LONG_NAMED[counterId];
  return language === undefined ? null : cut(LONG[language]);
}

async function enter(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox').first().fill(name);
  await page.locator('[type="password"]').fill('demo');
  await page.locator('[type="submit"]').click();
}

function nobody(): never {
  throw new Error('nobody was called');
}
