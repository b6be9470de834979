import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** When a connection is cut that says it commits: before the database hears of it, or before we hear that it did. */
export type Cut = 'unheard' | 'unanswered';

const COMMIT = Buffer.from('COMMIT\0');

/** Stands between a server and its PostgreSQL, and loses what it is told to lose. */
export class CuttingProxy {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private cuts: Cut[] = [];
  private isHeld = false;
  private constructor(
    private readonly server: Server,
    /** The database's address, through here. */
    readonly url: string,
  ) {}

  static async before(target: string): Promise<CuttingProxy> {
    const { hostname, port } = new URL(target);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(target);
    url.port = String((server.address() as AddressInfo).port);
    const proxy = new CuttingProxy(server, url.href);
    server.on('connection', (near) => proxy.join(near, connect(Number(port), hostname)));
    return proxy;
  }

  /** Commits to come, each cut in its way; those after them are let through. */
  cutCommits(...cuts: readonly Cut[]): void {
    this.cuts = [...cuts];
  }

  /** Cuts that were not made yet. */
  get left(): number {
    return this.cuts.length;
  }

  /** Ends every connection as it stands, and lets new ones through. */
  cutAll(): void {
    for (const [near, far] of this.pairs) {
      near.destroy();
      far.destroy();
    }
  }

  /** Keeps everything that is said from now on, or passes it on. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    for (const [near, far] of this.pairs) {
      if (isHeld) near.pause();
      else near.resume();
      if (isHeld) far.pause();
      else far.resume();
    }
  }

  async close(): Promise<void> {
    this.server.close();
    this.cutAll();
    await once(this.server, 'close');
  }

  private join(near: Socket, far: Socket): void {
    const pair = [near, far] as const;
    this.pairs.add(pair);
    let isDeaf = false;
    for (const one of pair) {
      one.on('error', () => undefined);
      one.once('close', () => {
        for (const each of pair) each.destroy();
        this.pairs.delete(pair);
      });
    }
    near.on('data', (said) => {
      const cut = said.includes(COMMIT) ? this.cuts.shift() : undefined;
      if (cut === 'unheard') near.destroy();
      else far.write(said);
      if (cut === 'unanswered') isDeaf = true;
    });
    far.on('data', (said) => {
      if (isDeaf) near.destroy();
      else near.write(said);
    });
    if (this.isHeld) this.hold(true);
  }
}
