import {
  type Api,
  useAsked,
  useBranchNow,
  useSession,
  useView,
  type ViewSocket,
} from '@lobbyflow/client';
import { type Branch, ROUTES, type User } from '@lobbyflow/contract';
import { BranchZone, Button, LinkNotice, ProblemNotice, useMessages } from '@lobbyflow/ui';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { type Hall, HallContext, NowContext, permitted } from './hall.js';
import { HallScreen } from './hall-screen.js';
import { TicketPanel } from './ticket-panel.js';
import { type Page, TopBar } from './top-bar.js';
import { useTold } from './use-told.js';

/** Looked at now and then, so it comes after the hall; by then a lost link must not take the hall away. */
const loadDay = async () => {
  try {
    return { default: (await import('./day-screen.js')).DayScreen };
  } catch {
    return { default: NoLink };
  }
};
const DayScreen = lazy(loadDay);
const TrendsScreen = lazy(async () => {
  try {
    return { default: (await import('./trends-screen.js')).TrendsScreen };
  } catch {
    return { default: NoLink };
  }
});
const PlanningScreen = lazy(async () => {
  try {
    return { default: (await import('./planning-screen.js')).PlanningScreen };
  } catch {
    return { default: NoLink };
  }
});
const DevicesScreen = lazy(async () => {
  try {
    return { default: (await import('./devices-screen.js')).DevicesScreen };
  } catch {
    return { default: NoLink };
  }
});

const SecondLineScreen = lazy(async () => {
  try {
    return { default: (await import('./second-line-screen.js')).SecondLineScreen };
  } catch {
    return { default: NoLink };
  }
});

interface DeskProps {
  readonly user: User;
  readonly api: Api;
  /** Back to the choice of branches; `null` for those who have one branch only. */
  readonly onLeave: (() => void) | null;
}

/** One branch: asks for what is set up there, and opens the live line. */
export function BranchDesk({
  branchId,
  useSocket,
  ...desk
}: DeskProps & {
  readonly branchId: string;
  readonly useSocket: () => ViewSocket | null;
}) {
  const { api, onLeave } = desk;
  const t = useMessages();
  const socket = useSocket();
  const { answer, problem, askAgain } = useAsked(
    useCallback(() => api.call(ROUTES.getBranch, { params: { branchId } }), [api, branchId]),
  );
  if (answer !== null && socket !== null) {
    return (
      <BranchZone timeZone={answer.timeZone}>
        <LiveDesk branch={answer} socket={socket} {...desk} />
      </BranchZone>
    );
  }
  return (
    <main className="mg-plain">
      {problem === null && <p role="status">{t('state.loading')}</p>}
      <ProblemNotice problem={problem} onRetry={askAgain} />
      {problem !== null && onLeave !== null && (
        <Button icon="back" onClick={onLeave}>
          {t('manager.choose-branch')}
        </Button>
      )}
    </main>
  );
}

function LiveDesk({
  branch,
  socket,
  user,
  api,
  onLeave,
}: DeskProps & { readonly branch: Branch; readonly socket: ViewSocket }) {
  const { ask } = useSession();
  const t = useMessages();
  const following = useView(socket, branch.id, 'staff');
  const [told, tell] = useTold();
  const [page, turnTo] = useState<Page>('hall');
  const [shownTicket, showTicket] = useState<string | null>(null);
  const { rows, problem } = following;
  const businessDay = rows === null ? branch.businessDay : (rows.day['now']?.businessDay ?? null);

  useEffect(() => void loadDay(), []);

  // The line hears first that a session has ended; asking shows the way back in.
  const isOut = problem?.code === 'unauthenticated';
  useEffect(() => {
    if (isOut) void ask();
  }, [isOut, ask]);

  const hall = useMemo<Hall | null>(
    () => rows && { api, branch, user, rows, may: permitted(user), tell, showTicket },
    [api, branch, user, rows, tell],
  );
  return (
    <Ticking clock={following.clock}>
      <div className="mg-desk">
        <TopBar branch={branch} user={user} page={page} onTurn={turnTo} onLeave={onLeave} />
        <div className="mg-notices">
          <LinkNotice following={following} />
          <ProblemNotice problem={problem} />
          <p role="status" className="mg-told">
            {told}
          </p>
        </div>
        {page !== 'hall' && (
          <Suspense fallback={<Loading />}>
            <LaterPage
              page={page}
              api={api}
              branch={branch}
              businessDay={businessDay}
              tell={tell}
              user={user}
            />
          </Suspense>
        )}
        {page === 'hall' && hall === null && (
          <main className="mg-plain">
            <p role="status">{t('link.connecting')}</p>
          </main>
        )}
        {page === 'hall' && hall !== null && (
          <HallContext value={hall}>
            <HallScreen />
            {shownTicket !== null && (
              <TicketPanel
                key={shownTicket}
                ticketId={shownTicket}
                onClose={() => showTicket(null)}
              />
            )}
          </HallContext>
        )}
      </div>
    </Ticking>
  );
}

/** What is looked at now and then, each loaded when it is first opened. */
function LaterPage({
  page,
  api,
  branch,
  businessDay,
  tell,
  user,
}: {
  readonly page: Exclude<Page, 'hall'>;
  readonly api: Api;
  readonly branch: Branch;
  readonly businessDay: string | null;
  readonly tell: (sentence: string) => void;
  readonly user: User;
}) {
  switch (page) {
    case 'day':
      return <DayScreen api={api} branch={branch} businessDay={businessDay} />;
    case 'trends':
      return <TrendsScreen api={api} branch={branch} />;
    case 'planning':
      return <PlanningScreen api={api} branch={branch} user={user} />;
    case 'devices':
      return <DevicesScreen api={api} branch={branch} tell={tell} />;
    case 'second-line':
      return <SecondLineScreen api={api} branch={branch} />;
  }
}

function NoLink() {
  return (
    <main className="mg-plain">
      <ProblemNotice problem={NO_LINK} onRetry={() => window.location.reload()} />
    </main>
  );
}
const NO_LINK = { code: 'no-link' } as const;

function Loading() {
  const t = useMessages();
  return (
    <main className="mg-plain">
      <p role="status">{t('state.loading')}</p>
    </main>
  );
}

/** Ticks for those who show a time, and for nobody else. */
function Ticking({
  clock,
  children,
}: {
  readonly clock: Parameters<typeof useBranchNow>[0];
  readonly children: ReactNode;
}) {
  return <NowContext value={useBranchNow(clock)}>{children}</NowContext>;
}
