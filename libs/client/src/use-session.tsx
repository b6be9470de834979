import { ROUTES, type Session, type User } from '@lobbyflow/contract';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { Api } from './http.js';
import { ApiProblem } from './trouble.js';

/** Who is signed in at this screen. */
export type SignedIn =
  | { readonly is: 'unknown'; readonly problem: ApiProblem | null }
  | { readonly is: 'out' }
  | { readonly is: 'in'; readonly user: User };

/** What a screen can do about it. */
export interface UserSession {
  readonly state: SignedIn;
  /** Resolves with the problem, or with `null` when it went well. */
  readonly signIn: (username: string, password: string) => Promise<ApiProblem | null>;
  readonly signOut: () => Promise<void>;
  /** Asks again who is signed in, as after a lost link at the start. */
  readonly ask: () => Promise<void>;
}

const Signed = createContext<UserSession | null>(null);

/**
 * Knows who is signed in, from the page's own cookie. A session that runs out shows as signed out at
 * the next call that is refused for it.
 */
export function SessionProvider({
  api,
  children,
}: {
  readonly api: Api;
  readonly children: ReactNode;
}) {
  const [state, setState] = useState<SignedIn>({ is: 'unknown', problem: null });

  const ask = useCallback(async () => {
    setState(await whoIsIn(api));
  }, [api]);
  const signIn = useCallback(
    async (username: string, password: string) => {
      const answer = await orProblem<Session>(
        api.call(ROUTES.signIn, { body: { username, password } }),
      );
      if (answer instanceof ApiProblem) return answer;
      setState({ is: 'in', user: answer.user });
      return null;
    },
    [api],
  );
  const signOut = useCallback(async () => {
    await orProblem(api.call(ROUTES.signOut));
    setState({ is: 'out' });
  }, [api]);

  useEffect(() => {
    void ask();
    return api.onProblem(({ code }) => {
      if (code === 'unauthenticated') setState({ is: 'out' });
    });
  }, [api, ask]);

  const session = useMemo(() => ({ state, signIn, signOut, ask }), [state, signIn, signOut, ask]);
  return <Signed value={session}>{children}</Signed>;
}

/** Who is signed in here, and the way in and out. Below a {@link SessionProvider} only. */
export function useSession(): UserSession {
  const session = useContext(Signed);
  if (session === null) throw new Error('useSession is used outside of SessionProvider');
  return session;
}

async function whoIsIn(api: Api): Promise<SignedIn> {
  const answer = await orProblem<User>(api.call(ROUTES.whoAmI));
  if (!(answer instanceof ApiProblem)) return { is: 'in', user: answer };
  return answer.code === 'unauthenticated' ? { is: 'out' } : { is: 'unknown', problem: answer };
}

async function orProblem<T>(call: Promise<T>): Promise<T | ApiProblem> {
  try {
    return await call;
  } catch (fault) {
    if (fault instanceof ApiProblem) return fault;
    throw fault;
  }
}
