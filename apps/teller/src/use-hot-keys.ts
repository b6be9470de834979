import { useCallback, useEffect, useRef, useState } from 'react';
import type { Act } from './acts.js';
import { actOf, type HotKeys, readKeys } from './hot-keys.js';

/** Kept at this machine: keyboards differ by desk, not by person. */
const STORED_AS = 'lobbyflow.teller.keys';

/** The keys of this desk, and the way to change them. */
export function useStoredKeys(): readonly [keys: HotKeys, store: (keys: HotKeys) => void] {
  const [keys, setKeys] = useState(() => readKeys(stored()));
  const store = useCallback((next: HotKeys) => {
    setKeys(next);
    try {
      localStorage.setItem(STORED_AS, JSON.stringify(next));
    } catch {
      // A browser that stores nothing keeps the keys until the page is closed.
    }
  }, []);
  return [keys, store];
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED_AS);
  } catch {
    return null;
  }
}

/**
 * Hears the hot keys wherever the focus is, except in a dialog. A key that is held down acts once.
 */
export function useHotKeys(keys: HotKeys, press: (act: Act) => void): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInDialog(event)) return;
      const act = actOf(keys, event);
      if (act === null) return;
      event.preventDefault();
      if (!event.repeat) latest.current(act);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [keys]);
}

function isInDialog({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('dialog') !== null;
}
