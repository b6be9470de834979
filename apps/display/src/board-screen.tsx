import { type Following, useBranchNow, useView, type ViewSocket } from '@lobbyflow/client';
import type { LocalName } from '@lobbyflow/contract';
import {
  Button,
  emergencyIn,
  EmergencyPanel,
  HallNotices,
  LinkNotice,
  Notice,
  ProblemNotice,
  useCounterName,
  useFormats,
  useLocalName,
  useMessages,
} from '@lobbyflow/ui';
import { FrontCall, OtherCalls } from './board-calls.js';
import { BoardCaption } from './board-caption.js';
import { linesOf } from './board-lines.js';
import type { BoardSetup, BoardWish } from './board-setup.js';
import { BoardSide } from './board-side.js';
import { atCounters, useBoard } from './use-board.js';
import { useSound } from './use-sound.js';
import { useSpokenEmergency, useSpokenNotices } from './use-spoken-notices.js';
import type { Voice } from './voice.js';

interface Props {
  readonly socket: ViewSocket;
  readonly branchId: string;
  readonly branchName: string;
  readonly wish: BoardWish;
  readonly voice: Voice;
}

/** The lobby board: who goes where, seen and heard from across the hall. */
export function BoardScreen({ socket, branchId, branchName, wish, voice }: Props) {
  const following = useView(socket, branchId, 'board');
  const { rows, clock } = following;
  const emergency = emergencyIn(rows?.notices);
  const { setup, calls, announced, nameOf } = useBoard(following, {
    wish,
    voice,
    hasEmergency: emergency !== null,
  });
  useSpokenEmergency(emergency, voice);
  useSpokenNotices(rows?.notices, clock, {
    voice,
    config: setup.isHeard ? setup.announcements : null,
  });
  const t = useMessages();
  const counterName = useCounterName();
  const { front, others } = linesOf(calls ?? [], announced?.call ?? null);
  const wordFor = (counterId: string) => counterName(nameOf(counterId));
  if (emergency !== null) {
    return (
      <main className="board-emergency">
        <EmergencyPanel notice={emergency} />
      </main>
    );
  }

  return (
    <main className="board" data-theme={setup.theme}>
      <BoardHead branchName={branchName} following={following} zones={setup.zoneNames} />
      <BoardNotices following={following} voice={voice} setup={setup} wish={wish} />
      <section className="board-calls" aria-label={t('board.now-calling')}>
        <FrontCall
          call={front}
          counterName={wordFor}
          isAnnounced={announced !== null}
          isReady={rows !== null}
        />
        <OtherCalls calls={others} counterName={wordFor} />
      </section>
      <BoardSide
        recent={atCounters(rows?.recent ?? {}, setup.counterIds)}
        missed={rows?.missed ?? {}}
        counterName={wordFor}
      />
      <BoardCaption
        call={announced?.call ?? null}
        counterName={announced === null ? '' : nameOf(announced.call.counterId)}
        config={setup.announcements}
      />
    </main>
  );
}

function BoardHead({
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

function BoardNotices({
  following,
  voice,
  setup,
  wish,
}: {
  readonly following: Following<'board'>;
  readonly voice: Voice;
  readonly setup: BoardSetup;
  readonly wish: BoardWish;
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
      <HallNotices rows={following.rows?.notices} />
      {isClosed && <Notice tone="info">{t('board.closed')}</Notice>}
      {setup.isUnknown && (
        <Notice tone="warning">{t('board.no-board', { board: wish.boardId ?? '' })}</Notice>
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
