import { type Command, InvalidArgumentError } from 'commander';
import process from 'node:process';
import { proofLines } from './lemmas-report.js';
import { proveLemmas } from './prove-lemmas.js';

interface LemmasOptions {
  readonly decisions: number;
  readonly seed: number;
}

const LEMMAS_HELP = `
Plays random days of random branches through the engine, press by press: floods of favoured customers, scarce
skills, reserved counters, transfers, no-shows, undos, credits that are published anew. At each press it works
out from the published rules alone whose turn it is, and holds every lemma of the order against what the engine
decided. Each day's journal is then played again from its text. The exit code is 1 when something did not hold;
the seed and the number of the day show it again.
`;

/** Gives the program the command that holds the lemmas against random call decisions. */
export function withLemmasCommand(program: Command): void {
  program
    .command('lemmas')
    .description('holds every lemma of the order of calling against random call decisions')
    .option('--decisions <number>', 'presses to decide, at least', aWhole(1), 1_000_000)
    .option('--seed <number>', 'the same seed gives the same days', aWhole(0), 1)
    .addHelpText('after', LEMMAS_HELP)
    .action(({ decisions, seed }: LemmasOptions) => {
      const proof = proveLemmas({ seed, decisions, onDay: showProgress(decisions) });
      if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
      console.log(proofLines(proof).join('\n'));
      process.exitCode = proof.findings.breachCount === 0 ? 0 : 1;
    });
}

function showProgress(wanted: number): (decisions: number) => void {
  return (decisions) => {
    if (!process.stderr.isTTY) return;
    process.stderr.write(`\r  ${Math.min(100, Math.floor((100 * decisions) / wanted))} %`);
  };
}

const aWhole =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`It has to be a whole number from ${least} on.`);
  };
