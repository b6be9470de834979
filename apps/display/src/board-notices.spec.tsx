/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FakeViewSocket } from '@lobbyflow/testing';
import { act, cleanup, screen } from '@testing-library/react';
import { at, call, inFront, later, NINE, showBoard } from '../test/a-board.js';

beforeEach(() => void jest.useFakeTimers({ now: Date.parse(NINE) }));
afterEach(() => {
  cleanup();
  jest.useRealTimers();
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
    expect(voice.said.slice(1)).toEqual([expect.stringContaining('Ticket B zero zero three')]);
  });

  it('tells people to follow the staff while the words of an emergency are not there', () => {
    const { socket } = showBoard();

    hint(socket, { n1: notice('emergency', { zh: '', en: '' }) });

    expect(screen.getByRole('alert').textContent).toContain('follow the instructions');
  });
});
