import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { planDay } from './plan-day.js';
import { openLog, readDay } from './read-log.js';
import { repairDay } from './repairs.js';
import { shadowScript } from './shadow-script.js';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = process.env['LOBBYFLOW_TEST_DATA'] ?? join(ROOT, '../shared/data');
const BANK = join(FOLDER, 'bank-1999-01..07.csv.gz');
const CLINIC = join(FOLDER, 'clinic-2019-08-01..19.csv.gz');
const OPTIONS = { overdueAfterMs: 600_000, priorityCreditMs: 90_000, floorEvery: 100 };

async function readReal(path: string, day: string) {
  const repaired = repairDay((await readDay(openLog(path), day)).rows);
  return { ...repaired, script: shadowScript(planDay(repaired, OPTIONS)) };
}

it('are looked for beside the project, and nothing of them stands in it', () => {
  expect(FOLDER.startsWith(`${ROOT}/`)).toBe(false);
});

if (existsSync(BANK)) {
  describe('the busiest day of a real bank', () => {
    it('has 2,754 visits after the repairs, of which 94 rows were touched', async () => {
      const { visits, repairs, script } = await readReal(BANK, '1999-05-23');
      const touched = (code: string) => repairs.filter((repair) => repair.code === code).length;

      expect(visits).toHaveLength(2_754);
      expect(touched('began-before-arrival')).toBe(10);
      expect(touched('counter-missing')).toBe(19);
      expect(script.filter((step) => step.do === 'abandon')).toHaveLength(1_176);
      expect(script.filter((step) => step.do === 'finish')).toHaveLength(1_578);
    }, 60_000);
  });
}

if (existsSync(CLINIC)) {
  describe('a day of a real clinic', () => {
    it('goes through its transfers and no-shows, and loses no leg', async () => {
      const { visits, script } = await readReal(CLINIC, '2019-08-10');

      expect(visits.flatMap(({ legs }) => legs)).toHaveLength(127);
      expect(script.some((step) => step.do === 'transfer')).toBe(true);
      expect(script.some((step) => step.do === 'no-show')).toBe(true);
    });
  });
}
