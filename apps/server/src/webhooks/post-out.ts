import type { DeliveryFault } from '@lobbyflow/contract';
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { MayReach } from './allowed-address.js';

/** Whoever takes longer hears it again later. */
const LONGEST_MS = 10_000;

/** What became of an attempt: the receiver’s status, or why there is none. */
export type Posted =
  | { readonly httpStatus: number; readonly fault: null }
  | { readonly httpStatus: number | null; readonly fault: DeliveryFault };

export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Every address of a name; a parameter, so that a spec can stand in for the network’s names. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** As the system resolves names. */
export const systemNames: Resolve = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address);

/**
 * Posts once. The name is resolved here, every address of it must be one that may be reached, and the
 * connection goes to one of those that were looked at: a name that answers otherwise the second time
 * leads nowhere else. A redirect is not followed, and the answer’s body is not read.
 */
export async function postOut(
  { url, headers, body }: Outgoing,
  { mayReach, resolve = systemNames }: { readonly mayReach: MayReach; readonly resolve?: Resolve },
): Promise<Posted> {
  const target = new URL(url);
  const name = target.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(name) > 0 ? [name] : await resolve(name).catch(() => []);
  const [first] = addresses;
  if (first === undefined) return { httpStatus: null, fault: 'not-found' };
  if (!addresses.every(mayReach)) return { httpStatus: null, fault: 'address-not-allowed' };
  return send(target, first, { headers, body });
}

function send(
  target: URL,
  address: string,
  { headers, body }: Omit<Outgoing, 'url'>,
): Promise<Posted> {
  const pinned: LookupFunction = (_, options, done) => {
    const family = isIP(address);
    if (options.all === true) done(null, [{ address, family }]);
    else done(null, address, family);
  };
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(LONGEST_MS);
    const length = String(Buffer.byteLength(body));
    const outgoing = request(
      target,
      {
        ...{ method: 'POST', agent: false, lookup: pinned, signal },
        headers: { ...headers, 'content-length': length, connection: 'close' },
      },
      (response) => {
        resolve(outcomeOf(response.statusCode ?? 0));
        response.destroy();
      },
    );
    outgoing.on('error', () => {
      resolve({ httpStatus: null, fault: signal.aborted ? 'too-slow' : 'not-reached' });
    });
    outgoing.end(body);
  });
}

function outcomeOf(httpStatus: number): Posted {
  if (httpStatus >= 200 && httpStatus < 300) return { httpStatus, fault: null };
  const isElsewhere = httpStatus >= 300 && httpStatus < 400;
  return { httpStatus, fault: isElsewhere ? 'redirected' : 'refused' };
}
