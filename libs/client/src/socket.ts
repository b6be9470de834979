import type { ClientToServerEvents, ScreenName, ServerToClientEvents } from '@lobbyflow/contract';
import { io, type Manager, type ManagerOptions, type Socket } from 'socket.io-client';
import { jitter } from './ports/device.js';

/** What of a socket a view needs; `FakeViewSocket` of libs/testing stands in for it. */
export type ViewSocket = Pick<
  Socket<ServerToClientEvents, ClientToServerEvents>,
  'connected' | 'on' | 'off' | 'timeout'
> & { readonly io: Pick<Manager, 'on' | 'off'> };

/** Who a socket comes in as: the cookie of a page, or a token. */
export type SocketAuth = { readonly screen: ScreenName } | { readonly token: string };

/** How a kind of screen comes back: the first pause lies anywhere between nothing and twice `firstMs`. */
interface Return {
  readonly firstMs: number;
  /** No pause is longer. */
  readonly longestMs: number;
}

/** Somebody stands before it who presses buttons. */
const AT_WORK: Return = { firstMs: 1_000, longestMs: 2_000 };
/** A hall full of boards, all cut at once by a server that starts anew. */
const ON_THE_WALL: Return = { firstMs: 5_000, longestMs: 10_000 };
/** The many, and the ones who can wait: their page comes back at once when the phone itself was away. */
const ON_A_PHONE: Return = { firstMs: 5_000, longestMs: 60_000 };

/** Spreads screens over the seconds after a server has started anew: first those who work, last the phones. */
export function returnOf(auth: SocketAuth): Return {
  if ('token' in auth) return ON_A_PHONE;
  return auth.screen === 'display' ? ON_THE_WALL : AT_WORK;
}

/** The same in the words of socket.io: each pause is drawn evenly, so that no two screens keep step. */
export function comingBack(auth: SocketAuth): Partial<ManagerOptions> {
  const { firstMs, longestMs } = returnOf(auth);
  return {
    reconnectionDelay: firstMs,
    reconnectionDelayMax: longestMs,
    randomizationFactor: 1,
  };
}

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
    ...comingBack(auth),
  });
  const stay = comeBackWhenRefused(socket);
  const leave = comeBackWhenOnline(socket, window);
  return {
    socket,
    close: () => {
      leave();
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

/** What of a page says that its device is on a network again. */
export type OnlineNews = Pick<Window, 'addEventListener' | 'removeEventListener'>;

/** A device that was off the network comes back at once: it alone was away, not the whole hall. */
export function comeBackWhenOnline(
  socket: Pick<Socket, 'connected' | 'connect'>,
  page: OnlineNews,
): () => void {
  const comeBack = () => {
    if (!socket.connected) socket.connect();
  };
  page.addEventListener('online', comeBack);
  return () => page.removeEventListener('online', comeBack);
}
