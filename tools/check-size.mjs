// The gate on a screen's first load: the script that its page names, and all that this one imports at once, in gzip.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SCREENS = ['kiosk', 'teller', 'display', 'manager', 'ticket'];
/** What a modest tablet on a slow line has in about a second. */
const MOST_KB = 150;

/** The chunks that are loaded before anything is shown; what is imported later is not among them. */
function firstChunks(manifest, name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of manifest[name].imports ?? []) firstChunks(manifest, next, seen);
  return seen;
}

function firstLoadKb(screen) {
  const dist = join(ROOT, 'apps', screen, 'dist');
  const path = join(dist, '.vite/manifest.json');
  if (!existsSync(path)) {
    console.error(`${screen} is not built: run \`npm run build\` first.`);
    process.exit(1);
  }
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
  const sizes = [...firstChunks(manifest, entry)]
    .map((name) => manifest[name].file)
    .filter((file) => file.endsWith('.js'))
    .map((file) => gzipSync(readFileSync(join(dist, file))).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

let isFine = true;
for (const screen of SCREENS) {
  const kb = firstLoadKb(screen);
  const verdict = kb <= MOST_KB ? 'fits' : 'is too much';
  console.log(`${screen.padEnd(8)} ${kb.toFixed(1).padStart(6)} KB of ${MOST_KB} KB ${verdict}`);
  isFine &&= kb <= MOST_KB;
}
if (!isFine) console.error('A screen loads too much script: import later what is not shown first.');
process.exit(isFine ? 0 : 1);
