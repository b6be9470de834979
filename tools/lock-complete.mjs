// A registry mirror may lack builds for other platforms (darwin, win32, musl …). npm then leaves them out of
// package-lock.json, and `npm ci` refuses that file ("Missing: … from lock file"). Here each optional dependency
// that is named with an exact version and left out gets its entry. Run by `npm install` and `npm run relock`.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const LOCK = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = 'darwin linux win32 android freebsd openbsd netbsd sunos aix openharmony'.split(
  ' ',
);
const PROCESSORS = 'x64 arm64 arm ia32 ppc64 s390x riscv64 loong64 mips64el wasm32'.split(' ');

function libcOf(words, systems) {
  if (words.some((word) => word.startsWith('musl'))) return ['musl'];
  return words.includes('gnu') && systems.includes('linux') ? ['glibc'] : undefined;
}

function entryFor(name, version, isDev) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter(
    (s) => words.includes(s) || (s === 'win32' && words.includes('windows')),
  );
  const cpu = PROCESSORS.filter((p) => words.includes(p));
  const libc = libcOf(words, os);
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(isDev && { dev: true }),
    ...(libc && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

/** Adds what is left out and returns how many entries that were; a whole file is not touched. */
export function completeLock() {
  const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
  const packages = lock.packages;
  let added = 0;
  for (const [path, pack] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(pack.optionalDependencies ?? {})) {
      const isThere = packages[`${path}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
      const version = /^[~^]?(\d+\.\d+\.\d+.*)$/.exec(range)?.[1];
      if (isThere || !version) continue;
      packages[`node_modules/${name}`] = entryFor(name, version, pack.dev);
      added += 1;
    }
  }
  if (added === 0) return 0;
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
  return added;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`package-lock.json: ${completeLock()} platform entries added.`);
}
