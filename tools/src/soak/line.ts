import { createServer, type Socket, connect } from 'node:net';

/** The cable between a board and its server: it can be pulled, and put into another server. */
export interface Line {
  readonly url: string;
  /** Breaks every connection, and takes none until it is whole again. */
  readonly pull: () => void;
  /** Makes it whole, to the server at this address. */
  readonly plugInto: (url: string) => void;
  readonly close: () => void;
}

/** Lays a line to nowhere yet, on a free port of this machine. */
export async function layLine(): Promise<Line> {
  const open = new Set<Socket>();
  let target: URL | null = null;
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
  };
  const server = createServer((near) => {
    if (target === null) return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) keep(socket);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    return near.pipe(far).pipe(near);
  });
  const pull = () => {
    target = null;
    for (const socket of open) socket.destroy();
  };
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    pull,
    plugInto(url) {
      target = new URL(url);
    },
    close() {
      pull();
      server.close();
    },
  };
}
