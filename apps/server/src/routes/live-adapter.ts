import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Server, ServerOptions } from 'socket.io';
import { Metrics } from '../health/metrics.js';
import { ServerSettings } from '../settings.js';
import { isOurs } from '../staff/cookies.js';

/** Under which sockets are opened; the library’s own default, which every client asks for. */
export const SOCKETS_PATH = '/socket.io/';

/** Opens sockets beside HTTP, and counts those that look at views. */
export class LiveAdapter extends IoAdapter {
  constructor(private readonly app: INestApplicationContext) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const { origins } = this.app.get(ServerSettings);
    // Upgrades elsewhere are passed over and answered as plain HTTP, which may take its time.
    const server = super.createIOServer(port, {
      ...options,
      destroyUpgrade: false,
      allowRequest: (request: IncomingMessage, answer: Allow) =>
        answer(null, isWelcome(request.headers, origins)),
    } as ServerOptions);
    // Everything is said in a namespace that asks who comes; the library's own would ask nobody.
    server.use((_socket, next) => next(new Error('not-found')));
    const metrics = this.app.get(Metrics);
    server.of('/live').on('connection', (socket) => {
      metrics.connected(1);
      socket.on('disconnect', () => metrics.connected(-1));
    });
    return server;
  }
}

type Allow = (error: string | null, isAllowed: boolean) => void;

/** Whether a page may open a socket: one of ours, or of a site that is listed; programs say no origin. */
function isWelcome(headers: IncomingHttpHeaders, origins: readonly string[]): boolean {
  return isOurs(headers) || (headers.origin !== undefined && origins.includes(headers.origin));
}
