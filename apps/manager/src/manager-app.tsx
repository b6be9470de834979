import { type Api, useSession, type ViewSocket } from '@lobbyflow/client';
import type { Role, User } from '@lobbyflow/contract';
import {
  Button,
  LanguageSwitch,
  Notice,
  ProblemNotice,
  SignInForm,
  useMessages,
} from '@lobbyflow/ui';
import { lazy, Suspense, useState } from 'react';
import { BranchChoiceScreen } from './branch-choice-screen.js';
import { BranchDesk } from './branch-desk.js';
import { useBranchInAddress } from './branch-in-address.js';

/** Looked at now and then, by the head office. */
const UnansweredScreen = lazy(async () => {
  try {
    return { default: (await import('./unanswered-screen.js')).UnansweredScreen };
  } catch {
    return { default: NoLink };
  }
});
const OverviewScreen = lazy(async () => {
  try {
    return { default: (await import('./overview-screen.js')).OverviewScreen };
  } catch {
    return { default: NoLink };
  }
});
const NoLink = () => (
  <ProblemNotice problem={{ code: 'no-link' }} onRetry={() => window.location.reload()} />
);

/** Whose screen this is; `hq` looks on. */
const AT_HOME: readonly Role[] = ['lead', 'branch-admin', 'admin', 'hq'];

interface Connection {
  readonly api: Api;
  /** The live line; a constant hook, so that a spec can hand in its own socket. */
  readonly useSocket: () => ViewSocket | null;
}

/** From signing in to the hall. */
export function ManagerApp(connection: Connection) {
  const { state, signIn, ask } = useSession();
  const t = useMessages();
  switch (state.is) {
    case 'unknown':
      return (
        <main className="mg-plain">
          {state.problem === null ? (
            <p role="status">{t('state.loading')}</p>
          ) : (
            <ProblemNotice problem={state.problem} onRetry={() => void ask()} />
          )}
        </main>
      );
    case 'out':
      return <SignInForm title={t('manager.title')} onSignIn={signIn} />;
    case 'in':
      return <ForUser key={state.user.id} user={state.user} {...connection} />;
  }
}

function ForUser({ user, api, useSocket }: Connection & { readonly user: User }) {
  const { signOut } = useSession();
  const t = useMessages();
  const [wished, go] = useBranchInAddress();
  const branchId = user.branchId ?? wished;
  if (!AT_HOME.includes(user.role)) {
    const out = <Button onClick={() => void signOut()}>{t('sign-in.out')}</Button>;
    return (
      <main className="mg-plain">
        <Notice tone="warning" actions={out}>
          {t('manager.not-for-role')}
        </Notice>
      </main>
    );
  }
  if (branchId === null) return <AllBranches api={api} user={user} onChoose={go} />;
  return (
    <BranchDesk
      key={branchId}
      user={user}
      branchId={branchId}
      api={api}
      useSocket={useSocket}
      onLeave={user.branchId === null ? () => go(null) : null}
    />
  );
}

/** Who is at home in every branch: which one to look at, and what none of them has done. */
function AllBranches({
  api,
  user,
  onChoose,
}: Pick<Connection, 'api'> & {
  readonly user: User;
  readonly onChoose: (branchId: string) => void;
}) {
  const { signOut } = useSession();
  const t = useMessages();
  const [page, turnTo] = useState<'branches' | 'overview' | 'unanswered'>('branches');
  const mayLook = user.role === 'hq' || user.role === 'admin';
  return (
    <>
      <div className="mg-bar">
        {mayLook && page === 'branches' && (
          <>
            <Button kind="primary" onClick={() => turnTo('overview')}>
              {t('manager.overview')}
            </Button>
            <Button kind="quiet" icon="bell" onClick={() => turnTo('unanswered')}>
              {t('manager.unanswered')}
            </Button>
          </>
        )}
        <LanguageSwitch />
        <Button kind="quiet" onClick={() => void signOut()}>
          {t('sign-in.out')}
        </Button>
      </div>
      {page === 'branches' ? (
        <BranchChoiceScreen api={api} onChoose={onChoose} />
      ) : (
        <Suspense fallback={<p role="status">{t('state.loading')}</p>}>
          {page === 'overview' ? (
            <OverviewScreen api={api} onBack={() => turnTo('branches')} onChoose={onChoose} />
          ) : (
            <UnansweredScreen api={api} onBack={() => turnTo('branches')} onChoose={onChoose} />
          )}
        </Suspense>
      )}
    </>
  );
}
