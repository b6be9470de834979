import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { deskAt } from './desk.js';
import {
  customerOf,
  frontOf,
  press,
  sendsTo,
  showsCustomer,
  takeNumber,
  tellerAt,
} from './people.js';
import { setStage, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

it('leads a customer from two touches at the kiosk to a rating on the phone', async () => {
  const kiosk = await stage.open('/kiosk?lang=en');
  const board = await stage.open('/display?lang=en');
  const teller = await tellerAt(stage, '1');

  const { id, number, phone: page } = await takeNumber(kiosk, 'Cash');
  const phone = await stage.open(`${page}?lang=en`);
  await phone.getByText('You are next').waitFor();

  await press(teller, 'F2');
  await showsCustomer(teller, number, 'Called');
  await teller.getByText(`${number} came first, counted with the head start`).waitFor();
  await sendsTo(board, number, '1');
  const alert = phone.getByRole('alert').filter({ hasText: 'You are being called' });
  await alert.filter({ hasText: number }).filter({ hasText: 'Go to Counter 1' }).waitFor();
  const late = await stage.open('/display?lang=en');
  await sendsTo(late, number, '1');

  await phone.getByRole('button', { name: 'On my way' }).click();
  await press(teller, 'F8');
  await showsCustomer(teller, number, 'Being served');
  await phone.getByText('You are being served at Counter 1.').waitFor();
  await press(teller, 'F9');
  await teller.getByText('Nobody at the counter').waitFor();
  await board
    .getByRole('list', { name: 'Called before' })
    .getByRole('listitem')
    .filter({ hasText: `${number} Counter 1` })
    .waitFor();

  const rating = phone.getByRole('group', { name: 'How was it?' });
  await rating.getByRole('radio', { name: 'Very good' }).check();
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('Thank you for telling us.').waitFor();

  const desk = await deskAt(stage.product.url);
  expect(await desk.ticket(id)).toMatchObject({ state: 'served', rating: 5, counterId: '1' });
});

it('gives priority to whoever asks for it at the kiosk, and tells the teller whom it passed', async () => {
  const kiosk = await stage.open('/kiosk?lang=en');
  const teller = await tellerAt(stage, '2');
  const early = await takeNumber(kiosk, 'Transfers');
  await kiosk.getByRole('button', { name: 'Done' }).click();

  await kiosk.getByRole('button', { name: 'I need priority or assistance' }).click();
  await kiosk.getByRole('checkbox', { name: 'A low desk' }).check();
  await kiosk.getByRole('button', { name: 'Go on' }).click();
  await kiosk.getByText('Green channel').waitFor();
  const { number } = await takeNumber(kiosk, 'Transfers');
  await press(teller, 'F2');

  await showsCustomer(teller, number, 'Called');
  const notes = teller.getByRole('region', { name: 'About this customer' });
  await notes.getByText('Serve at the low desk.').waitFor();
  await notes.getByText(`it goes before ${early.number}, who came earlier`).waitFor();
  expect(await customerOf(teller).textContent()).toContain('Low desk');
});

it('forgets at the kiosk what one customer did before the next one comes', async () => {
  const kiosk = await stage.open('/kiosk?lang=en');

  await kiosk.getByRole('button', { name: 'I need priority or assistance' }).click();
  await kiosk.getByRole('button', { name: 'Go on' }).click();
  const { number } = await takeNumber(kiosk, 'Loans');
  await kiosk.getByRole('button', { name: 'Done' }).click();

  await kiosk.getByRole('heading', { name: 'What have you come for?' }).waitFor();
  expect(await kiosk.getByText(number).count()).toBe(0);
  expect(await kiosk.getByText('Green channel', { exact: true }).count()).toBe(0);
});

it('takes a number off the board when its call is taken back by key', async () => {
  const desk = await deskAt(stage.product.url);
  const teller = await tellerAt(stage, '4');
  const board = await stage.open('/display?lang=en');
  const { id, number } = await desk.issue('business', 'appointment');

  await teller.getByRole('region', { name: 'Next' }).filter({ hasText: number }).waitFor();
  await press(teller, 'F2');
  await sendsTo(board, number, '4');
  await press(teller, 'Alt+Z');

  await frontOf(board).filter({ hasNotText: number }).waitFor();
  expect(await desk.ticket(id)).toMatchObject({ state: 'waiting', counterId: null });
});

it('met no fault in any page', () => {
  expect(stage.faults).toEqual([]);
});
