/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DisplayConfig } from '@lobbyflow/contract';
import { act, cleanup, screen } from '@testing-library/react';
import { at, call, inFront, later, lines, NINE, showBoard } from '../test/a-board.js';

beforeEach(() => void jest.useFakeTimers({ now: Date.parse(NINE) }));
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const zone = (id: string, counterId: string) => ({
  id,
  name: { zh: id, en: id },
  counterIds: [counterId],
});
const display = (more: object) => ({ display: { now: DisplayConfig.parse(more) } });
const zones = [zone('hall', '2'), zone('upstairs', '5')];
const both = { '2': call('A014', '2'), '5': call('B003', '5', { calledAt: at(1) }) };

describe('a board of one zone', () => {
  const boards = [
    { id: 'low', zoneIds: ['hall'] },
    { id: 'high', zoneIds: ['upstairs'], theme: 'light' },
  ];

  it('shows and says the calls of its counters alone', () => {
    const recent = {
      x: { number: 'A010', counterId: '2', calledAt: at(-90) },
      y: { number: 'A011', counterId: '5', calledAt: at(-30) },
    };
    const { voice, receive } = showBoard({}, { ...display({ zones, boards }), recent });

    receive({ calls: both });

    expect(inFront().textContent).toContain('A014');
    expect(lines('Also called')).toEqual([]);
    expect(lines('Called before')).toEqual(['A010 Counter 2']);
    later(60_000);
    expect(voice.heard.map(({ id }) => id)).toEqual(['A014-1-1']);
  });

  it('is the one that its address names, and says whose it is', () => {
    showBoard(both, display({ zones, boards }), { boardId: 'high' });

    expect(inFront().textContent).toContain('B003');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('North Gate · upstairs');
    expect(screen.getByRole('main').dataset['theme']).toBe('light');
  });

  it('can be asked for in the address alone', () => {
    showBoard(both, display({ zones }), { zoneIds: ['hall'], theme: 'contrast' });

    expect(inFront().textContent).toContain('A014');
    expect(screen.queryByText('B003')).toBeNull();
    expect(screen.getByRole('main').dataset['theme']).toBe('contrast');
  });

  it('that is not there is said to be missing, over the usual board', () => {
    showBoard(both, display({ zones, boards: [] }), { boardId: 'cellar' });

    expect(screen.getByText(/No board is called “cellar”/)).toBeTruthy();
    expect(screen.getByText('A014')).toBeTruthy();
  });

  it('takes on what is published while it stands', () => {
    const { receive } = showBoard(both, display({ zones, boards }));

    receive({ display: display({ zones, boards: [boards[1]] }).display });

    expect(inFront().textContent).toContain('B003');
    expect(screen.queryByText('A014')).toBeNull();
  });
});

describe('how a branch speaks', () => {
  it('is in its languages, at its pace, with the volume of the hour, without a chime where it wants none', () => {
    const { voice, receive } = showBoard(
      {},
      display({
        announcements: {
          languages: ['en'],
          rate: 0.8,
          chime: false,
          volumeByHour: [{ from: '08:30', to: '09:30', volume: 40 }],
        },
      }),
    );

    receive({ calls: { '2': call('A014', '2') } });

    expect(voice.heard).toMatchObject([
      { sentences: [{ language: 'en' }], rate: 0.8, volume: 0.4, isChimed: false },
    ]);
  });

  it('is twice, the chime once, with the words of it to be read until then', async () => {
    const { voice, receive } = showBoard();
    const caption = () =>
      screen.getByRole('region', { name: 'What is being said' }).textContent.trim();
    expect(caption()).toContain('Please watch for your number');

    receive({ calls: { '2': call('A014', '2') } });

    expect(caption()).toBe('请A014号到2号窗口办理。Ticket A014, please go to Counter 2.');
    await voice.end();
    later(5_000);
    expect(voice.heard.map(({ isChimed }) => isChimed)).toEqual([true, false]);
    await voice.end();
    later(9_000);
    expect(voice.heard).toHaveLength(2);
    expect(caption()).toContain('Please watch for your number');
  });

  it('is not at all on a board that is silent, which still shows each call and its words', async () => {
    const boards = [{ id: 'window', isHeard: false }];
    const { voice, receive } = showBoard({}, display({ boards }));
    voice.allowed = false;

    receive({ calls: { '2': call('A014', '2') } });
    await act(() => Promise.resolve());

    expect(voice.heard).toEqual([]);
    expect(screen.getByText('Ticket A014, please go to Counter 2.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Turn on sound' })).toBeNull();
  });
});
