import { useSession } from '@lobbyflow/client';
import type { User } from '@lobbyflow/contract';
import { Button, Notice, ProblemNotice, SignInForm, useMessages } from '@lobbyflow/ui';
import type { ReactNode } from 'react';
import type { BranchUser } from './live-desk.js';

/** The door: who is signed in, and whether this account runs counters. */
export function TellerScreen({ desk }: { readonly desk: (user: BranchUser) => ReactNode }) {
  const { state, signIn, signOut, ask } = useSession();
  const t = useMessages();
  switch (state.is) {
    case 'out':
      return <SignInForm title={t('teller.title')} onSignIn={signIn} />;
    case 'unknown':
      return (
        <main className="tl-wait">
          <h1>{t('teller.title')}</h1>
          {state.problem === null ? (
            <p role="status">{t('state.loading')}</p>
          ) : (
            <ProblemNotice problem={state.problem} onRetry={() => void ask()} />
          )}
        </main>
      );
    case 'in':
      if (runsCounters(state.user)) return desk(state.user);
      return (
        <main className="tl-wait">
          <h1>{t('teller.title')}</h1>
          <Notice
            tone="warning"
            actions={<Button onClick={() => void signOut()}>{t('sign-in.out')}</Button>}
          >
            {t('teller.not-for-role')}
          </Notice>
        </main>
      );
  }
}

function runsCounters(user: User): user is BranchUser {
  return user.branchId !== null && (user.role === 'teller' || user.role === 'lead');
}
