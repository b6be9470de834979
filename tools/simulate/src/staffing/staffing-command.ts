import { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { branchOf } from '../compare-branch.js';
import { aCount, aPositive, aSeed } from '../numbers.js';
import { daysOf, staffDays, type StaffingOptions } from './staff-days.js';
import { staffingLines } from './staffing-table.js';

/** `simulate staffing`: the elastic windows by every rule, on the same days. */
export function staffingCommand(): Command {
  return new Command('staffing')
    .description('runs elastic windows by the advice and by the rules beside it, on the same days')
    .option('--days <number>', 'how many', aCount, 60)
    .option('--seed <number>', 'of the first day; each next day has the next', aSeed, 8000)
    .option('--late-after <minutes>', 'called later is late', aPositive, 10)
    .option('--pace <number>', 'how much longer services take than usual', aPositive, 1)
    .option('--scenarios <number>', 'advice: futures that are played', aCount, 24)
    .option('--json <file>', 'where the figures are written too')
    .addHelpText(
      'after',
      '\nSeven windows are open all day and four are elastic. The advice takes 1 to 2 seconds of one core for a day.\n',
    )
    .action((options: StaffingOptions) => {
      const config = branchOf({ elastic: ['advice'] });
      const whole = daysOf(options);
      const rules = staffDays(config, options, (over) => {
        if (process.stderr.isTTY) process.stderr.write(`\r  ${over} of ${whole} days`);
      });
      if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
      console.log(staffingLines(rules, options).join('\n'));
      if (options.json === undefined) return;
      const lines = rules.map(({ rule, pooled, byDay, against }) => {
        return { name: rule.name, pooled, byDay, against };
      });
      const plain = (_: string, value: unknown) =>
        value instanceof Map ? Object.fromEntries(value as Map<string, unknown>) : value;
      writeFileSync(
        options.json,
        `${JSON.stringify({ asked: options, rules: lines }, plain, 2)}\n`,
      );
      console.log(`\nWritten to ${options.json}`);
    });
}
