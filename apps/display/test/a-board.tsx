import { jest } from '@jest/globals';
import type { ViewSocket } from '@lobbyflow/client';
import { type BoardCall } from '@lobbyflow/contract';
import { FakeViewSocket } from '@lobbyflow/testing';
import { BranchZone, LanguageProvider } from '@lobbyflow/ui';
import { act, render, screen, within } from '@testing-library/react';
import { BoardScreen } from '../src/board-screen.js';
import { type BoardWish, NO_WISH } from '../src/board-setup.js';
import type { Ask } from '../src/use-media.js';
import type { Spoken, Voice } from '../src/voice.js';

export const NINE = '2026-01-05T01:00:00.000Z';
const clock = { at: NINE, speed: 1 };
export const at = (seconds: number) => new Date(Date.parse(NINE) + seconds * 1_000).toISOString();

export function call(number: string, counterId: string, more: Partial<BoardCall> = {}): BoardCall {
  return {
    number,
    counterId,
    callId: `${number}-1`,
    calledAt: NINE,
    expiresAt: at(30),
    state: 'called',
    ...more,
  };
}
const counters = {
  '2': { name: '2', session: 'open' },
  '5': { name: '5', session: 'open' },
};
const board = (calls: Record<string, object>, more: object = {}) => ({
  calls,
  recent: {},
  missed: {},
  counters,
  lobby: { now: { isOpen: true, waiting: 12 } },
  ...more,
});

/** Says when it is told to, as slowly as the test likes. */
export class FakeVoice implements Voice {
  readonly said: string[] = [];
  readonly heard: Spoken[] = [];
  allowed = true;
  private finish: () => void = () => undefined;
  private listener: () => void = () => undefined;

  readonly announce = (spoken: Spoken): Promise<void> => {
    this.heard.push(spoken);
    this.said.push(spoken.sentences.map(({ text }) => text).join(' '));
    return new Promise((resolve) => {
      this.finish = resolve;
    });
  };
  hushed = 0;
  readonly hush = () => {
    this.hushed += 1;
    this.finish();
  };
  readonly isAllowed = () => this.allowed;
  readonly allow = () => {
    this.allowed = true;
    this.listener();
  };
  readonly onChange = (listener: () => void) => {
    this.listener = listener;
    return () => undefined;
  };

  async end(): Promise<void> {
    await act(async () => {
      this.finish();
      await Promise.resolve();
    });
  }
}

/** Puts a board of the branch `north` on the screen, in English. */
export function renderBoard(
  voice: Voice,
  wish: Partial<BoardWish> = {},
  ask?: Ask,
): FakeViewSocket {
  const socket = new FakeViewSocket();
  render(
    <LanguageProvider initial="en">
      <BranchZone timeZone="Asia/Shanghai">
        <BoardScreen
          socket={socket as unknown as ViewSocket}
          branchId="north"
          branchName="North Gate"
          wish={{ ...NO_WISH, ...wish }}
          voice={voice}
          {...(ask === undefined ? {} : { ask })}
        />
      </BranchZone>
    </LanguageProvider>,
  );
  return socket;
}

/** A board that has its first picture. */
export function showBoard(
  calls: Record<string, object> = {},
  more: object = {},
  wish: Partial<BoardWish> = {},
  ask?: Ask,
) {
  const voice = new FakeVoice();
  const socket = renderBoard(voice, wish, ask);
  act(() => socket.answer({ revision: 41, clock, snapshot: board(calls, more) }));
  let revision = 41;
  const receive = (rows: object) => {
    revision += 1;
    act(() => socket.receive('update', { since: revision - 1, revision, rows }));
  };
  return { socket, voice, receive };
}
export const later = (ms: number) => {
  act(() => {
    jest.advanceTimersByTime(ms);
  });
};
export const inFront = () =>
  screen.getAllByRole('status').find((it) => it.className === 'board-front')!;
export const lines = (name: string) =>
  within(screen.getByRole('list', { name }))
    .queryAllByRole('listitem')
    .map((line) => line.textContent.trim().replaceAll(/\s+/g, ' '));
