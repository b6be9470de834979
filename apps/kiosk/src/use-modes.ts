import { useContrast, useElderMode, useLanguage } from '@lobbyflow/ui';
import { useCallback, useState } from 'react';
import type { Modes } from './kiosk-bar.js';

/** How the screen speaks and stands, and the way back to how it stood at first. */
export interface KioskModes extends Omit<Modes, 'isRead' | 'setRead'> {
  readonly isAsAtFirst: boolean;
  readonly reset: () => void;
}

/** Keeps what a customer changes about the screen, for himself alone. */
export function useModes(): KioskModes {
  const { language, speak } = useLanguage();
  const [isElder, setElder] = useElderMode();
  const { isHigh, set: setHigh } = useContrast();
  const [isLow, setLow] = useState(false);
  const [atFirst] = useState({ language, isElder, isHigh });
  const isAsAtFirst =
    language === atFirst.language &&
    isElder === atFirst.isElder &&
    isHigh === atFirst.isHigh &&
    !isLow;
  const reset = useCallback(() => {
    speak(atFirst.language);
    setElder(atFirst.isElder);
    setHigh(atFirst.isHigh);
    setLow(false);
  }, [speak, setElder, setHigh, atFirst]);
  return { isElder, setElder, isLow, setLow, isAsAtFirst, reset };
}
