import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const SERVER = process.env.LOBBYFLOW_URL ?? 'http://127.0.0.1:3000';

/** Which messages of libs/ui one screen alone says; those of no screen are everybody's. messages.spec.ts holds them apart. */
const SAID_BY = {
  kiosk: 'kiosk',
  display: 'board',
  ticket: 'phone',
  teller: 'teller',
  manager: 'manager',
};
const MESSAGES = /libs\/ui\/src\/messages\/([a-z]+)[a-z-]*\.(en|zh)\.ts$/;

/** Leaves what the other screens say out of a screen. */
function ownWordsOnly(app) {
  const others = new Set(Object.values(SAID_BY).filter((group) => group !== SAID_BY[app]));
  return {
    name: 'own-words-only',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const [, group] = MESSAGES.exec(id) ?? [];
      if (!others.has(group)) return null;
      const [, name] = /export const (\w+)/.exec(readFileSync(id, 'utf8')) ?? [];
      return `export const ${name} = {};`;
    },
  };
}

/** A call of `.describe` with its text: the API document reads it, and no screen does. */
const DESCRIPTION =
  /\s*\.describe\(\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)\s*,?\s*\)/g;

/** Leaves out of a screen what only the API document says about the contract. */
function withoutDescriptions() {
  return {
    name: 'without-descriptions',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/libs\/contract\/src\/[^/]+\.ts$/.test(id)) return null;
      return { code: code.replaceAll(DESCRIPTION, ''), map: null };
    },
  };
}

/**
 * The build of one screen, served by the product below `base`. Libraries are taken from their sources.
 * @param {string} root the screen's folder
 * @param {string} base path with slashes at both ends, for example `/kiosk/`
 */
export function screen(root, base) {
  return defineConfig({
    root,
    base,
    plugins: [ownWordsOnly(basename(root)), withoutDescriptions(), react()],
    resolve: { conditions: ['source', ...defaultClientConditions] },
    server: {
      host: '127.0.0.1',
      proxy: { '/api': SERVER, '/socket.io': { target: SERVER, ws: true } },
    },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      // The server lets fonts in from itself alone, so none is written into the style sheet.
      assetsInlineLimit: 0,
      manifest: true,
      reportCompressedSize: false,
      target: 'es2022',
    },
  });
}
