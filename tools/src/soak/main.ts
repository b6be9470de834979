import { Command, InvalidArgumentError } from 'commander';
import process from 'node:process';
import { soak, type SoakWish } from './soak.js';
import { isSound } from './verdict.js';

const HELP = `
Everything runs on a temporary folder and free ports of this machine, and is removed afterwards. The exit code is 1
where a call was never on the board, something old was said, the page met a fault, or its heap grew by more than 10 MB.`;

const program = new Command('soak')
  .description(
    'Leads a lobby board through a day: a real server, a real browser, lost links, kills.',
  )
  .addHelpText('after', HELP)
  .option('--events <number>', 'commits of the branch', aCount, 6_000)
  .option('--cuts <number>', 'how often its link is lost', aCount, 20)
  .option('--kills <number>', 'how often the server is killed and started again', aCount, 3)
  .option('--json', 'says the result as JSON');

const options = program.parse().opts<SoakWish & { readonly json?: boolean }>();
const result = await soak(options, (line) => {
  if (options.json !== true) console.log(line);
});
if (options.json === true) console.log(JSON.stringify(result));
else console.table(result);
process.exitCode = isSound(result) ? 0 : 1;

function aCount(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}
