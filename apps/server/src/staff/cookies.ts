import { SCREENS } from '@lobbyflow/contract';
import type { IncomingHttpHeaders } from 'node:http';

/** Names a request may give for the page that asks; `staff` when it gives none. */
const PAGES: ReadonlySet<string> = new Set([...SCREENS, 'staff']);
const DEFAULT_PAGE = 'staff';

/** What of a request, or of a socket's handshake, says who is asking. */
export interface Presented {
  readonly headers: Pick<IncomingHttpHeaders, 'authorization' | 'cookie' | 'origin' | 'host'>;
  /** Which page asks: only its own cookie counts, and without it none does. */
  readonly screen: string | undefined;
  /** A token shown in so many words, as in a socket's `auth`. */
  readonly token?: string | undefined;
}

/** The page whose cookie is meant. */
export function pageOf(screen: unknown): string {
  return typeof screen === 'string' && PAGES.has(screen) ? screen : DEFAULT_PAGE;
}

/**
 * The token that counts: the one shown in so many words, else that of the
 * page's cookie. A cookie counts only when the request names its page, which no
 * form of another site can do, and comes from a page of ours.
 */
export function tokenIn({ headers, screen, token }: Presented): string | null {
  if (token !== undefined && token !== '') return token;
  const [, bearer] = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(headers.authorization ?? '') ?? [];
  if (bearer !== undefined) return bearer;
  if (headers.authorization !== undefined) return null;
  if (screen === undefined || !PAGES.has(screen) || !isOurs(headers)) return null;
  const cookies = cookiesIn(headers.cookie);
  return cookies.get(secureName(screen)) ?? cookies.get(plainName(screen)) ?? null;
}

/** Whether the page that asks came from this very host; programs send no origin. */
export function isOurs({ origin, host }: Pick<IncomingHttpHeaders, 'origin' | 'host'>): boolean {
  if (origin === undefined) return true;
  try {
    return host !== undefined && new URL(origin).host === host;
  } catch {
    return false;
  }
}

/** The cookies of a request, by name. */
export function cookiesIn(header = ''): ReadonlyMap<string, string> {
  const pairs = header.split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const];
  });
  return new Map(pairs);
}

/** The page that stands for the browser itself; its cookie lets nobody in. */
export const KNOWN_PAGE = 'known';

export const secureName = (page: string) => `__Host-lobbyflow-${page}`;
export const plainName = (page: string) => `lobbyflow-${page}`;

export interface CookieSetting {
  readonly page: string;
  /** Empty: take the cookie away. */
  readonly token: string;
  readonly maxAgeSeconds: number;
  /** A demo over plain HTTP also sets a cookie that browsers keep there. */
  readonly isPlainHttpDemo: boolean;
}

/** The `Set-Cookie` lines that keep a token, or take it away. */
export function setCookies({
  page,
  token,
  maxAgeSeconds,
  isPlainHttpDemo,
}: CookieSetting): string[] {
  const rest = `Path=/; Max-Age=${token === '' ? 0 : maxAgeSeconds}; HttpOnly; SameSite=Strict`;
  const secure = `${secureName(page)}=${token}; ${rest}; Secure`;
  return isPlainHttpDemo ? [secure, `${plainName(page)}=${token}; ${rest}`] : [secure];
}
