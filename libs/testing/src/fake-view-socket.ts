type Handler = (...args: never[]) => void;
type Acknowledge = (late: Error | null, answer?: unknown) => void;

/** Whom an event is told to, in the order in which they asked. */
class Listeners {
  private readonly handlers = new Map<string, Set<Handler>>();

  on(name: string, handler: Handler): this {
    this.handlers.set(name, (this.handlers.get(name) ?? new Set()).add(handler));
    return this;
  }

  off(name: string, handler?: Handler): this {
    if (handler) this.handlers.get(name)?.delete(handler);
    else this.handlers.delete(name);
    return this;
  }

  tell(name: string, ...args: unknown[]): void {
    for (const handler of [...(this.handlers.get(name) ?? [])]) {
      (handler as (...given: unknown[]) => void)(...args);
    }
  }
}

/** A socket whose answers and updates the test sends, in the order it wants to prove. */
export class FakeViewSocket extends Listeners {
  connected = true;
  /** What the screen asked for, oldest first. */
  readonly joins: {
    readonly branchId?: string;
    readonly view?: string;
    readonly since?: number;
  }[] = [];
  /** The connection below the socket, which hears the server's pings. */
  readonly io = new Listeners();
  private readonly open: Acknowledge[] = [];

  timeout(): this {
    return this;
  }

  emit(_: 'join', join: { since?: number }, ack: Acknowledge): this {
    this.joins.push(join);
    this.open.push(ack);
    return this;
  }

  /** Answers a join with a value, the latest unless told which, counted from 0. */
  answer(value: unknown, join = this.open.length - 1): void {
    this.open[join]?.(null, { ok: true, value });
  }

  /** Answers the latest join with a problem. */
  refuse(problem: unknown): void {
    this.open.at(-1)?.(null, { ok: false, problem });
  }

  /** Lets the latest join run out of time. */
  fallSilent(): void {
    this.open.at(-1)?.(new Error('operation has timed out'));
  }

  receive(
    name: 'connect' | 'disconnect' | 'connect_error' | 'update' | 'hint',
    ...args: unknown[]
  ): void {
    if (name === 'connect') this.connected = true;
    if (name === 'disconnect' || name === 'connect_error') this.connected = false;
    this.tell(name, ...args);
  }

  /** Cuts the link. */
  drop(): void {
    this.receive('disconnect', 'transport close');
  }

  /** The link is back. */
  comeBack(): void {
    this.receive('connect');
  }

  /** The server's ping. */
  ping(): void {
    this.io.tell('ping');
  }
}
