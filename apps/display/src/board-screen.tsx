import { useView, type ViewSocket } from '@lobbyflow/client';
import { emergencyIn, EmergencyPanel, useCounterName, useMessages } from '@lobbyflow/ui';
import type { CSSProperties } from 'react';
import { FrontCall, OtherCalls } from './board-calls.js';
import { BoardCaption } from './board-caption.js';
import { BoardHead, BoardNotices } from './board-head.js';
import { linesOf } from './board-lines.js';
import { BoardMedia } from './board-media.js';
import type { BoardWish } from './board-setup.js';
import { BoardSide } from './board-side.js';
import { boardSizes, type BoardSizes } from './board-sizes.js';
import { sentencesOf } from './spoken.js';
import { atCounters, useBoard } from './use-board.js';
import { type Ask, useMedia } from './use-media.js';
import { usePageSize } from './use-page-size.js';
import { useSpokenEmergency, useSpokenNotices } from './use-spoken-notices.js';
import type { Voice } from './voice.js';

interface Props {
  readonly socket: ViewSocket;
  readonly branchId: string;
  readonly branchName: string;
  readonly wish: BoardWish;
  readonly voice: Voice;
  readonly ask?: Ask;
}

const askServer: Ask = (path) => fetch(path);

/** The lobby board: who goes where, seen and heard from across the hall. */
export function BoardScreen({ socket, branchId, branchName, wish, voice, ask = askServer }: Props) {
  const following = useView(socket, branchId, 'board');
  const { rows, clock } = following;
  const emergency = emergencyIn(rows?.notices);
  const { setup, calls, announced, nameOf } = useBoard(following, {
    wish,
    voice,
    hasEmergency: emergency !== null,
  });
  const { shows, screen, announcements } = setup;
  useSpokenEmergency(emergency, voice);
  useSpokenNotices(rows?.notices, clock, { voice, config: setup.isHeard ? announcements : null });
  const media = useMedia(branchId, shows.includes('media'), ask);
  const page = usePageSize();
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
  const side = sideOf(shows.length, media.length);
  const sizes = boardSizes(page, {
    screen,
    hasSide: side !== 'none',
    hasMedia: side === 'media',
  });
  const said =
    announced === null
      ? []
      : sentencesOf(announced.call, nameOf(announced.call.counterId), announcements);

  return (
    <main className="board" data-theme={setup.theme} data-side={side} style={styleOf(sizes)}>
      <BoardHead branchName={branchName} following={following} zones={setup.zoneNames} />
      <BoardNotices
        following={following}
        voice={voice}
        setup={setup}
        wish={wish}
        tooFar={sizes.tooFar}
      />
      <section className="board-calls" aria-label={t('board.now-calling')}>
        <FrontCall
          call={front}
          counterName={wordFor}
          isAnnounced={announced !== null}
          isReady={rows !== null}
        />
        <OtherCalls calls={others} counterName={wordFor} />
      </section>
      {side !== 'none' && (
        <BoardSide
          shows={shows}
          media={
            <BoardMedia
              files={media}
              yieldsTo={
                announced && {
                  number: announced.call.number,
                  counter: wordFor(announced.call.counterId),
                }
              }
            />
          }
          recent={atCounters(rows?.recent ?? {}, setup.counterIds)}
          missed={rows?.missed ?? {}}
          counterName={wordFor}
        />
      )}
      <BoardCaption said={said} />
    </main>
  );
}

/** Where the branch has put no pictures yet, their place goes to the calls. */
function sideOf(parts: number, pictures: number): 'none' | 'lists' | 'media' {
  if (pictures > 0) return 'media';
  return parts === 0 ? 'none' : 'lists';
}

function styleOf({ front, leastPx }: BoardSizes): CSSProperties & Record<`--${string}`, unknown> {
  return { '--front': front, '--least': `${leastPx}px` };
}
