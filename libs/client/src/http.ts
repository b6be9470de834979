import {
  type AnswerOf,
  type BodyOf,
  pathOf,
  type PathParameter,
  type RouteSpec,
  SCREEN_HEADER,
  type ScreenName,
} from '@lobbyflow/contract';
import { ApiProblem, problemIn } from './trouble.js';

/** A branch's own network answers in milliseconds; by then something is broken. */
const ANSWER_TIMEOUT_MS = 10_000;
/** A file is laid out first, and others may wait for theirs. */
const FILE_TIMEOUT_MS = 60_000;

/** What of `fetch` is used here, so that a spec can stand in for it. */
export type Fetch = (
  path: string,
  init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly credentials: 'same-origin';
    readonly signal: AbortSignal;
    readonly body?: string;
  },
) => Promise<
  Pick<Response, 'status' | 'text'> &
    Partial<Pick<Response, 'blob'>> & { readonly headers: Pick<Headers, 'get'> }
>;

/** A file that the server has made. */
export interface TakenFile {
  readonly name: string;
  readonly bytes: Blob;
}

export interface ApiSettings {
  /** Which page asks: picks its cookie. The phone page has none: it shows the ticket's token. */
  readonly screen?: ScreenName;
  /** Shown as a bearer token. */
  readonly token?: string;
  /** The browser's own when left out. */
  readonly fetch?: Fetch;
}

/** Whether something with these fields may be left out: none of them is needed. */
type IsOptional<Fields> = [Fields] extends [Readonly<Record<string, never>>]
  ? true
  : [Partial<Fields>] extends [Fields]
    ? true
    : false;

/** A body that is one of several shapes stays one body: hence no distribution over them. */
type Needed<Body> = [Body] extends [undefined]
  ? { readonly body?: undefined }
  : IsOptional<Body> extends true
    ? { readonly body?: Body }
    : { readonly body: Body };

/** What one call of a route carries besides the command's id. A body that may be empty may be left out. */
export type Request<Spec extends RouteSpec> = Needed<BodyOf<Spec>> & {
  readonly params?: Partial<Record<PathParameter, string>> | undefined;
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined;
  /** The revision of the ticket that the user was looking at; an older one is refused as `stale`. */
  readonly ifMatch?: number | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** The same, with the id that every command has to carry. */
export type Call<Spec extends RouteSpec> = Request<Spec> &
  (Spec['isCommand'] extends true
    ? { readonly commandId: string }
    : { readonly commandId?: undefined });

/** The server as a screen sees it. */
export interface Api {
  /**
   * Calls a route of the contract's `ROUTES` once and reads the answer with its schema.
   * @throws {ApiProblem} for everything else, a lost link (`no-link`) included
   */
  readonly call: <Spec extends RouteSpec>(
    route: Spec,
    ...given: IsOptional<Call<Spec>> extends true ? [call?: Call<Spec>] : [call: Call<Spec>]
  ) => Promise<AnswerOf<Spec>>;
  /** Calls a route that answers with a file. Throws like `call`. */
  readonly take: (
    route: RouteSpec & { readonly isFile: true },
    given: Pick<AnyCall, 'params' | 'query'>,
  ) => Promise<TakenFile>;
  /** Tells of every problem any call meets, such as a session that has run out. Returns the way out. */
  readonly onProblem: (listener: (problem: ApiProblem) => void) => () => void;
}

/** Any call, once its type was checked where it was made. */
export interface AnyCall {
  readonly body?: unknown;
  readonly params?: Partial<Record<PathParameter, string>> | undefined;
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly ifMatch?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly commandId?: string | undefined;
}

/** Makes a screen's one way of asking and telling the server. */
export function createApi(settings: ApiSettings): Api {
  const listeners = new Set<(problem: ApiProblem) => void>();
  const ask = settings.fetch ?? ((path, init) => fetch(path, init));

  async function told<T>(asking: Promise<T>): Promise<T> {
    try {
      return await asking;
    } catch (fault) {
      const problem = fault instanceof ApiProblem ? fault : new ApiProblem('no-link');
      for (const listener of listeners) listener(problem);
      throw problem;
    }
  }
  const call = async (route: RouteSpec, given: AnyCall = {}): Promise<unknown> =>
    readAnswer(route, await send(ask, settings, route, given));
  const take = async (route: RouteSpec, given: AnyCall): Promise<TakenFile> =>
    readFile(await send(ask, settings, route, given));

  return {
    call: ((route: RouteSpec, given?: AnyCall) => told(call(route, given))) as Api['call'],
    take: (route, given) => told(take(route, given)),
    onProblem(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function send(ask: Fetch, settings: ApiSettings, route: RouteSpec, given: AnyCall) {
  const body = route.body ? JSON.stringify(given.body ?? {}) : undefined;
  const tooLate = AbortSignal.timeout(route.isFile === true ? FILE_TIMEOUT_MS : ANSWER_TIMEOUT_MS);
  return ask(pathOf(route, given.params) + queryOf(given.query), {
    method: route.method,
    headers: headersOf(settings, given, body !== undefined),
    credentials: 'same-origin',
    signal: given.signal ? AbortSignal.any([given.signal, tooLate]) : tooLate,
    ...(body === undefined ? {} : { body }),
  });
}

function headersOf(settings: ApiSettings, given: AnyCall, hasBody: boolean) {
  return {
    accept: 'application/json',
    ...(settings.screen ? { [SCREEN_HEADER]: settings.screen } : {}),
    ...(settings.token ? { authorization: `Bearer ${settings.token}` } : {}),
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
    ...(given.commandId === undefined ? {} : { 'idempotency-key': given.commandId }),
    ...(given.ifMatch === undefined ? {} : { 'if-match': `"${String(given.ifMatch)}"` }),
  };
}

function queryOf(query: AnyCall['query'] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

async function readAnswer(
  route: RouteSpec,
  response: Awaited<ReturnType<Fetch>>,
): Promise<unknown> {
  const text = await response.text();
  if (response.status >= 400) throw refusalIn(response, text);
  if (route.answer === null) return undefined;
  const read = route.answer.safeParse(parseJson(text));
  if (!read.success) throw new ApiProblem('unreadable-answer');
  return read.data;
}

async function readFile(response: Awaited<ReturnType<Fetch>>): Promise<TakenFile> {
  if (response.status >= 400) throw refusalIn(response, await response.text());
  const [, name] =
    /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  if (response.blob === undefined || name === undefined) throw new ApiProblem('unreadable-answer');
  return { name, bytes: await response.blob() };
}

/** A gateway in between may answer in the server's place, and knows nothing of problems. */
function refusalIn(response: Awaited<ReturnType<Fetch>>, text: string): ApiProblem {
  const problem = problemIn(parseJson(text));
  if (problem === null) {
    return new ApiProblem(response.status >= 502 ? 'no-link' : 'unreadable-answer');
  }
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : null;
  return new ApiProblem(problem.code, { problem, retryAfterMs });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
