import {
  type RouteSpec,
  ROUTES,
  pathOf,
  type PathParameter,
  type StaffRole,
} from '@lobbyflow/contract';
import type { BranchId, Instant } from '@lobbyflow/engine';
import { FakeClock } from '@lobbyflow/testing';
import { randomUUID } from 'node:crypto';
import request, { type Response, type Test } from 'supertest';
import { DEMO_STAFF } from '../src/demo/demo-branch.js';
import { DevicesService } from '../src/devices/devices.service.js';
import type { Ports } from '../src/journal/journal.module.js';
import { Fatal } from '../src/ports/fatal.js';
import type { ScreenFiles } from '../src/screens/screen-files.js';
import { Callers } from '../src/staff/callers.js';
import type { ServerSettings } from '../src/settings.js';
import { type RunningServer, startServer, type StartOptions } from '../src/start.js';
import { databaseUrlFor, newData, removeData } from './databases.js';

export const DEMO = 'demo' as BranchId;

/** Keeps what would have ended the process. */
export class FakeFatal extends Fatal {
  readonly reasons: Error[] = [];
  stop(reason: Error): void {
    this.reasons.push(reason);
  }
}

/** Elapses with the clock of a test: nothing jumps. */
class FakeStopwatch {
  constructor(private readonly clock: FakeClock) {}
  elapsedMs(): number {
    return this.clock.now();
  }
  elapsedWithSleepMs(): number {
    return this.clock.now();
  }
}

export interface ServerWish {
  readonly mode?: 'demo' | 'production';
  readonly hasLimits?: boolean;
  readonly takesContacts?: boolean;
  readonly log?: ServerSettings['log'];
  readonly logTo?: StartOptions['logTo'];
  readonly origins?: readonly string[];
  readonly proxies?: readonly string[];
  readonly webhookNetworks?: readonly string[];
  /** An instant to begin with; the real time when left out. */
  readonly clock?: FakeClock;
  /** An earlier server's folder, to start on it again. */
  readonly folder?: string;
  readonly screens?: ScreenFiles;
}

/** What one call carries; a body, a key and a token of `lead` when left out. */
export interface Sent {
  readonly params?: Partial<Record<PathParameter, string>>;
  readonly body?: unknown;
  readonly query?: Record<string, string>;
  /** A demo account or device, or a token in so many words; `null` for nobody. */
  readonly as?: string | null;
  readonly commandId?: string;
  readonly ifMatch?: number;
}

export interface TestServer extends RunningServer {
  readonly folder: string;
  readonly fatal: FakeFatal;
  /** The token of a demo account, of `kiosk` or `display`, signed in at first use. */
  readonly tokenOf: (name: string) => Promise<string>;
  /** Calls a route; at the demo branch unless the parameters say another. */
  readonly call: (route: RouteSpec, sent?: Sent) => Promise<Response>;
  /** A bare request. */
  readonly http: (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string) => Test;
  /** Stops, and takes the folder away. */
  readonly close: () => Promise<void>;
}

/** A listening server on a database file of its own; in demo mode, with its branch and accounts. */
export async function aServer(wish: ServerWish = {}): Promise<TestServer> {
  const folder = wish.folder ?? (await newData());
  const fatal = new FakeFatal();
  const ports: Ports = {
    fatal,
    ...(wish.clock && { clock: wish.clock, stopwatch: new FakeStopwatch(wish.clock) }),
  };
  const isDemo = wish.mode !== 'production';
  const running = await startServer(
    {
      port: 0,
      host: '127.0.0.1',
      folder,
      databaseUrl: databaseUrlFor(folder),
      isDemo,
      hasLimits: wish.hasLimits ?? true,
      takesContacts: wish.takesContacts ?? false,
      origins: wish.origins ?? [],
      proxies: wish.proxies ?? [],
      webhookNetworks: wish.webhookNetworks ?? [],
      log: wish.log ?? 'silent',
    },
    {
      ports,
      ...(wish.screens && { screens: wish.screens }),
      ...(wish.logTo && { logTo: wish.logTo }),
    },
  );
  const tokenOf = signsIn(running);
  return {
    ...running,
    folder,
    fatal,
    tokenOf,
    call: async (route, sent = {}) => send(running.url, route, sent, await bearerOf(sent, tokenOf)),
    http: (method, path) => request(running.url)[method](path),
    close: async () => {
      await running.stop();
      await removeData(folder);
    },
  };
}

/** A clock at nine in the morning of a Monday, in Shanghai. */
export function aMorning(): FakeClock {
  return new FakeClock(Date.parse('2026-01-05T01:00:00Z') as Instant);
}

async function bearerOf({ as = 'lead' }: Sent, tokenOf: TestServer['tokenOf']) {
  return as === null ? null : tokenOf(as);
}

function send(url: string, route: RouteSpec, sent: Sent, token: string | null): Test {
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const path = pathOf(route, { branchId: DEMO, ...sent.params });
  let test = request(url)
    [method](path)
    .query(sent.query ?? {});
  if (token !== null) test = test.set('Authorization', `Bearer ${token}`);
  if (route.isCommand === true) test = test.set('Idempotency-Key', sent.commandId ?? randomUUID());
  if (sent.ifMatch !== undefined) test = test.set('If-Match', `"${sent.ifMatch}"`);
  return route.method === 'GET' ? test : test.send(sent.body ?? {});
}

const ACCOUNTS: ReadonlyMap<string, StaffRole> = new Map(DEMO_STAFF);

/** Hands out tokens as the product does; anything that is no name counts as a token. */
function signsIn({ app, url }: RunningServer): TestServer['tokenOf'] {
  const tokens = new Map<string, Promise<string>>();
  const signIn = async (name: string): Promise<string> => {
    if (name === 'kiosk' || name === 'display')
      return app.get(DevicesService).enrolDemo(DEMO, name);
    const { body } = await request(url)
      .post(pathOf(ROUTES.signIn))
      .send({ username: name, password: 'demo' })
      .expect(201);
    return (body as { token: string }).token;
  };
  return async (name) => {
    if (!ACCOUNTS.has(name) && name !== 'kiosk' && name !== 'display') return name;
    const known = await tokens.get(name);
    // A session may have run out on the clock of the test.
    if (known !== undefined && (await app.get(Callers).withToken(known)) !== null) return known;
    const fresh = signIn(name);
    tokens.set(name, fresh);
    return fresh;
  };
}

/** For a spec of what an open socket hears when its token is revoked. */
export const callersOf = ({ app }: TestServer) => app.get(Callers);
