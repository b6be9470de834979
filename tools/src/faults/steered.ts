import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const TEST = join(import.meta.dirname, '../../../apps/server/test');

/** Something that an audit of the operator found. */
export interface Finding {
  readonly code: string;
  readonly what: string;
}

/** What a server runs on. */
export interface StartWish {
  readonly folder: string;
  readonly databaseUrl?: string;
  /** The name of a fault that is planted into it. */
  readonly fault?: string;
  /** Strikes at every so many occasions. */
  readonly every?: number;
  /** What its wall clock says to begin with, and says until it is moved; the real one when left out. */
  readonly at?: number;
}

interface Told {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** The built product in a process of its own, with its ports in the hands of this one. */
export class SteeredServer {
  private readonly waiting = new Map<number, (told: Told) => void>();
  private last = 0;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (told: Told) => {
      this.waiting.get(told.id)?.(told);
      this.waiting.delete(told.id);
    });
    child.once('exit', (code) => {
      const error = `the server has ended with ${String(code)}`;
      for (const [id, hear] of this.waiting) hear({ id, error });
      this.waiting.clear();
    });
  }

  static async open(): Promise<SteeredServer> {
    const execArgv = ['--no-warnings', '--import', join(TEST, 'run-built.mjs')];
    const child = fork(join(TEST, 'steered-server.ts'), { execArgv });
    const steered = new SteeredServer(child);
    await steered.heard(0);
    return steered;
  }

  /** @throws Error where it refuses to start, with its sentence */
  async start(wish: StartWish): Promise<string> {
    const { url, refusal } = await this.tryStart(wish);
    if (url === null) throw new Error(refusal ?? 'no server');
    return url;
  }

  tryStart(
    wish: StartWish,
  ): Promise<{ readonly url: string | null; readonly refusal: string | null }> {
    return this.ask('start', wish);
  }

  async stop(): Promise<void> {
    await this.ask('stop');
  }

  /** Moves its clock: so much on the wall, and so much in truth. */
  async move(by: { readonly wallMs: number; readonly elapsedMs: number }): Promise<void> {
    await this.ask('move', by);
  }

  /** Has the hours of its branches looked at now. */
  async look(): Promise<void> {
    await this.ask('look');
  }

  /** The business day that its branch is in; `null` while it is closed. */
  businessDay(): Promise<string | null> {
    return this.ask('businessDay');
  }

  /** Makes the rows of the reports of all that is committed. */
  async rows(): Promise<void> {
    await this.ask('rows');
  }

  /** Has a signed checkpoint written of where each journal stands. */
  async note(): Promise<void> {
    await this.ask('note');
  }

  /** Puts a proxy before a database. @returns the address that leads through it */
  proxy(url: string): Promise<string> {
    return this.ask('proxy', { url });
  }

  /** Cuts the connections of the next commits: before the database hears, or before the server does. */
  async cut(...cuts: readonly ('unheard' | 'unanswered')[]): Promise<void> {
    await this.ask('cut', { cuts });
  }

  /** Cuts that are still to be made. */
  cutsLeft(): Promise<number> {
    return this.ask('cutsLeft');
  }

  /** Keeps back everything that server and database say to each other, or lets it through. */
  async hold(isHeld: boolean): Promise<void> {
    await this.ask('hold', { isHeld });
  }

  /** The last revision of a chain that holds. @throws Error where it does not */
  chain(): Promise<number> {
    return this.ask('chain');
  }

  /** How often the planted fault has struck. */
  planted(): Promise<number> {
    return this.ask('planted');
  }

  /** The faults that can be planted, and what each has to be found by. */
  faults(): Promise<readonly { readonly name: string; readonly showsAs: string }[]> {
    return this.ask('faults');
  }

  /** The operator's audit of a folder that no server has open. */
  async audit(folder: string): Promise<readonly Finding[]> {
    return (await this.ask<{ readonly findings: readonly Finding[] }>('audit', { folder }))
      .findings;
  }

  /** Ends the process as a power cut would. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  private async ask<T>(act: string, given?: object): Promise<T> {
    this.last += 1;
    const heard = this.heard(this.last);
    this.child.send({ id: this.last, act, given });
    return (await heard) as T;
  }

  private heard(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ value, error }) => {
        if (error === undefined) resolve(value);
        else reject(new Error(error));
      });
    });
  }
}
