/** What a screen asked of the server. */
export interface AskedOfServer {
  readonly method: string;
  /** As it was called, with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What the server does with it: an answer with its status, or nothing at all. */
export type FakeAnswer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | 'lost';

interface Reply {
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly text: () => Promise<string>;
  readonly blob: () => Promise<Blob>;
}

/**
 * A server that answers what the test says; pass `fake.fetch` to `createApi`. Each route has a queue of
 * answers, of which the last one stays. What nobody foresaw is a lost link, and stands in `asked`.
 */
export class FakeServer {
  /** Everything that was asked, oldest first. */
  readonly asked: AskedOfServer[] = [];
  private readonly answers = new Map<string, FakeAnswer[]>();
  private readonly gates = new Map<string, Promise<void>>();

  /** Adds an answer for a method and a path below `/api/v1`, such as `POST /sessions`. */
  on(what: string, answer: FakeAnswer): this {
    this.answers.set(what, [...(this.answers.get(what) ?? []), answer]);
    return this;
  }

  /** Keeps answers back until the returned function is called. */
  hold(what: string): () => void {
    let open = (): void => undefined;
    this.gates.set(
      what,
      new Promise((resolve) => {
        open = resolve;
      }),
    );
    return open;
  }

  /** What was asked of one route. */
  askedOf(what: string): readonly AskedOfServer[] {
    return this.asked.filter((one) => keyOf(one) === what);
  }

  readonly fetch = async (
    path: string,
    init: {
      readonly method: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: string;
    },
  ): Promise<Reply> => {
    const body: unknown = init.body === undefined ? undefined : JSON.parse(init.body);
    const asked = { method: init.method, path, headers: init.headers, body };
    this.asked.push(asked);
    const key = keyOf(asked);
    await this.gates.get(key);
    const queue = this.answers.get(key) ?? [];
    const answer = (queue.length > 1 ? queue.shift() : queue[0]) ?? 'lost';
    if (answer === 'lost') throw new TypeError('Failed to fetch');
    const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
    return {
      status: answer.status,
      headers: { get: (name) => answer.headers?.[name.toLowerCase()] ?? null },
      text: () => Promise.resolve(text),
      blob: () => Promise.resolve(new Blob([text])),
    };
  };
}

function keyOf({ method, path }: Pick<AskedOfServer, 'method' | 'path'>): string {
  return `${method} ${path.replace(/^\/api\/v1/, '').replace(/\?.*$/, '')}`;
}
