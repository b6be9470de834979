import { useCallback, useEffect, useState } from 'react';

/** Long enough to be read in passing. */
const TOLD_FOR_MS = 6_000;

/** The last thing that was done, in a sentence, for a few seconds. */
export function useTold(): readonly [told: string, tell: (sentence: string) => void] {
  const [told, setTold] = useState({ sentence: '' });
  useEffect(() => {
    if (told.sentence === '') return undefined;
    const timer = setTimeout(() => setTold({ sentence: '' }), TOLD_FOR_MS);
    return () => clearTimeout(timer);
  }, [told]);
  const tell = useCallback((sentence: string) => setTold({ sentence }), []);
  return [told.sentence, tell];
}
