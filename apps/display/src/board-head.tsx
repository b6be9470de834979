import { type Following, useBranchNow } from '@lobbyflow/client';
import type { LocalName } from '@lobbyflow/contract';
import {
  Button,
  HallNotices,
  LinkNotice,
  Notice,
  ProblemNotice,
  useFormats,
  useLocalName,
  useMessages,
} from '@lobbyflow/ui';
import type { BoardSetup, BoardWish } from './board-setup.js';
import type { BoardSizes } from './board-sizes.js';
import { useSound } from './use-sound.js';
import type { Voice } from './voice.js';

/** Whose board it is, how many wait, and what time it is in the branch. */
export function BoardHead({
  branchName,
  following: { rows, clock },
  zones,
}: {
  readonly branchName: string;
  readonly following: Following<'board'>;
  readonly zones: readonly LocalName[];
}) {
  const t = useMessages();
  const localName = useLocalName();
  const { clock: time, day, count } = useFormats();
  const now = useBranchNow(clock);
  const lobby = rows?.lobby['now'];
  return (
    <header className="board-head">
      <h1>{[branchName, ...zones.map(localName)].join(' · ')}</h1>
      {lobby && (
        <p className="board-waiting">
          <strong>{count(lobby.waiting)}</strong> {t('board.waiting')}
        </p>
      )}
      {now !== null && (
        <p className="board-clock">
          <strong>{time(now)}</strong> {day(now)}
        </p>
      )}
    </header>
  );
}

/** Whatever is wrong, and whatever is told to the hall. */
export function BoardNotices({
  following,
  voice,
  setup,
  wish,
  tooFar,
}: {
  readonly following: Following<'board'>;
  readonly voice: Voice;
  readonly setup: BoardSetup;
  readonly wish: BoardWish;
  readonly tooFar: BoardSizes['tooFar'];
}) {
  const t = useMessages();
  const isAllowed = useSound(voice);
  const isClosed = following.rows?.lobby['now']?.isOpen === false;
  return (
    <div className="board-notices">
      {following.problem === null ? (
        <LinkNotice following={following} />
      ) : (
        <ProblemNotice problem={following.problem} />
      )}
      <HallNotices rows={following.rows?.notices} inBoth />
      {isClosed && <Notice tone="info">{t('board.closed')}</Notice>}
      {setup.isUnknown && (
        <Notice tone="warning">{t('board.no-board', { board: wish.boardId ?? '' })}</Notice>
      )}
      {tooFar !== null && (
        <Notice tone="warning">
          {t('board.too-far', { reach: metres(tooFar.reachM), wished: metres(tooFar.wishedM) })}
        </Notice>
      )}
      {setup.isHeard && !isAllowed && (
        <Notice
          tone="info"
          icon="sound"
          actions={<Button onClick={voice.allow}>{t('board.sound-on')}</Button>}
        >
          {t('board.sound-off')}
        </Notice>
      )}
    </div>
  );
}

/** To half a metre, down: nobody measures a hall more exactly. */
function metres(m: number): number {
  return Math.max(0.5, Math.floor(m * 2) / 2);
}
