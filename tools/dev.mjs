// Development: the server is compiled and started again on each change, and each screen is served by Vite with its
// changes shown at once. `npm run dev -- kiosk display` serves only these screens. Ctrl-C ends all of it.
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FIRST_PORT = 5171;
const SCREENS = ['kiosk', 'teller', 'display', 'manager', 'ticket'];
const TSC = 'node_modules/typescript/bin/tsc';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !SCREENS.includes(name));
if (unknown.length > 0) {
  console.error(`No such screen: ${unknown.join(', ')}. There are ${SCREENS.join(', ')}.`);
  process.exit(1);
}

const vite = (screen) => {
  const port = FIRST_PORT + SCREENS.indexOf(screen);
  return ['node_modules/vite/bin/vite.js', `apps/${screen}`, '--port', `${port}`, '--strictPort'];
};

// So that there is something to start; faults are shown again, and mended, under the watch.
spawnSync(process.execPath, [TSC, '-b', 'apps/server'], { cwd: ROOT, stdio: 'inherit' });

const children = [
  [TSC, '-b', '-w', '--preserveWatchOutput', 'apps/server'],
  ['--watch', '--enable-source-maps', 'apps/server/dist/main.js'],
  ...(asked.length > 0 ? asked : SCREENS).map(vite),
].map((args) => spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }));

let isStopping = false;
function stop() {
  if (isStopping) return;
  isStopping = true;
  for (const child of children) child.kill();
}
process.on('SIGINT', stop).on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
