import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, mergeConfig, type Plugin } from 'vite';
import { screen } from '../../vite.screen.js';

const BASE = '/kiosk/';
/** The name of such a file holds its hash. */
const HASHED = /^assets\//;

/**
 * Builds the worker that keeps this page on the machine, when the page is built:
 * one file beside it, which knows all the others by name.
 */
function offlinePage(): Plugin {
  let files: { url: string; revision: string | null }[] = [];
  return {
    name: 'offline-page',
    apply: 'build',
    writeBundle(_, bundle) {
      files = Object.entries(bundle)
        .filter(([name]) => !name.startsWith('.vite/'))
        .map(([name, file]) => {
          const bytes = file.type === 'asset' ? file.source : file.code;
          const revision = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
          return { url: BASE + name, revision: HASHED.test(name) ? null : revision };
        });
    },
    async closeBundle() {
      await build({
        configFile: false,
        root: import.meta.dirname,
        publicDir: false,
        logLevel: 'warn',
        define: {
          __KIOSK_FILES__: JSON.stringify(files),
          'process.env.NODE_ENV': JSON.stringify('production'),
        },
        build: {
          outDir: 'dist',
          emptyOutDir: false,
          target: 'es2022',
          lib: {
            entry: join(import.meta.dirname, 'src/worker.ts'),
            formats: ['iife'],
            name: 'worker',
            fileName: () => 'worker.js',
          },
        },
      });
    },
  };
}

export default mergeConfig(screen(import.meta.dirname, BASE), { plugins: [offlinePage()] });
