import { expect, it } from '@jest/globals';
import { BOARD_THEMES } from '@lobbyflow/contract';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const CSS = readFileSync(join(import.meta.dirname, 'board.css'), 'utf8');
/** What is written on what. */
const PAIRS = [
  ['wall-ink', 'wall'],
  ['wall-ink', 'wall-deep'],
  ['wall-ink', 'wall-raised'],
  ['wall-soft', 'wall'],
  ['wall-soft', 'wall-deep'],
  ['wall-soft', 'wall-raised'],
  ['call', 'wall-raised'],
  ['call', 'call-ground'],
  ['wall-soft', 'call-ground'],
] as const;
/** For a hall full of people, some of whom see badly. */
const LEAST = 7;

function coloursOf(theme: string): Readonly<Record<string, string>> {
  const block =
    theme === 'dark' ? /:root \{([^}]*)\}/ : new RegExp(`='${theme}'\\]\\) \\{([^}]*)\\}`);
  const [, body = ''] = block.exec(CSS) ?? [];
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
}

/** WCAG 2: relative luminance of sRGB. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

it.each(BOARD_THEMES)('all words of the %s board stand out seven to one', (theme) => {
  const colours = coloursOf(theme);

  const faint = PAIRS.filter(([ink, ground]) => {
    const [written, under] = [colours[ink], colours[ground]];
    return written === undefined || under === undefined || contrast(written, under) < LEAST;
  });

  expect(faint).toEqual([]);
});
