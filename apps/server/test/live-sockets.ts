import { type Ack, type JoinAnswer, PROTOCOL_VERSION } from '@lobbyflow/contract';
import { io, type Socket } from 'socket.io-client';
import { DEMO, type TestServer } from './a-server.js';

/** Screens of a test on real sockets, all closed at once. */
export class LiveSockets {
  private readonly sockets: Socket[] = [];

  constructor(private readonly server: () => TestServer) {}

  open(auth: object, more: object = {}): Socket {
    const { url } = this.server();
    const socket = io(`${url}/live`, { transports: ['websocket'], auth, ...more });
    this.sockets.push(socket);
    return socket;
  }

  /** Opens one as a demo account or device. */
  async openAs(name: string): Promise<Socket> {
    return this.open({ token: await this.server().tokenOf(name) });
  }

  close(): void {
    for (const socket of this.sockets.splice(0)) socket.close();
  }
}

/** Sends a join as it is given. */
export const ask = (socket: Socket, join: unknown): Promise<Ack<JoinAnswer>> =>
  socket.timeout(5_000).emitWithAck('join', join) as Promise<Ack<JoinAnswer>>;

export const join = (socket: Socket, view: string, since?: number, branchId: string = DEMO) =>
  ask(socket, { protocol: PROTOCOL_VERSION, branchId, view, since });

/** The value of a join that is answered with one. */
export async function joined(socket: Socket, view: string, since?: number): Promise<JoinAnswer> {
  const answer = await join(socket, view, since);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}

/** The next thing of this name that a socket hears. */
export const next = <T>(socket: Socket, event: string): Promise<T> =>
  new Promise((resolve) => socket.once(event, resolve));
