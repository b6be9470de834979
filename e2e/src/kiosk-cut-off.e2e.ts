import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deviceNow } from '@lobbyflow/client';
import type { Page } from 'playwright-core';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { barriersOn } from './axe.js';
import { type Desk, deskAt } from './desk.js';
import { serviceTile } from './people.js';
import { setStage, type Stage } from './stage.js';

const OPERATOR = join(import.meta.dirname, '../../apps/server/dist/operator/main.js');
const CUT_OFF_MS = 300_000;
/** By then everybody who came without a link is in the queue. */
const MERGED_MS = 10_000;

let stage: Stage;
let kiosk: Page;
let desk: Desk;
beforeAll(async () => {
  stage = await setStage();
  desk = await deskAt(stage.product.url);
  kiosk = await stage.open('/kiosk?lang=en');
  await choosing();
  await isPrepared(kiosk);
});
afterAll(() => stage.close());

const choosing = () => kiosk.getByRole('heading', { name: 'What have you come for?' }).waitFor();

/** The page is on the machine, and so are numbers of every letter. */
async function isPrepared(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(async () => {
    const opened = indexedDB.open('lobbyflow-kiosk');
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const asked = opened.result.transaction('blocks').objectStore('blocks').count();
    await new Promise((resolve) => asked.addEventListener('success', resolve));
    opened.result.close();
    return asked.result > 0;
  });
}

interface Taken {
  readonly number: string;
  readonly serviceId: string;
  readonly at: number;
}

/** Two touches; without a link there is a number all the same. */
async function take(name: string, serviceId: string): Promise<Taken> {
  await serviceTile(kiosk, name).click();
  await kiosk.getByRole('button', { name: 'Take my number' }).click();
  const at = deviceNow();
  const title = kiosk.getByRole('heading', { name: /^Your number [A-Z]+\d+$/ });
  const number = (await title.textContent())?.split(' ').at(-1) ?? '';
  await kiosk.getByRole('button', { name: 'Done' }).click();
  await choosing();
  return { number, serviceId, at };
}

/** As after a power cut of the machine: another page, nothing but what is on its disk. */
async function restart(): Promise<void> {
  await kiosk.close();
  kiosk = await stage.open('/kiosk?lang=en');
  await kiosk.getByText('You can take a number here all the same').waitFor();
  await choosing();
}

describe('a kiosk that is cut off', () => {
  const taken: Taken[] = [];
  const barriers: string[] = [];

  it(
    'gives out sixty numbers over three restarts, and says so when those of a letter are used up',
    async () => {
      await desk.issue('cash');
      await stage.product.kill();
      await kiosk.getByText('You can take a number here all the same').waitFor();

      for (let count = 1; count <= 50; count += 1) {
        taken.push(await take('Cash', 'cash'));
        if (count === 15 || count === 45) await restart();
      }
      await serviceTile(kiosk, 'Cash').click();
      await kiosk.getByRole('button', { name: 'Take my number' }).click();
      await kiosk.getByRole('heading', { name: 'This machine has no numbers left' }).waitFor();
      barriers.push(...(await barriersOn(kiosk, 'numbers used up')));
      await kiosk.getByRole('button', { name: 'Done' }).click();
      await choosing();
      barriers.push(...(await barriersOn(kiosk, 'services without a link')));
      for (let count = 1; count <= 10; count += 1) {
        taken.push(await take('Loans', 'loans'));
        if (count === 5) await restart();
      }

      expect(barriers).toEqual([]);
      expect(taken).toHaveLength(60);
      expect(new Set(taken.map(({ number }) => number)).size).toBe(60);
    },
    CUT_OFF_MS,
  );

  it('has all of them in the queue within ten seconds, once, since their customers came', async () => {
    await stage.product.startAgain();
    await kiosk.getByText('You can take a number here all the same').waitFor({ state: 'detached' });
    const back = deviceNow();
    const merged = async () => {
      const { tickets } = await desk.lobby();
      return Object.values(tickets).filter(({ number }) => Number(number.slice(1)) > 500);
    };
    while ((await merged()).length < 60 && deviceNow() - back < MERGED_MS) {
      await kiosk.waitForTimeout(100);
    }

    const there = await merged();
    expect(there).toHaveLength(60);
    const inOrder = there.toSorted((a, b) => a.sequence - b.sequence);
    expect(inOrder.map(({ number }) => number)).toEqual(taken.map(({ number }) => number));
    expect(inOrder.map(({ serviceId }) => serviceId)).toEqual(
      taken.map(({ serviceId }) => serviceId),
    );
    const off = inOrder.map(({ arrivedAt }, index) => {
      return Math.abs(Date.parse(arrivedAt) - (taken[index]?.at ?? 0));
    });
    expect(Math.max(...off)).toBeLessThan(2_000);
  });

  it('goes on with the numbers of the branch, and every gap in its ledger is explained', async () => {
    const { number } = await desk.issue('cash');
    const again = await take('Cash', 'cash');

    expect([number, again.number]).toEqual(['A002', 'A003']);
    const { folder } = stage.product;
    const verify = [OPERATOR, 'verify', '--data', folder];
    const { stdout } = await promisify(execFile)(process.execPath, verify);
    expect(stdout).toMatch(/demo: \d+ revisions, .*clean/);
  });

  it('met no fault in any page', () => {
    expect(stage.faults).toEqual([]);
  });
});
