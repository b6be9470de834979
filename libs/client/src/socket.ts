import type { ClientToServerEvents, ScreenName, ServerToClientEvents } from '@lobbyflow/contract';
import { io, type Manager, type Socket } from 'socket.io-client';
import { jitter } from './ports/device.js';

/** What of a socket a view needs; `FakeViewSocket` of libs/testing stands in for it. */
export type ViewSocket = Pick<
  Socket<ServerToClientEvents, ClientToServerEvents>,
  'connected' | 'on' | 'off' | 'timeout'
> & { readonly io: Pick<Manager, 'on' | 'off'> };

/** Who a socket comes in as: the cookie of a page, or a token. */
export type SocketAuth = { readonly screen: ScreenName } | { readonly token: string };

/** First and longest pause between two tries to connect; the library spreads them by half. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
/** After a refusal in the handshake, such as a token that was revoked: it may be let in again later. */
const REFUSED_PAUSE_MS = 5_000;

/** An open line to the live views, which comes back by itself whatever cut it. */
export interface LiveLine {
  readonly socket: ViewSocket;
  readonly close: () => void;
}

/** Opens the line; `/live` of the server that sent this page. */
export function openLine(auth: SocketAuth): LiveLine {
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io('/live', {
    auth: { ...auth },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: FIRST_PAUSE_MS,
    reconnectionDelayMax: LONGEST_PAUSE_MS,
    randomizationFactor: 0.5,
  });
  const stay = comeBackWhenRefused(socket);
  return {
    socket,
    close: () => {
      stay();
      socket.disconnect();
    },
  };
}

/** What of a socket is needed to bring it back. */
export interface Reconnecting {
  /** Whether the library is coming back by itself: after a broken link, not when the server said no. */
  readonly active: boolean;
  readonly connect: () => unknown;
  readonly on: (event: 'disconnect' | 'connect_error', listener: () => void) => unknown;
  readonly off: (event: 'disconnect' | 'connect_error', listener: () => void) => unknown;
}

/** Knocks again after a while, as long as it is not told to stop by what it returns. */
export function comeBackWhenRefused(socket: Reconnecting): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const comeBack = () => {
    if (socket.active) return;
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), REFUSED_PAUSE_MS * (1 + jitter()));
  };
  socket.on('disconnect', comeBack);
  socket.on('connect_error', comeBack);
  return () => {
    clearTimeout(timer);
    socket.off('disconnect', comeBack);
    socket.off('connect_error', comeBack);
  };
}
