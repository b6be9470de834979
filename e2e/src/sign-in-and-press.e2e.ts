import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Desk, deskAt } from './desk.js';
import { customerOf, managerOf, press, signIn, tellerAt } from './people.js';
import { setStage, type Stage } from './stage.js';

let stage: Stage;
let desk: Desk;
beforeAll(async () => {
  stage = await setStage();
  desk = await deskAt(stage.product.url);
});
afterAll(() => stage.close());

it('says that name or password is wrong, and lets the right one in', async () => {
  const page = await stage.open('/teller?lang=en', { apart: true });

  await signIn(page, { name: 'teller1', password: 'guess' });
  await page.getByRole('alert').filter({ hasText: 'password' }).waitFor();
  await signIn(page, { name: 'teller1' });

  await page.getByRole('heading', { name: 'Which counter are you at?' }).waitFor();
  await page.getByText('Signed in as teller1').waitFor();
});

it('shows nothing of the hall any more once the lobby manager has signed out', async () => {
  const page = await managerOf(stage);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Password').waitFor();
  expect(await page.getByRole('region', { name: 'Waiting list' }).count()).toBe(0);
  await page.reload();

  await page.getByLabel('Password').waitFor();
});

it('finds a teller’s counter again after a reload', async () => {
  const teller = await tellerAt(stage, '4');

  await teller.reload();

  await teller.getByRole('heading', { name: 'Counter 4', exact: true }).waitFor();
  await teller.getByText('Nobody at the counter').waitFor();
});

it('gives two tellers who press at once two customers, and the last one to one of them only', async () => {
  const [left, right] = await Promise.all([tellerAt(stage, '5'), tellerAt(stage, '6')]);
  const numbers = [await desk.issue('cash'), await desk.issue('cash')].map(({ number }) => number);
  const both = [left, right];
  const pressBoth = () => Promise.all(both.map((teller) => press(teller, 'F2')));
  const text = async () =>
    Promise.all(both.map(async (teller) => (await customerOf(teller).textContent()) ?? ''));

  await Promise.all(both.map((teller) => teller.getByText(`${numbers[0]!} came first`).waitFor()));
  await pressBoth();
  await Promise.all(both.map((teller) => customerOf(teller).getByText('Called').first().waitFor()));
  const first = await text();
  expect(numbers.map((number) => first.filter((one) => one.includes(number)).length)).toEqual([
    1, 1,
  ]);

  await Promise.all(both.map((teller) => press(teller, 'Alt+X')));
  await Promise.all(both.map((teller) => teller.getByText('Nobody at the counter').waitFor()));
  const last = await desk.issue('loans');
  await Promise.all(
    both.map((teller) =>
      teller.getByRole('region', { name: 'Next' }).filter({ hasText: last.number }).waitFor(),
    ),
  );
  await pressBoth();
  const lucky = both.map((teller) => customerOf(teller).getByText(last.number));
  await Promise.race(lucky.map((one) => one.first().waitFor()));
  await Promise.race(
    both.map((teller) =>
      teller
        .getByText(/nobody is waiting/i)
        .first()
        .waitFor(),
    ),
  );
  const second = await text();
  expect(second.filter((one) => one.includes(last.number))).toHaveLength(1);
});

it('met no fault in any page', () => {
  expect(stage.faults).toEqual([]);
});
