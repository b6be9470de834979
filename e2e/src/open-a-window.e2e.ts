import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pathOf, ROUTES } from '@lobbyflow/contract';
import type { Locator, Page } from 'playwright-core';
import { counterCard, managerOf } from './people.js';
import { setStage, type Stage } from './stage.js';

/** A minute of the pension day takes half a second, so its hour of looking ahead takes half a minute. */
const SPEED = 120;
const PATIENCE_MS = 60_000;

let stage: Stage;
let manager: Page;
let card: Locator;
beforeAll(async () => {
  stage = await setStage();
  manager = await managerOf(stage);
  card = manager.getByRole('region', { name: 'Elastic windows' });
  const answer = await fetch(stage.product.url + pathOf(ROUTES.startSimulation), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ profile: 'pension-day', speed: SPEED }),
  });
  expect(answer.status).toBe(201);
});
afterAll(() => stage.close());

it('advises a window, says why and who, and opens it with one tap', async () => {
  const offer = card.getByRole('heading', { name: 'Open Counter 7 now' });
  await offer.waitFor({ timeout: PATIENCE_MS });

  const said = await card.innerText();
  expect(said).toMatch(/\d+ instead of \d+ customers over 5 s by \d\d:\d\d/);
  expect(said).toContain('李 Li, second line');
  expect(await counterCard(manager, '7').innerText()).toContain('Closed');
  await card.getByRole('button', { name: 'Open it' }).click();

  await card.getByText(/Counter 7 opened at/).waitFor({ timeout: PATIENCE_MS });
  await counterCard(manager, '7')
    .filter({ hasText: /Serving|Called|Free/ })
    .waitFor();
}, 150_000);

it('shows what came of it beside what was expected without it', async () => {
  const effect = card.getByText(/\d+ of \d+ customers over 5 s; \d+ were expected without it/);

  await effect.first().waitFor({ timeout: 2 * PATIENCE_MS });

  await card.getByRole('button', { name: 'Advice today' }).click();
  const table = manager.getByRole('table').filter({ hasText: 'What became of it' });
  await table
    .getByText(/\d+ of \d+ late/)
    .first()
    .waitFor();
  expect(stage.faults).toEqual([]);
}, 180_000);
