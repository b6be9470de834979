import { DAY_PROFILES, type DayProfileId, generateDay } from '@lobbyflow/forecast';
import { Command, Option } from 'commander';
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { branchOf } from './compare-branch.js';
import { compareDays } from './compare-days.js';
import { comparisonJson } from './compare-json.js';
import { COMPARE_HELP, type CompareOptions, withCompareOptions } from './compare-options.js';
import { tableLines } from './compare-table.js';
import { firstComeFirstServed } from './first-come.js';
import { withLemmasCommand } from './lemmas/lemmas-command.js';
import { SimulateFault } from './simulate-fault.js';
import { staffingCommand } from './staffing/staffing-command.js';
import { visitLog } from './visit-log.js';

interface DayOptions {
  readonly profile: DayProfileId;
  readonly seed: string;
  readonly day: string;
}

const program = new Command('simulate').description('Days of a branch that never were.');

program
  .command('day')
  .description(
    'Prints the visit log of a generated day, run by first come, first served at the suggested counters.',
  )
  .addOption(
    new Option('--profile <profile>', 'what kind of day').choices(DAY_PROFILES).default('ordinary'),
  )
  .option('--seed <number>', 'the same seed gives the same day', '1')
  .option('--day <YYYY-MM-DD>', 'the date it is given', '2026-01-05')
  .action(({ profile, seed, day }: DayOptions) => {
    const generated = generateDay({ profile, seed: Number(seed) });
    process.stdout.write(visitLog(day, firstComeFirstServed(generated)));
  });

withLemmasCommand(program);

const compare = withCompareOptions(
  program
    .command('compare', { isDefault: true })
    .description('runs the same days by several rules, and says by how much they differ'),
);
compare.action((options: CompareOptions) => {
  const config = branchOf(options);
  const settings = options.discipline.length * options.elastic.length;
  const results = compareDays(config, options, (over) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r  ${over} of ${settings * options.days} days`);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  const standard = config.counters.filter(({ kind }) => kind === 'standard').length;
  const title = [
    `${options.profile}, ${options.days} days from seed ${options.seed}`,
    `${standard} counters and ${config.counters.length - standard} elastic ones`,
    `late after ${options.lateAfter} minutes`,
  ].join('; ');
  console.log([title, '', ...tableLines(results)].join('\n'));
  if (options.json === undefined) return;
  writeFileSync(options.json, comparisonJson(options, results));
  console.log(`\nWritten to ${options.json}`);
});

program.addCommand(staffingCommand());

program.addHelpText('after', () => `\n${compare.helpInformation()}${COMPARE_HELP}`);

try {
  program.parse();
} catch (fault) {
  if (!(fault instanceof SimulateFault)) throw fault;
  console.error(fault.message);
  process.exitCode = 2;
}
