/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { toProblem } from '@lobbyflow/contract';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { at, call, inFront, later, lines, NINE, renderBoard, showBoard } from '../test/a-board.js';

beforeEach(() => void jest.useFakeTimers({ now: Date.parse(NINE) }));
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

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

    expect(voice.said).toEqual([
      '请A 零一四号到二号窗口办理。 Ticket A zero one four, please go to counter two.',
    ]);
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
    renderBoard(voice);
    fireEvent.click(screen.getByRole('button', { name: 'Turn on sound' }));

    expect(screen.queryByRole('button', { name: 'Turn on sound' })).toBeNull();
  });
});
