import {
  type Api,
  useAsked,
  useBranchNow,
  useLine,
  useView,
  type ViewSocket,
} from '@lobbyflow/client';
import { type Branch, ROUTES, type User } from '@lobbyflow/contract';
import { BranchZone, LinkNotice, ProblemNotice, useMessages } from '@lobbyflow/ui';
import { useCallback, useMemo } from 'react';
import { DeskProvider } from './desk.js';
import { DeskScreen } from './desk-screen.js';

/** Somebody who is at home in one branch. */
export type BranchUser = User & { readonly branchId: string };

/** While a branch does not answer, nobody should have to press. */
const ASK_AGAIN_MS = 5_000;
/** Countdowns of a few seconds are followed by eye. */
const TICK_MS = 500;

interface Asking {
  readonly api: Api;
  readonly user: BranchUser;
}

/** Opens the line and learns the branch, for whoever is signed in. */
export function LiveDesk({ api, user }: Asking) {
  const socket = useLine({ screen: 'teller' });
  return socket === null ? <Waiting /> : <BranchDesk api={api} user={user} socket={socket} />;
}

/** The same over a line that is there already. */
export function BranchDesk({
  api,
  user,
  socket,
}: Asking & {
  readonly socket: ViewSocket;
}) {
  const { branchId } = user;
  const question = useCallback(
    () => api.call(ROUTES.getBranch, { params: { branchId } }),
    [api, branchId],
  );
  const { answer: branch, problem, askAgain } = useAsked(question, { againMs: ASK_AGAIN_MS });
  if (branch === null) return <Waiting problem={problem} onRetry={askAgain} />;
  return (
    <BranchZone timeZone={branch.timeZone}>
      <FollowedDesk api={api} user={user} socket={socket} branch={branch} />
    </BranchZone>
  );
}

function FollowedDesk({
  api,
  user,
  socket,
  branch,
}: Asking & { readonly socket: ViewSocket; readonly branch: Branch }) {
  const following = useView(socket, branch.id, 'staff');
  const now = useBranchNow(following.clock, TICK_MS);
  const { rows, revision, problem } = following;
  const picture = useMemo(() => rows && { rows, revision }, [rows, revision]);
  const desk = useMemo(
    () => picture && { api, branch, user, picture, now },
    [api, branch, user, picture, now],
  );
  const notices = problem ? (
    <ProblemNotice problem={problem} />
  ) : (
    <LinkNotice following={following} />
  );
  if (desk === null) return <Waiting>{notices}</Waiting>;
  return (
    <DeskProvider value={desk}>
      <DeskScreen>{notices}</DeskScreen>
    </DeskProvider>
  );
}

function Waiting({
  problem = null,
  onRetry,
  children,
}: {
  readonly problem?: Parameters<typeof ProblemNotice>[0]['problem'];
  readonly onRetry?: () => void;
  readonly children?: React.ReactNode;
}) {
  const t = useMessages();
  return (
    <main className="tl-wait">
      <h1>{t('teller.title')}</h1>
      {problem === null && <p role="status">{t('link.connecting')}</p>}
      <ProblemNotice problem={problem} onRetry={onRetry} />
      {children}
    </main>
  );
}
