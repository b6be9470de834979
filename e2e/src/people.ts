import { TicketCommandAnswer } from '@lobbyflow/contract';
import type { Locator, Page } from 'playwright-core';
import type { Stage } from './stage.js';

/** A number as its customer holds it. */
export interface Held {
  readonly id: string;
  readonly number: string;
  /** Path of its phone page. */
  readonly phone: string;
}

/** Touches a service and confirms it, at a kiosk that speaks English. */
export async function takeNumber(kiosk: Page, service: string): Promise<Held> {
  const answered = kiosk.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/tickets'),
  );
  await serviceTile(kiosk, service).click();
  await kiosk.getByRole('button', { name: 'Take my number' }).click();
  const { ticket } = TicketCommandAnswer.parse(await (await answered).json());
  await kiosk.getByRole('heading', { name: `Your number ${ticket.number}` }).waitFor();
  return { id: ticket.id, number: ticket.number, phone: ticket.url ?? '' };
}

export function serviceTile(kiosk: Page, service: string): Locator {
  return kiosk.getByRole('list', { name: 'Services' }).getByRole('button', { name: service });
}

export async function signIn(
  page: Page,
  { name, password = 'demo' }: { readonly name: string; readonly password?: string },
): Promise<void> {
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A teller who sits down at the counter of that number. */
export async function tellerAt(stage: Stage, counter: string): Promise<Page> {
  const page = await stage.open('/teller?lang=en', { apart: true });
  await signIn(page, { name: `teller${counter}` });
  await page.getByRole('button', { name: `Open Counter ${counter}` }).click();
  await page.getByRole('heading', { name: `Counter ${counter}`, exact: true }).waitFor();
  return page;
}

/**
 * Presses a hot key, once the answer to the press before has come: the picture can be ahead of it, and until then
 * one press at a time counts.
 */
export async function press(teller: Page, key: string): Promise<void> {
  await teller.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
  await teller.keyboard.press(key);
}

/** Whoever the teller's screen shows at the counter. */
export function customerOf(teller: Page): Locator {
  return teller.getByRole('region', { name: 'Customer', exact: true });
}

/** Waits until the teller's screen shows that number in that state. */
export async function showsCustomer(teller: Page, number: string, state: string): Promise<void> {
  await customerOf(teller).filter({ hasText: number }).filter({ hasText: state }).waitFor();
}

/** The number that a board shows large. */
export function frontOf(board: Page): Locator {
  return board.getByRole('region', { name: 'Now calling' }).getByRole('status');
}

/** Waits until the board sends that number to that counter, large. */
export async function sendsTo(board: Page, number: string, counter: string): Promise<void> {
  await frontOf(board)
    .filter({ hasText: number })
    .filter({ hasText: `Counter ${counter}` })
    .waitFor();
}

export async function managerOf(stage: Stage): Promise<Page> {
  const page = await stage.open('/manager?lang=en', { apart: true });
  await signIn(page, { name: 'lead' });
  await page.getByRole('region', { name: 'Waiting list' }).waitFor();
  return page;
}

/** The card of a counter in the manager's hall. */
export function counterCard(manager: Page, counter: string): Locator {
  return manager.getByRole('article', { name: `Counter ${counter}`, exact: true });
}

/** The line of a number in the manager's list. */
export function lineOf(manager: Page, number: string): Locator {
  return manager
    .getByRole('region', { name: 'Waiting list' })
    .getByRole('row')
    .filter({ hasText: number });
}

/** Has the manager's list show those that wait, are on hold or missed their call. */
export async function list(manager: Page, which: 'Waiting' | 'On hold' | 'Missed'): Promise<void> {
  await manager
    .getByRole('group', { name: 'Which numbers' })
    .getByRole('button', { name: which })
    .click();
}
