import { useSyncExternalStore } from 'react';
import type { Voice } from './voice.js';

/** Whether the browser lets this board be heard. */
export function useSound(voice: Voice): boolean {
  return useSyncExternalStore(voice.onChange, voice.isAllowed);
}
