import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { Metrics } from '../health/metrics.js';

/** Under which sockets are opened; the library’s own default, which every client asks for. */
export const SOCKETS_PATH = '/socket.io/';

/** Opens sockets beside HTTP, and counts those that look at views. */
export class LiveAdapter extends IoAdapter {
  constructor(private readonly app: INestApplicationContext) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    // Upgrades elsewhere are passed over and answered as plain HTTP, which may take its time.
    const server = super.createIOServer(port, {
      ...options,
      destroyUpgrade: false,
    } as ServerOptions);
    const metrics = this.app.get(Metrics);
    server.of('/live').on('connection', (socket) => {
      metrics.connected(1);
      socket.on('disconnect', () => metrics.connected(-1));
    });
    return server;
  }
}
