import { describe, expect, it } from '@jest/globals';
import { branchOf } from '../compare-branch.js';
import { daysOf, staffDays, type StaffedRule, type StaffingOptions } from './staff-days.js';
import { STAFFING_RULES, TUNED_THRESHOLDS } from './staffing-rules.js';
import { staffingLines } from './staffing-table.js';

const OPTIONS: StaffingOptions = { days: 2, seed: 8000, lateAfter: 10, pace: 1, scenarios: 4 };
const config = branchOf({ elastic: ['advice'] });

let over = 0;
/** One of the advices is enough here: each plays hundreds of futures a day. */
const chosen = STAFFING_RULES.filter(({ isAdvice, name }) => !isAdvice || name.includes('shipped'));
const rules = staffDays(config, { ...OPTIONS, rules: chosen }, (days) => (over = days));
const named = (name: string | RegExp): StaffedRule => {
  const found = rules.find(({ rule }) => rule.name.match(name) !== null);
  if (found === undefined) throw new Error(`no rule ${name}`);
  return found;
};

describe('simulate staffing', () => {
  it('runs every rule over the very same customers', () => {
    expect(over).toBe(2 * (chosen.length + TUNED_THRESHOLDS.length));
    expect(daysOf(OPTIONS)).toBe(2 * (STAFFING_RULES.length + TUNED_THRESHOLDS.length));
    expect(new Set(rules.map(({ pooled }) => pooled.all.visits)).size).toBe(1);
    expect(rules.map(({ byDay }) => byDay.length)).toEqual(rules.map(() => 2));
  });

  it('brackets what any rule can do: fewest minutes with none, fewest late with all', () => {
    const [none, all] = [named('standard windows only'), named('all windows')];

    expect(none.pooled.elasticMinutes).toBe(0);
    for (const { pooled } of rules) {
      expect(pooled.all.lateShare).toBeLessThanOrEqual(none.pooled.all.lateShare);
      expect(pooled.elasticMinutes).toBeLessThanOrEqual(all.pooled.elasticMinutes);
    }
  });

  it('opens earlier the lower the bound, and by the plan before anybody waits', () => {
    expect(named(/>= 0.3/).pooled.elasticMinutes).toBeGreaterThan(
      named(/>= 1,/).pooled.elasticMinutes,
    );
    expect(named(/plan, 2 %/).pooled.elasticMinutes).toBeGreaterThan(
      named(/plan, 5 %/).pooled.elasticMinutes - 1,
    );
    expect(named(/oldest waits > 10/).pooled.elasticMinutes).toBeGreaterThan(
      named(/oldest waits > 15/).pooled.elasticMinutes,
    );
  });

  it('compares a threshold with the threshold at its own minutes as no different', () => {
    const { against } = named(/usual/);

    expect(Math.abs(against!.mean)).toBeLessThan(2);
    expect(against!.pairs).toBe(2);
  });

  it('prints a line for each rule, with the interval of the difference', () => {
    const text = staffingLines(rules, OPTIONS).join('\n');

    expect(text).toContain('2 days from seed 8000');
    for (const { rule } of rules) expect(text).toContain(rule.name);
    expect(text).toMatch(/shipped\) +\d+\.\d\d +\d+ +\d+\.\d +\d+\.\d\d +[+−]\d+\.\d\d \[[+−]/);
  });
});
