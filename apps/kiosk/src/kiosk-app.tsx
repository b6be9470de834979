import {
  type Api,
  ApiProblem,
  useAsked,
  useBranchNow,
  useLine,
  useTurnedAway,
  useView,
  type ViewSocket,
} from '@lobbyflow/client';
import { type Branch, ROUTES } from '@lobbyflow/contract';
import { BranchZone, emergencyIn } from '@lobbyflow/ui';
import { useCallback, useMemo } from 'react';
import { BranchHereProvider } from './branch-here.js';
import { EmergencyScreen } from './emergency-screen.js';
import { KioskScreen } from './kiosk-screen.js';
import { NotEnrolledScreen } from './not-enrolled-screen.js';
import { NotReadyScreen } from './not-ready-screen.js';
import type { Speaker } from './speaker.js';

/** Nobody stands at a kiosk to press "try again". */
const ASK_AGAIN_MS = 5_000;

/** Opens the line of an enrolled device. */
export function KioskApp({ api }: { readonly api: Api }) {
  const socket = useLine({ screen: 'kiosk' });
  return socket === null ? (
    <NotReadyScreen why="connecting" />
  ) : (
    <Kiosk api={api} socket={socket} />
  );
}

/** Learns over a line which branch this device belongs to, and offers its services. */
export function Kiosk({
  api,
  socket,
  speaker,
}: {
  readonly api: Api;
  readonly socket: ViewSocket;
  /** The browser's own speech when left out. */
  readonly speaker?: Speaker;
}) {
  const question = useCallback(async () => {
    const { branchId } = await api.call(ROUTES.whoAmI);
    if (branchId === null) throw new ApiProblem('unauthenticated');
    return api.call(ROUTES.getBranch, { params: { branchId } });
  }, [api]);
  const { answer: branch, problem, askAgain } = useAsked(question, { againMs: ASK_AGAIN_MS });
  useTurnedAway(socket, askAgain);
  if (problem?.code === 'unauthenticated') return <NotEnrolledScreen api={api} />;
  if (branch === null) return <NotReadyScreen why={whyNot(problem)} />;
  return (
    <BranchZone timeZone={branch.timeZone}>
      <BranchKiosk api={api} socket={socket} branch={branch} speaker={speaker} />
    </BranchZone>
  );
}

function BranchKiosk({
  api,
  socket,
  branch,
  speaker,
}: {
  readonly api: Api;
  readonly socket: ViewSocket;
  readonly branch: Branch;
  readonly speaker: Speaker | undefined;
}) {
  const following = useView(socket, branch.id, 'kiosk');
  const now = useBranchNow(following.clock);
  const { rows } = following;
  const here = useMemo(
    () => rows && { branch, following, rows, now },
    [branch, following, rows, now],
  );
  if (following.problem !== null && whyNot(following.problem) === 'not-set-up') {
    return <NotReadyScreen why="not-set-up" />;
  }
  if (here === null) {
    return <NotReadyScreen why={following.lostSince === null ? 'connecting' : 'not-reached'} />;
  }
  const emergency = emergencyIn(here.rows.notices, now);
  if (emergency !== null) return <EmergencyScreen notice={emergency} />;
  return (
    <BranchHereProvider value={here}>
      <KioskScreen api={api} speaker={speaker} />
    </BranchHereProvider>
  );
}

function whyNot(problem: { readonly code: string } | null) {
  if (problem === null) return 'connecting';
  const isStranger = ['unauthenticated', 'forbidden', 'not-found'].includes(problem.code);
  return isStranger ? 'not-set-up' : 'not-reached';
}
