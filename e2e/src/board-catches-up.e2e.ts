import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { numberAloud, ROUTES } from '@lobbyflow/contract';
import type { Page } from 'playwright-core';
import { type Desk, deskAt } from './desk.js';
import { frontOf, press, sendsTo, showsCustomer, tellerAt } from './people.js';
import { hasSaid, saidBy, writeDownSpeech } from './speech.js';
import { setStage, type Stage } from './stage.js';

let stage: Stage;
let desk: Desk;
let board: Page;
beforeAll(async () => {
  stage = await setStage(writeDownSpeech);
  desk = await deskAt(stage.product.url);
  board = await stage.open('/display?lang=en');
  await frontOf(board).getByText('Nobody is being called at the moment').waitFor();
  const sound = board.getByRole('button', { name: 'Turn on sound' });
  if (await sound.isVisible()) await sound.click();
  await sound.waitFor({ state: 'detached' });
});
afterAll(() => stage.close());

const LOST = /No connection since \d\d:\d\d\. This is the picture of then/;
const link = () => board.getByRole('status').filter({ hasText: LOST });

it('keeps its picture while the server is dead, then shows the truth and says nothing old', async () => {
  const { number } = await desk.issue('cash');
  await desk.at('1', ROUTES.openCounter);
  await desk.at('1', ROUTES.callNext);
  await sendsTo(board, number, '1');
  await hasSaid(board, 4);
  const before = await saidBy(board);

  await stage.product.kill();
  await link().waitFor();
  await sendsTo(board, number, '1');
  await stage.product.startAgain();
  await link().waitFor({ state: 'detached' });

  await sendsTo(board, number, '1');
  await desk.at('1', ROUTES.start);
  await board
    .getByRole('listitem')
    .filter({ hasText: `${number} Counter 1 Being served` })
    .waitFor();
  const next = await desk.issue('cash');
  await desk.at('2', ROUTES.openCounter);
  await desk.at('2', ROUTES.callNext);
  await sendsTo(board, next.number, '2');
  await hasSaid(board, 6);
  expect(new Set(before).size).toBe(2);
  expect((await saidBy(board)).slice(0, 6)).toEqual([
    ...before,
    `请${numberAloud('zh', next.number)}号到二号窗口办理。`,
    `Ticket ${numberAloud('en', next.number)}, please go to counter two.`,
  ]);
});

it('sends a press that was made while the server was dead, once', async () => {
  const teller = await tellerAt(stage, '3');
  const first = await desk.issue('loans', 'protected');
  const second = await desk.issue('loans', 'protected');
  await teller.getByRole('region', { name: 'Next' }).filter({ hasText: first.number }).waitFor();

  await stage.product.kill();
  await teller.getByText(LOST).waitFor();
  await press(teller, 'F2');
  await teller.getByRole('button', { name: 'Call next', disabled: true }).waitFor();
  await stage.product.startAgain();

  await showsCustomer(teller, first.number, 'Called');
  expect(await desk.ticket(first.id)).toMatchObject({ state: 'called', counterId: '3' });
  expect(await desk.ticket(second.id)).toMatchObject({ state: 'waiting' });
});

it('has every number that was acknowledged before a kill in the middle of the rush', async () => {
  const acknowledged: string[] = [];
  const rush = Array.from({ length: 60 }, async () => {
    acknowledged.push((await desk.issue('transfer')).id);
  });
  await Promise.race(rush);

  await stage.product.kill();
  const before = [...acknowledged];
  await stage.product.startAgain();
  const { tickets } = await desk.lobby();
  await Promise.all(rush);

  expect(before.filter((id) => tickets[id] === undefined)).toEqual([]);
  expect(before.length).toBeGreaterThan(0);
  const after = Object.values((await desk.lobby()).tickets).filter(
    ({ serviceId }) => serviceId === 'transfer',
  );
  expect(new Set(after.map(({ number }) => number)).size).toBe(60);
  expect(after).toHaveLength(60);
});

it('met no fault in any page', () => {
  expect(stage.faults).toEqual([]);
});
