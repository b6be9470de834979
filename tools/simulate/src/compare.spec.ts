import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { branchOf } from './compare-branch.js';
import { compareDays } from './compare-days.js';
import { comparisonJson } from './compare-json.js';
import { type CompareOptions, withCompareOptions } from './compare-options.js';
import { tableLines } from './compare-table.js';

/** What these words on the command line ask for; a fault in them is thrown, not printed. */
function asked(...words: string[]): CompareOptions {
  const command = withCompareOptions(new Command().exitOverride());
  command.configureOutput({ writeErr: () => undefined });
  return command.parse(words, { from: 'user' }).opts();
}

function compare(...words: string[]) {
  const options = asked('--days', '2', ...words);
  return { options, results: compareDays(branchOf(options), options, () => undefined) };
}

describe('simulate compare', () => {
  it('compares every order over the very same customers, and the figures of a seed never change', () => {
    const words = ['--discipline', 'head-start,fifo,strict,accumulating'];

    const { results } = compare(...words);

    const visits = results.map(({ byDay }) => byDay.map(({ all }) => all.visits));
    expect(new Set(visits.map((counts) => counts.join())).size).toBe(1);
    expect(compare(...words).results).toEqual(results);
    const green = results.map(({ pooled }) =>
      [...pooled.lanes].find(([lane]) => lane === 'protected'),
    );
    expect(green[2]![1].meanMs).toBeLessThan(green[1]![1].meanMs! / 2);
  });

  it('prints each lane, the differences with their intervals, and a picture of the day', () => {
    const text = tableLines(compare('--discipline', 'fifo,strict').results).join('\n');

    expect(text).toMatch(/^ {2}fifo +all +\d+ /m);
    expect(text).toMatch(/^ +protected +\d+ /m);
    expect(text).toMatch(/^ {2}mean wait general, min +[+−]\d+\.\d\d \[[+−]\d/m);
    expect(text).toMatch(/^ {2}1:30 +\d+\.\d █/m);
    expect(text).toContain('Only 2 days');
  });

  it('writes the same for machines, lanes by name', () => {
    const { options, results } = compare('--discipline', 'fifo,strict');

    const written = JSON.parse(comparisonJson(options, results)) as {
      settings: { byDay: unknown[]; pooled: { lanes: Record<string, unknown> } }[];
      differences: { from: string; to: string }[];
    };

    expect(written.settings[1]!.byDay).toHaveLength(2);
    expect(Object.keys(written.settings[0]!.pooled.lanes)).toContain('protected');
    expect(written.differences).toMatchObject([{ from: 'fifo', to: 'strict' }]);
  });

  it('takes credits, the floor and counters from the command line', () => {
    const branch = branchOf(asked('--credit', 'protected=9', '--floor', '6', '--counters', '5'));

    expect(branch.lanes.find(({ id }) => id === 'protected')?.creditMs).toBe(540_000);
    expect(branch.policy.floorEvery).toBe(6);
    expect(branch.counters.map(({ kind }) => kind)).toEqual(Array(5).fill('standard'));
  });

  it('runs a configuration from a file, and names what is wrong in one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
    try {
      const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')];
      const branch = branchOf(asked('--counters', '3'));
      writeFileSync(good, JSON.stringify(branch));
      writeFileSync(bad, JSON.stringify({ ...branch, lanes: [] }));

      expect(branchOf(asked('--config', good))).toEqual(branch);
      expect(() => branchOf(asked('--config', bad))).toThrow(/at lanes/);
      expect(() => branchOf(asked('--config', join(folder, 'none.json')))).toThrow(
        /cannot be read/,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    [['--discipline', 'lifo'], /There is no lifo; there are head-start/],
    [['--days', '0'], /whole number from 1 on/],
    [['--floor', '1'], /2 at least/],
    [['--pensioners', 'lots'], /such as \+20%/],
    [['--credit', 'protected'], /such as protected=8/],
    [['--credit', 'nobody=3'], /names the lane nobody; the branch has general/],
    [['--elastic', 'advice', '--elastic-counters', '0'], /no elastic counter/],
  ])('says what is wrong with %j', (words, message) => {
    expect(() => branchOf(asked(...words))).toThrow(message);
  });
});
