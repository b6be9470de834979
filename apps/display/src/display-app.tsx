import { type Branch, ROUTES } from '@lobbyflow/contract';
import {
  type Api,
  ApiProblem,
  useAsked,
  useLine,
  usePairing,
  useTurnedAway,
} from '@lobbyflow/client';
import { BranchZone, Notice, PairingCode, ProblemNotice, useMessages } from '@lobbyflow/ui';
import { useCallback } from 'react';
import { BoardScreen } from './board-screen.js';
import { type BoardWish, boardWishIn } from './board-setup.js';
import { StripScreen } from './strip-screen.js';
import type { Voice } from './voice.js';

/** Nobody stands before a board to press "try again". */
const ASK_AGAIN_MS = 5_000;

/** What the address of a board says: `?branch=north&counter=3`. */
export interface DisplayAddress {
  /** The branch this display is enrolled at when left out. */
  readonly branchId: string | null;
  /** Set: the strip above that counter instead of the lobby board. */
  readonly counterId: string | null;
  readonly board: BoardWish;
}

/** Reads it. */
export function addressIn(search: string): DisplayAddress {
  const query = new URLSearchParams(search);
  return {
    branchId: query.get('branch'),
    counterId: query.get('counter'),
    board: boardWishIn(query),
  };
}

/** Finds out which branch this display belongs to and shows its board, or a strip. */
export function DisplayApp({
  api,
  address,
  voice,
}: {
  readonly api: Api;
  readonly address: DisplayAddress;
  readonly voice: Voice;
}) {
  const t = useMessages();
  const question = useCallback(() => branchOf(api, address), [api, address]);
  const { answer: branch, problem, askAgain } = useAsked(question, { againMs: ASK_AGAIN_MS });
  if (branch !== null) {
    return (
      <BranchZone timeZone={branch.timeZone}>
        <Followed branch={branch} address={address} voice={voice} onTurnedAway={askAgain} />
      </BranchZone>
    );
  }
  return (
    <main className="board-empty">
      {problem === null ? (
        <p role="status">{t('link.connecting')}</p>
      ) : (
        <Why api={api} problem={problem} />
      )}
    </main>
  );
}

function Why({ api, problem }: { readonly api: Api; readonly problem: ApiProblem }) {
  const t = useMessages();
  if (problem.code === 'not-found') return <Notice tone="warning">{t('board.no-branch')}</Notice>;
  if (problem.code === 'unauthenticated') return <NotEnrolled api={api} />;
  return <ProblemNotice problem={problem} />;
}

function NotEnrolled({ api }: { readonly api: Api }) {
  return <PairingCode {...usePairing(api, 'display')} />;
}

async function branchOf(api: Api, { branchId }: DisplayAddress): Promise<Branch> {
  const own = branchId ?? (await api.call(ROUTES.whoAmI)).branchId;
  if (own === null) throw new ApiProblem('not-found');
  return await api.call(ROUTES.getBranch, { params: { branchId: own } });
}

function Followed({
  branch,
  address: { counterId, board },
  voice,
  onTurnedAway,
}: {
  readonly branch: Branch;
  readonly address: DisplayAddress;
  readonly voice: Voice;
  readonly onTurnedAway: () => void;
}) {
  const socket = useLine({ screen: 'display' });
  useTurnedAway(socket, onTurnedAway);
  if (socket === null) return null;
  return counterId === null ? (
    <BoardScreen
      socket={socket}
      branchId={branch.id}
      branchName={branch.name}
      wish={board}
      voice={voice}
    />
  ) : (
    <StripScreen socket={socket} branchId={branch.id} counterId={counterId} />
  );
}
