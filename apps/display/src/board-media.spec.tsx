/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DisplayConfig } from '@lobbyflow/contract';
import { act, cleanup, screen } from '@testing-library/react';
import { call, later, NINE, showBoard } from '../test/a-board.js';
import { PICTURE_MS } from './board-media.js';

let isStill = false;
const films = { plays: 0, pauses: 0 };
beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse(NINE) });
  isStill = false;
  Object.assign(films, { plays: 0, pauses: 0 });
  // This browser without a screen has neither.
  Object.assign(window, {
    matchMedia: () => Object.assign(new EventTarget(), { matches: isStill }),
  });
  Object.assign(window.HTMLMediaElement.prototype, {
    play: () => Promise.resolve(void (films.plays += 1)),
    pause: () => void (films.pauses += 1),
  });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const withMedia = {
  display: { now: DisplayConfig.parse({ boards: [{ id: 'a', shows: ['media'] }] }) },
};
async function show(...names: string[]) {
  const files = [...names];
  const asked: string[] = [];
  const ask = (path: string) => {
    asked.push(path);
    return Promise.resolve({
      ok: true,
      json: () => Promise.resolve({ files: [...files] }),
    } as Response);
  };
  const board = showBoard({}, withMedia, {}, ask);
  await act(() => jest.advanceTimersByTimeAsync(0));
  return { ...board, files, asked };
}
const shown = () => screen.queryByRole('figure')?.firstElementChild?.getAttribute('src') ?? null;

describe('the pictures of a branch', () => {
  it('come one after the other, by the names of their files', async () => {
    const { asked } = await show('1 利率.png', '2.jpg');

    expect(asked).toEqual(['/display/media/north']);
    expect(shown()).toBe(`/display/media/north/${encodeURIComponent('1 利率.png')}`);
    expect(screen.getByRole('img', { name: '利率' })).toBeTruthy();
    later(PICTURE_MS);
    expect(shown()).toBe('/display/media/north/2.jpg');
    later(PICTURE_MS);
    expect(shown()).toContain('1%20');
  });

  it('give way to a call: its number stands in their place, and they wait', async () => {
    const { voice, receive } = await show('1.png', '2.png');

    receive({ calls: { '2': call('A014', '2') } });

    const figure = screen.getByRole('figure');
    expect(figure.dataset['yields']).toBe('true');
    expect(figure.textContent).toBe('A014Counter 2');
    later(PICTURE_MS);
    expect(shown()).toBe('/display/media/north/1.png');
    for (let said = 0; said < 2; said++) {
      await voice.end();
      later(9_000);
    }
    expect(figure.dataset['yields']).toBeUndefined();
  });

  it('are films too: without sound, to their end, paused while a number is called', async () => {
    const { receive } = await show('1.mp4', '2.png');
    const film = screen.getByRole('figure').firstElementChild as HTMLVideoElement;
    expect([film.muted, films.plays]).toEqual([true, 1]);

    receive({ calls: { '2': call('A014', '2') } });
    expect(films.pauses).toBe(1);

    act(() => void film.dispatchEvent(new Event('ended')));
    expect(shown()).toBe('/display/media/north/2.png');
  });

  it('do not move where somebody asked for less motion, and pass a film that is broken', async () => {
    isStill = true;
    await show('1.mp4', '2.png');
    expect(films.plays).toBe(0);
    later(PICTURE_MS);
    expect(shown()).toBe('/display/media/north/2.png');

    cleanup();
    isStill = false;
    await show('1.mp4', '2.png');
    act(() => void screen.getByRole('figure').firstElementChild?.dispatchEvent(new Event('error')));
    later(PICTURE_MS);
    expect(shown()).toBe('/display/media/north/2.png');
  });

  it('are looked for again each minute, and leave their place to the calls when there are none', async () => {
    const { files } = await show();
    expect(screen.getByRole('main').dataset['side']).toBe('lists');
    expect(shown()).toBeNull();

    files.push('1.png');
    await act(() => jest.advanceTimersByTimeAsync(60_000));

    expect(shown()).toBe('/display/media/north/1.png');
    expect(screen.getByRole('main').dataset['side']).toBe('media');
  });
});
