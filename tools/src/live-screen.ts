import {
  type ClientToServerEvents,
  PROTOCOL_VERSION,
  type ServerToClientEvents,
  type ViewUpdate,
} from '@lobbyflow/contract';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';

export interface ScreenOptions {
  readonly url: string;
  readonly token: string;
  readonly branchId: string;
  readonly view: 'board' | 'kiosk' | 'staff';
  /** How it comes back when its link breaks; it does not when left out. */
  readonly comesBack?: Partial<ManagerOptions & SocketOptions>;
}

/** A screen without a picture: it joins its view whenever its link is there, and knows which revision it shows. */
export class LiveScreen {
  /** The revision it shows; `-1` until it has joined. */
  revision = -1;
  /** Called at each update, when it is there. */
  onUpdate: ((update: ViewUpdate) => void) | undefined;
  private readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  private joined: (() => void) | undefined;
  private gone: (() => void) | undefined;

  constructor(private readonly options: ScreenOptions) {
    this.socket = io(`${options.url}/live`, {
      auth: { token: options.token },
      transports: ['websocket'],
      forceNew: true,
      ...(options.comesBack ?? { reconnection: false }),
    });
    this.socket.on('connect', () => this.join());
    this.socket.on('disconnect', () => {
      this.revision = -1;
      this.gone?.();
      this.gone = undefined;
    });
    this.socket.on('update', (update) => {
      this.revision = update.revision;
      this.onUpdate?.(update);
    });
  }

  /** Resolves when it shows its view, the first time or again. */
  isThere(): Promise<void> {
    if (this.revision >= 0) return Promise.resolve();
    return new Promise((resolve) => (this.joined = resolve));
  }

  /** Resolves when its link is broken. */
  isGone(): Promise<void> {
    if (this.revision < 0) return Promise.resolve();
    return new Promise((resolve) => (this.gone = resolve));
  }

  close(): void {
    this.socket.close();
  }

  private join(): void {
    const { branchId, view } = this.options;
    this.socket.emit('join', { protocol: PROTOCOL_VERSION, branchId, view }, (answer) => {
      if (!answer.ok) throw new Error(`A screen was refused: ${answer.problem.code}`);
      this.revision = answer.value.revision;
      this.joined?.();
      this.joined = undefined;
    });
  }
}
