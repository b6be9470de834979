import { type Act, ACTS } from './acts.js';

/** One key with its modifiers, as it is shown and as `aria-keyshortcuts` wants it: `F2`, `Alt+X`. */
export type Chord = string;

/** Which key does what; an act may have none. */
export type HotKeys = Readonly<Record<Act, Chord | null>>;

/**
 * Away from the keys of browsers. A chord goes by the place of its key, so that an input method or another
 * layout changes nothing.
 */
export const FIRST_KEYS: HotKeys = {
  next: 'F2',
  pick: 'Alt+C',
  recall: 'F4',
  start: 'F8',
  finish: 'F9',
  'no-show': 'Alt+X',
  hold: 'Alt+H',
  transfer: 'Alt+T',
  pause: 'Alt+P',
  close: null,
  undo: 'Alt+Z',
  help: 'Alt+M',
};

/** What of a keyboard event is looked at. */
export interface KeyPress {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const NAMED: Readonly<Record<string, string>> = {
  NumpadAdd: 'Num+',
  NumpadSubtract: 'Num-',
  NumpadMultiply: 'Num*',
  NumpadDivide: 'Num/',
  NumpadDecimal: 'Num.',
};

/** The chord of a press; `null` while only modifiers are held, or for a key that cannot be a hot key. */
export function chordOf(press: KeyPress): Chord | null {
  const key = keyOf(press.code);
  if (key === null || press.metaKey) return null;
  const held = [press.ctrlKey && 'Ctrl', press.altKey && 'Alt', press.shiftKey && 'Shift'];
  return [...held.filter((name) => name !== false), key].join('+');
}

function keyOf(code: string): string | null {
  if (/^F([1-9]|1[0-9]|2[0-4])$/.test(code)) return code;
  const [, plain] = /^(?:Key|Digit)([A-Z0-9])$/.exec(code) ?? [];
  if (plain !== undefined) return plain;
  const [, pad] = /^Numpad(\d)$/.exec(code) ?? [];
  return pad === undefined ? (NAMED[code] ?? null) : `Num${pad}`;
}

/** What browsers keep for themselves: a page never hears it, or must not take it away. */
const BROWSERS_OWN: ReadonlySet<Chord> = new Set([
  'F1',
  'F5',
  'F6',
  'F11',
  'F12',
  'Alt+F4',
  ...['N', 'T', 'W', 'R', 'L', 'F', 'C', 'V', 'X', 'A', 'P', 'Z', 'F4', 'F5'].map(
    (key) => `Ctrl+${key}`,
  ),
  ...['N', 'T', 'W', 'R', 'I', 'J', 'C'].map((key) => `Ctrl+Shift+${key}`),
]);

/** Why a chord cannot be the key of an act. */
export type KeyFault =
  { readonly is: 'used'; readonly by: Act } | { readonly is: 'plain' } | { readonly is: 'browser' };

/** Whether the chord may become the key of that act; `null` when nothing speaks against it. */
export function faultOf(keys: HotKeys, act: Act, chord: Chord): KeyFault | null {
  if (BROWSERS_OWN.has(chord)) return { is: 'browser' };
  if (isForTyping(chord)) return { is: 'plain' };
  const by = ACTS.find((other) => other !== act && keys[other] === chord);
  return by === undefined ? null : { is: 'used', by };
}

/** A key of letters, digits or the number pad without Alt or Ctrl would act while somebody types. */
function isForTyping(chord: Chord): boolean {
  return !/^(Ctrl\+|Alt\+)/.test(chord) && !/(^|\+)F\d+$/.test(chord);
}

/** Which act a press means; `null` for none. */
export function actOf(keys: HotKeys, press: KeyPress): Act | null {
  const chord = chordOf(press);
  if (chord === null) return null;
  return ACTS.find((act) => keys[act] === chord) ?? null;
}

/** Reads what was stored; an act whose key is missing, broken or taken gets its first one, if that is free. */
export function readKeys(stored: string | null): HotKeys {
  const wished = parsed(stored);
  const isFine = (keys: HotKeys, act: Act, chord: unknown): chord is Chord =>
    typeof chord === 'string' && faultOf(keys, act, chord) === null;
  const chosen = ACTS.reduce<HotKeys>((keys, act) => {
    const chord = wished[act];
    return isFine(keys, act, chord) ? { ...keys, [act]: chord } : keys;
  }, NO_KEYS);
  return ACTS.reduce<HotKeys>((keys, act) => {
    const first = FIRST_KEYS[act];
    const isSettled = keys[act] !== null || wished[act] === null;
    return !isSettled && isFine(keys, act, first) ? { ...keys, [act]: first } : keys;
  }, chosen);
}

const NO_KEYS = Object.fromEntries(ACTS.map((act) => [act, null])) as Record<Act, null>;

function parsed(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(stored ?? '{}');
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
