import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const SERVER = process.env.LOBBYFLOW_URL ?? 'http://127.0.0.1:3000';

/**
 * The build of one screen, served by the product below `base`. Libraries are taken from their sources.
 * @param {string} root the screen's folder
 * @param {string} base path with slashes at both ends, for example `/kiosk/`
 */
export function screen(root, base) {
  return defineConfig({
    root,
    base,
    plugins: [react()],
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
