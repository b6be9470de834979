import { useCallback, useEffect, useState } from 'react';

/** Large mode, begun by `?elder=1`: everything grows by three eighths, as `theme.css` says. */
export function useElderMode(
  search: string = window.location.search,
): readonly [isOn: boolean, set: (isOn: boolean) => void] {
  const [isOn, setIsOn] = useState(() => new URLSearchParams(search).get('elder') === '1');
  useEffect(() => {
    document.documentElement.toggleAttribute('data-elder', isOn);
  }, [isOn]);
  const set = useCallback((wished: boolean) => setIsOn(wished), []);
  return [isOn, set];
}
