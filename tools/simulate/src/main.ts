import { DAY_PROFILES, type DayProfileId, generateDay } from '@lobbyflow/forecast';
import { Command, Option } from 'commander';
import process from 'node:process';
import { firstComeFirstServed } from './first-come.js';
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

program.parse();
