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
import type { OfflineDesk } from './offline/desk-terms.js';
import type { Speaker } from './speaker.js';
import { lasting, type OpenDesk, useDesk, useDeskUpkeep } from './use-desk.js';

/** Nobody stands at a kiosk to press "try again". */
const ASK_AGAIN_MS = 5_000;

/** Opens the line of an enrolled device. */
export function KioskApp({ api, openDesk }: { readonly api: Api; readonly openDesk: OpenDesk }) {
  const socket = useLine({ screen: 'kiosk' });
  return socket === null ? (
    <NotReadyScreen why="connecting" />
  ) : (
    <Kiosk api={api} socket={socket} openDesk={openDesk} />
  );
}

/** Learns over a line which branch this device belongs to, and offers its services. */
export function Kiosk({
  api,
  socket,
  openDesk,
  speaker,
}: {
  readonly api: Api;
  readonly socket: ViewSocket;
  /** Numbers without a link; none when left out. */
  readonly openDesk?: OpenDesk;
  /** The browser's own speech when left out. */
  readonly speaker?: Speaker;
}) {
  const question = useCallback(async () => {
    const { branchId } = await api.call(ROUTES.whoAmI);
    if (branchId === null) throw new ApiProblem('unauthenticated');
    return api.call(ROUTES.getBranch, { params: { branchId } });
  }, [api]);
  const desk = useDesk(api, openDesk);
  const { answer, problem, askAgain } = useAsked(question, { againMs: ASK_AGAIN_MS });
  useTurnedAway(socket, askAgain);
  if (problem?.code === 'unauthenticated') return <NotEnrolledScreen api={api} />;
  const kept = whyNot(problem) === 'not-reached' ? (desk?.kept?.branch ?? null) : null;
  const branch = answer ?? kept;
  if (branch === null) return <NotReadyScreen why={whyNot(problem)} />;
  return (
    <BranchZone timeZone={branch.timeZone}>
      <BranchKiosk {...{ api, socket, branch, desk, speaker }} />
    </BranchZone>
  );
}

function BranchKiosk({
  api,
  socket,
  branch,
  desk,
  speaker,
}: {
  readonly api: Api;
  readonly socket: ViewSocket;
  readonly branch: Branch;
  readonly desk: OfflineDesk | null;
  readonly speaker: Speaker | undefined;
}) {
  const following = useView(socket, branch.id, 'kiosk');
  useDeskUpkeep(desk, branch, following);
  const isCutOff = following.lostSince !== null || following.isStale;
  const kept = isCutOff && desk?.kept?.branch.id === branch.id ? desk.kept : null;
  const now = useBranchNow(following.clock ?? kept?.clock ?? null);
  const seen = following.rows ?? kept?.rows ?? null;
  const here = useMemo(() => {
    if (seen === null) return null;
    const rows = isCutOff && desk !== null ? lasting(seen) : seen;
    return { branch, following, rows, now, isCutOff, desk };
  }, [branch, following, seen, now, isCutOff, desk]);
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
