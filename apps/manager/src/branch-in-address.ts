import { useCallback, useState } from 'react';

const NAME = 'branch';

/** Which branch the page shows, kept in its address, so that reloading or a bookmark stays there. */
export function useBranchInAddress(): readonly [
  branchId: string | null,
  go: (branchId: string | null) => void,
] {
  const [branchId, setBranchId] = useState(() =>
    new URLSearchParams(window.location.search).get(NAME),
  );
  const go = useCallback((wished: string | null) => {
    const address = new URL(window.location.href);
    if (wished === null) address.searchParams.delete(NAME);
    else address.searchParams.set(NAME, wished);
    window.history.replaceState(null, '', address);
    setBranchId(wished);
  }, []);
  return [branchId, go];
}
