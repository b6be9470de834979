import process from 'node:process';
import { StartError } from './db/storage-errors.js';
import { DEMO_STAFF } from './demo/demo-branch.js';
import { whenParentIsGone } from './ports/parent.js';
import { readSettings, type ServerSettings, unknownSettings } from './settings.js';
import { DEMO_PASSWORD } from './staff/passwords.js';
import { type RunningServer, startServer } from './start.js';

const say = (line = '') => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  for (const name of unknownSettings(process.env)) {
    process.stderr.write(`${name} is no setting, and is passed over: look for a misspelling.\n`);
  }
  const server = await startServer(settings);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void leave(server));
  }
  if (process.env['npm_lifecycle_event'] === 'start') whenParentIsGone(() => void leave(server));
  announce(server, settings);
}

function announce(
  { url, setupCode }: RunningServer,
  { isDemo, hasLimits, folder, databaseUrl }: ServerSettings,
) {
  say(`Lobbyflow is ready: ${url}`);
  if (setupCode !== null) {
    say(`There is no account yet. Open ${url} and make the first admin with this setup code:`);
    say(`  ${setupCode}`);
  }
  if (!isDemo) return;
  const names = DEMO_STAFF.map(([username]) => username).join(', ');
  say();
  say(
    '*** THIS IS A DEMO. Everybody who reaches it can do everything: keep no real data here. ***',
  );
  say(`    Accounts: ${names}. Password of each: ${DEMO_PASSWORD}`);
  say(
    databaseUrl === null
      ? `    Data: ${folder}. For real use set LOBBYFLOW_MODE=production and another LOBBYFLOW_DATA.`
      : '    Data: in PostgreSQL. For real use set LOBBYFLOW_MODE=production and another database.',
  );
  if (!hasLimits) say('    Limits of rate, calling and recalling are OFF.');
}

/** A stop that takes longer is none: the journal is on the disk, and a supervisor waits. */
const STOP_WITHIN_MS = 10_000;

async function leave(server: RunningServer): Promise<void> {
  say('Stopping: what was taken is being answered …');
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await server.stop();
  say('Stopped.');
  process.exit(0);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n${error.wayOut}\n`);
  process.exitCode = 1;
}
