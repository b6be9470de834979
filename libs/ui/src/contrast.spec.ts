import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

type Tokens = Readonly<Record<string, string>>;
type Pair = readonly [ink: string, ground: string];

const ROOT = join(import.meta.dirname, '../../..');
const TOKENS_CSS = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** As they are written one after the other in `tokens.css`, each on top of those before. */
const LAYERS = {
  light: /^:root \{([^}]*)\}/m,
  dark: /^ {2}:root:not\(\[data-scheme='light'\]\) \{([^}]*)\}/m,
  more: /^:root\[data-contrast='more'\] \{([^}]*)\}/m,
  moreDark: /^ {2}:root\[data-contrast='more'\]:not\(\[data-scheme='light'\]\) \{([^}]*)\}/m,
} as const;

function layer(name: keyof typeof LAYERS): Tokens {
  const [, body] = LAYERS[name].exec(TOKENS_CSS) ?? [];
  if (body === undefined) throw new Error(`tokens.css has no theme ${name}`);
  return tokensIn(body);
}

function tokensIn(css: string): Tokens {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value.trim(),
    ]),
  );
}

const light = layer('light');
const dark = { ...light, ...layer('dark') };
const more = { ...light, ...layer('more') };
const THEMES = {
  light: { tokens: light, words: 4.5, lines: 3 },
  dark: { tokens: dark, words: 4.5, lines: 3 },
  'high contrast': { tokens: more, words: 7, lines: 4.5 },
  'high contrast, dark': {
    tokens: { ...dark, ...layer('more'), ...layer('moreDark') },
    words: 7,
    lines: 4.5,
  },
} as const;

const GROUNDS = ['ground', 'surface', 'surface-sunken'];
const TONES = ['info', 'good', 'warning', 'danger', 'neutral'];
const TINTED = ['brand-soft', ...TONES.map((tone) => `${tone}-ground`)];

/** Everything that may be written on anything. */
const WORDS: readonly Pair[] = [
  ...['ink', 'ink-soft', 'brand', 'danger-ink'].flatMap((ink) => GROUNDS.map(on(ink))),
  ...TINTED.map(on('ink')),
  ['ink-soft', 'brand-soft'],
  ...TONES.map((tone) => [`${tone}-ink`, `${tone}-ground`] as const),
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['ground', 'ink'],
];
/** Edges, signs and the mark of the focus. `line` parts what is told apart by space as well, and is not among them. */
const LINES: readonly Pair[] = [
  ...['line-strong', 'focus', 'brand', 'danger'].flatMap((ink) => GROUNDS.map(on(ink))),
  ...TONES.flatMap((tone) => GROUNDS.map(on(`${tone}-ink`))),
  ...TINTED.flatMap((ground) => [['focus', ground] as const, ['line-strong', ground] as const]),
];

function on(ink: string): (ground: string) => Pair {
  return (ground) => [ink, ground];
}

/** WCAG 2.2: relative luminance of sRGB, and the ratio of two. */
function luminance(colour: string): number {
  const [, ...digits] = /^#(\w\w)(\w\w)(\w\w)$/.exec(colour) ?? [];
  const [red, green, blue] = digits.map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`"${colour}" is no colour of six digits`);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (bright! + 0.05) / (dim! + 0.05);
}

function ratioOf([ink, ground]: Pair, tokens: Tokens): number {
  return ratio(tokens[ink] ?? `--${ink}`, tokens[ground] ?? `--${ground}`);
}

describe.each(Object.entries(THEMES))('the %s theme', (_, { tokens, words, lines }) => {
  it.each(WORDS)('can be read: %s on %s', (...pair) => {
    expect(ratioOf(pair, tokens)).toBeGreaterThanOrEqual(words);
  });

  it.each(LINES)('can be made out: %s on %s', (...pair) => {
    expect(ratioOf(pair, tokens)).toBeGreaterThanOrEqual(lines);
  });
});

it('writes on no ground that is not reckoned with, in any style sheet of the product', () => {
  const reckoned = new Set(WORDS.map((pair) => pair.join(' on ')));
  const faults = styleSheets().flatMap(({ name, css }) => {
    const own = tokensIn(css);
    return pairsIn(css).flatMap(([ink, ground]) => {
      if (reckoned.has(`${ink} on ${ground}`)) return [];
      // A screen with colours of its own, such as the board, answers for them in every theme.
      const isOwn = own[ink] !== undefined && own[ground] !== undefined;
      if (isOwn && ratioOf([ink, ground], own) >= 4.5) return [];
      return [`${name}: ${ink} on ${ground}`];
    });
  });

  expect(faults).toEqual([]);
});

function styleSheets() {
  const folders = ['libs/ui', ...readdirSync(join(ROOT, 'apps')).map((app) => `apps/${app}`)];
  return folders.flatMap((folder) => {
    const source = join(ROOT, folder, 'src');
    return readdirSync(source)
      .filter((name) => name.endsWith('.css'))
      .map((name) => ({ name, css: readFileSync(join(source, name), 'utf8') }));
  });
}

/** Ink and ground of every rule that names both. */
function pairsIn(css: string): readonly Pair[] {
  return [...css.matchAll(/\{([^{}]*)\}/g)].flatMap(([, body]) => {
    const ink = /(?:^|[;\s])color:\s*var\(--([\w-]+)\)/.exec(body!)?.[1];
    const ground = /background(?:-color)?:\s*var\(--([\w-]+)\)/.exec(body!)?.[1];
    return ink === undefined || ground === undefined ? [] : [[ink, ground] as const];
  });
}

it('prints what it found', () => {
  const names = ['light', 'dark', 'high', 'high dark'];
  const lines = [...new Set([...WORDS, ...LINES].map((pair) => pair.join(' on ')))].map((pair) => {
    const [ink, ground] = pair.split(' on ') as unknown as Pair;
    const found = Object.values(THEMES).map(({ tokens }) => ratioOf([ink, ground], tokens));
    return [pair.padEnd(34), ...found.map((one) => one.toFixed(2).padStart(10))].join('');
  });
  const head = ['contrast'.padEnd(34), ...names.map((name) => name.padStart(10))].join('');
  process.stdout.write(`\n${head}\n${lines.join('\n')}\n`);

  expect(lines.length).toBeGreaterThan(50);
});
