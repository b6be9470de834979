/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ViewSocket } from '@lobbyflow/client';
import { type BoardCall, toProblem } from '@lobbyflow/contract';
import { FakeViewSocket } from '@lobbyflow/testing';
import { BranchZone, LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { BoardScreen } from './board-screen.js';
import type { Sentence } from './spoken.js';
import type { Voice } from './voice.js';

const NINE = '2026-01-05T01:00:00.000Z';
const clock = { at: NINE, speed: 1 };
const at = (seconds: number) => new Date(Date.parse(NINE) + seconds * 1_000).toISOString();

function call(number: string, counterId: string, more: Partial<BoardCall> = {}): BoardCall {
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
class FakeVoice implements Voice {
  readonly said: string[] = [];
  allowed = true;
  private finish: () => void = () => undefined;
  private listener: () => void = () => undefined;

  readonly announce = (sentences: readonly Sentence[]): Promise<void> => {
    this.said.push(sentences.map(({ text }) => text).join(' '));
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

beforeEach(() => void jest.useFakeTimers({ now: Date.parse(NINE) }));
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

function showBoard(calls: Record<string, object> = {}, more: object = {}) {
  const socket = new FakeViewSocket();
  const voice = new FakeVoice();
  render(
    <LanguageProvider initial="en">
      <BranchZone timeZone="Asia/Shanghai">
        <BoardScreen
          socket={socket as unknown as ViewSocket}
          branchId="north"
          branchName="North Gate"
          voice={voice}
        />
      </BranchZone>
    </LanguageProvider>,
  );
  act(() => socket.answer({ revision: 41, clock, snapshot: board(calls, more) }));
  let revision = 41;
  const receive = (rows: object) => {
    revision += 1;
    act(() => socket.receive('update', { since: revision - 1, revision, rows }));
  };
  return { socket, voice, receive };
}
const later = (ms: number) => {
  act(() => {
    jest.advanceTimersByTime(ms);
  });
};
const inFront = () => screen.getAllByRole('status').find((it) => it.className === 'board-front')!;
const lines = (name: string) =>
  within(screen.getByRole('list', { name }))
    .queryAllByRole('listitem')
    .map((line) => line.textContent.trim().replaceAll(/\s+/g, ' '));

describe('the board', () => {
  it('shows the newest call in front and the others below, who is served last', () => {
    showBoard({
      '1': call('A001', '1', { state: 'serving', calledAt: at(-60) }),
      '2': call('A014', '2', { calledAt: at(-20) }),
      '5': call('B003', '5', { calledAt: at(-5) }),
    });

    expect(inFront().textContent).toContain('B003');
    expect(inFront().textContent).toContain('Counter 5');
    expect(lines('Also called')).toEqual(['A014 Counter 2 Called', 'A001 Counter 1 Being served']);
  });

  it('says that nobody is called, how many wait and what time it is in the branch', () => {
    showBoard();

    expect(inFront().textContent).toContain('Nobody is being called');
    expect(screen.getByText('12').closest('p')?.textContent).toBe('12 waiting');
    expect(screen.getByText('09:00')).toBeTruthy();
  });

  it('lists the calls that are over, newest first, and the numbers that were missed', () => {
    showBoard(
      {},
      {
        recent: {
          x: { number: 'A010', counterId: '2', calledAt: at(-90) },
          y: { number: 'A011', counterId: '5', calledAt: at(-30) },
        },
        missed: { A009: { number: 'A009', missedAt: at(-10) } },
      },
    );

    expect(lines('Called before')).toEqual(['A011 Counter 5', 'A010 Counter 2']);
    expect(lines('Missed numbers')).toEqual(['A009']);
  });

  it('keeps its picture while the link is lost, says since when, and asks from its revision', () => {
    const { socket } = showBoard({ '2': call('A014', '2') });

    act(() => socket.drop());

    expect(screen.getByText(/No connection since 09:00/)).toBeTruthy();
    expect(inFront().textContent).toContain('A014');
    act(() => socket.comeBack());
    expect(socket.joins.at(-1)).toMatchObject({ since: 41 });
  });

  it('says why it may not show this branch', () => {
    const { socket } = showBoard();

    act(() => socket.drop());
    act(() => socket.comeBack());
    act(() => socket.refuse(toProblem('forbidden')));

    expect(screen.getByRole('alert').textContent).toContain('may not do this');
  });

  it('says that the branch is closed', () => {
    showBoard({}, { lobby: { now: { isOpen: false, waiting: 0 } } });

    expect(screen.getByText('The branch is closed')).toBeTruthy();
  });
});

describe('what is heard', () => {
  it('is the new call, once, in both languages', () => {
    const { voice, receive } = showBoard();

    receive({ calls: { '2': call('A014', '2') } });
    receive({ lobby: { now: { isOpen: true, waiting: 11 } } });

    expect(voice.said).toEqual(['请A 零一四号到2号窗口。 Number A 0 1 4, please go to Counter 2.']);
  });

  it('are two calls of one moment one after the other, each in front while it is said', async () => {
    const { voice, receive } = showBoard();

    receive({
      calls: { '2': call('A014', '2'), '5': call('B003', '5', { calledAt: at(1) }) },
    });

    expect(voice.said).toHaveLength(1);
    expect(inFront().textContent).toContain('A014');
    expect(lines('Also called')).toEqual(['B003 Counter 5 Called']);
    await voice.end();
    later(4_500);
    expect(voice.said).toHaveLength(2);
    expect(inFront().textContent).toContain('B003');
    expect(lines('Also called')).toEqual(['A014 Counter 2 Called']);
  });

  it('is a recall too', async () => {
    const { voice, receive } = showBoard();
    receive({ calls: { '2': call('A014', '2') } });
    await voice.end();

    receive({ calls: { '2': call('A014', '2', { callId: 'A014-2', calledAt: at(1) }) } });
    later(9_000);

    expect(voice.said).toHaveLength(2);
  });

  it('is nothing old after the link was lost', () => {
    const { socket, voice } = showBoard();
    act(() => socket.drop());
    act(() => socket.comeBack());

    const missed = { since: 41, revision: 42, rows: { calls: { '2': call('A014', '2') } } };
    act(() => socket.answer({ revision: 42, clock: { at: at(60), speed: 1 }, updates: [missed] }));

    expect(inFront().textContent).toContain('A014');
    expect(voice.said).toEqual([]);
  });

  it('needs a touch where the browser keeps pages silent, and says so', () => {
    const { voice } = showBoard();
    expect(screen.queryByRole('button', { name: 'Turn on sound' })).toBeNull();

    cleanup();
    voice.allowed = false;
    render(
      <LanguageProvider initial="en">
        <BoardScreen
          socket={new FakeViewSocket() as unknown as ViewSocket}
          branchId="north"
          branchName="North Gate"
          voice={voice}
        />
      </LanguageProvider>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Turn on sound' }));

    expect(screen.queryByRole('button', { name: 'Turn on sound' })).toBeNull();
  });
});

describe('what is told to the hall', () => {
  const notice = (level: string, more: object = {}) => ({
    ...{ level, zh: '系统较慢', en: 'The system is slow', postedAt: NINE, until: null },
    ...{ places: ['board'], ...more },
  });
  const hint = (socket: FakeViewSocket, notices: object, asOf = 2) =>
    act(() => socket.receive('hint', { asOf, rows: { notices } }));

  it('is shown above the calls, and said once in each language that has words', () => {
    const { socket, voice } = showBoard();

    hint(socket, { n1: notice('warning') });
    hint(socket, { n1: notice('warning'), n2: notice('info', { zh: '', en: 'Hours' }) }, 3);

    expect(screen.getByText('The system is slow')).toBeTruthy();
    expect(voice.said).toEqual(['系统较慢 The system is slow', 'Hours']);
  });

  it('is not said by a board that comes later', () => {
    const { socket, voice } = showBoard();

    hint(socket, { n1: notice('info', { postedAt: at(-61) }) });

    expect(screen.getByText('The system is slow')).toBeTruthy();
    expect(voice.said).toEqual([]);
  });

  it('takes the whole board in an emergency, says it again and again, and announces nobody', async () => {
    const { socket, voice, receive } = showBoard();
    const fire = notice('emergency', { zh: '请立即离开', en: 'Leave now' });

    hint(socket, { n1: fire });
    receive({ calls: { '2': call('A014', '2') } });

    expect(screen.getByRole('alert').textContent).toMatch(/Leave now.*请立即离开/);
    expect(screen.queryByText('A014')).toBeNull();
    expect(voice.hushed).toBe(1);
    expect(voice.said).toEqual(['请立即离开 Leave now']);
    await voice.end();
    later(20_000);
    expect(voice.said).toEqual(['请立即离开 Leave now', '请立即离开 Leave now']);
  });

  it('gives the board back when it is withdrawn, and calls whom nobody has heard', () => {
    const { socket, voice, receive } = showBoard();
    hint(socket, { n1: notice('emergency') });
    receive({
      calls: { '2': call('A014', '2', { expiresAt: at(-1) }), '5': call('B003', '5') },
    });

    hint(socket, { n1: null }, 3);

    expect(screen.queryByRole('alert')).toBeNull();
    expect(inFront().textContent).toContain('B003');
    expect(voice.said.slice(1)).toEqual([expect.stringContaining('Number B 0 0 3')]);
  });

  it('tells people to follow the staff while the words of an emergency are not there', () => {
    const { socket } = showBoard();

    hint(socket, { n1: notice('emergency', { zh: '', en: '' }) });

    expect(screen.getByRole('alert').textContent).toContain('follow the instructions');
  });
});
