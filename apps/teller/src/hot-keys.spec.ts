import { describe, expect, it } from '@jest/globals';
import { ACTS } from './acts.js';
import { actOf, chordOf, faultOf, FIRST_KEYS, type KeyPress, readKeys } from './hot-keys.js';

const aPress = (code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  code,
  altKey: false,
  ctrlKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});

describe('a chord', () => {
  it.each([
    [aPress('F2'), 'F2'],
    [aPress('KeyX', { altKey: true }), 'Alt+X'],
    [aPress('Digit4', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+4'],
    [aPress('NumpadAdd', { ctrlKey: true }), 'Ctrl+Num+'],
    [aPress('AltLeft', { altKey: true }), null],
    [aPress('Enter'), null],
    [aPress('KeyX', { altKey: true, metaKey: true }), null],
  ])(
    'goes by the place of the key, so that an input method changes nothing: %#',
    (press, chord) => {
      expect(chordOf(press)).toBe(chord);
    },
  );
});

describe('the keys as they come', () => {
  it('have no conflict among them, and none with the browser', () => {
    const faults = ACTS.map((act) => {
      const chord = FIRST_KEYS[act];
      return chord === null ? null : faultOf(FIRST_KEYS, act, chord);
    });

    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });

  it('find their act', () => {
    expect(actOf(FIRST_KEYS, aPress('F2'))).toBe('next');
    expect(actOf(FIRST_KEYS, aPress('KeyZ', { altKey: true }))).toBe('undo');
    expect(actOf(FIRST_KEYS, aPress('KeyZ'))).toBeNull();
  });
});

describe('a new key', () => {
  it('is refused when another act has it, and says which', () => {
    expect(faultOf(FIRST_KEYS, 'recall', 'F2')).toEqual({ is: 'used', by: 'next' });
  });

  it('is refused when it would act while somebody types, or belongs to the browser', () => {
    expect(faultOf(FIRST_KEYS, 'recall', 'Q')).toEqual({ is: 'plain' });
    expect(faultOf(FIRST_KEYS, 'recall', 'Num5')).toEqual({ is: 'plain' });
    expect(faultOf(FIRST_KEYS, 'recall', 'Ctrl+W')).toEqual({ is: 'browser' });
  });

  it('may be the one that the act has already', () => {
    expect(faultOf(FIRST_KEYS, 'recall', 'F4')).toBeNull();
  });
});

describe('stored keys', () => {
  it('are read back', () => {
    const keys = { ...FIRST_KEYS, recall: 'Ctrl+Q', hold: null };

    expect(readKeys(JSON.stringify(keys))).toEqual(keys);
  });

  it('are as at first where nothing, or nothing readable, is stored', () => {
    expect(readKeys(null)).toEqual(FIRST_KEYS);
    expect(readKeys('{')).toEqual(FIRST_KEYS);
    expect(readKeys('{"recall":7,"unknown":"F2"}')).toEqual(FIRST_KEYS);
  });

  it('never give one key to two acts', () => {
    const keys = readKeys('{"finish":"F2","recall":"F2"}');

    expect(keys).toMatchObject({ recall: 'F2', finish: 'F9', next: null });
  });
});
