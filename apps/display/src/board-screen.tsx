import { type Following, useBranchNow, useView, type ViewSocket } from '@lobbyflow/client';
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
  useMessages,
} from '@lobbyflow/ui';
import { FrontCall, OtherCalls } from './board-calls.js';
import { linesOf } from './board-lines.js';
import { BoardSide } from './board-side.js';
import { useAnnouncer } from './use-announcer.js';
import { useSound } from './use-sound.js';
import { useSpokenEmergency, useSpokenNotices } from './use-spoken-notices.js';
import type { Voice } from './voice.js';

/** Whom a board calls while an emergency is told. */
const NOBODY = {};

interface Props {
  readonly socket: ViewSocket;
  readonly branchId: string;
  readonly branchName: string;
  readonly voice: Voice;
}

/** The lobby board: who goes where, seen and heard from across the hall. */
export function BoardScreen({ socket, branchId, branchName, voice }: Props) {
  const following = useView(socket, branchId, 'board');
  const { rows, clock } = following;
  const t = useMessages();
  const counterName = useCounterName();
  const nameOf = (counterId: string) => rows?.counters[counterId]?.name ?? counterId;
  const emergency = emergencyIn(rows?.notices);
  const heard = emergency === null ? (rows?.calls ?? null) : NOBODY;
  const announced = useAnnouncer(heard, clock, { voice, nameOf });
  useSpokenNotices(rows?.notices, clock, voice);
  useSpokenEmergency(emergency, voice);
  const { front, others } = linesOf(rows?.calls ?? {}, announced?.call ?? null);
  const wordFor = (counterId: string) => counterName(nameOf(counterId));
  if (emergency !== null) {
    return (
      <main className="board-emergency">
        <EmergencyPanel notice={emergency} />
      </main>
    );
  }

  return (
    <main className="board">
      <BoardHead branchName={branchName} following={following} />
      <BoardNotices following={following} voice={voice} />
      <section className="board-calls" aria-label={t('board.now-calling')}>
        <FrontCall
          call={front}
          counterName={wordFor}
          isAnnounced={announced !== null}
          isReady={rows !== null}
        />
        <OtherCalls calls={others} counterName={wordFor} />
      </section>
      <BoardSide recent={rows?.recent ?? {}} missed={rows?.missed ?? {}} counterName={wordFor} />
    </main>
  );
}

function BoardHead({
  branchName,
  following: { rows, clock },
}: {
  readonly branchName: string;
  readonly following: Following<'board'>;
}) {
  const t = useMessages();
  const { clock: time, day, count } = useFormats();
  const now = useBranchNow(clock);
  const lobby = rows?.lobby['now'];
  return (
    <header className="board-head">
      <h1>{branchName}</h1>
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
}: {
  readonly following: Following<'board'>;
  readonly voice: Voice;
}) {
  const t = useMessages();
  const isHeard = useSound(voice);
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
      {!isHeard && (
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
