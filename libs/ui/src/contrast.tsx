import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';

/** Whether the page is in the high-contrast theme, and the way to another. */
export interface Contrast {
  readonly isHigh: boolean;
  readonly set: (isHigh: boolean) => void;
}

const Chosen = createContext<Contrast>({ isHigh: false, set: () => undefined });

const WISHED_BY_SYSTEM = '(prefers-contrast: more)';

/**
 * Puts the page into the high-contrast theme of `tokens.css` for whoever wants it: asked for by `?contrast=more`,
 * by the person's own system, or at a touch, which outlasts both.
 */
export function ContrastProvider({ children }: { readonly children: ReactNode }) {
  const bySystem = useSyncExternalStore(onSystemChange, isWishedBySystem);
  const [byHand, set] = useState<boolean | null>(() => isInAddress(window.location) || null);
  const isHigh = byHand ?? bySystem;
  useLayoutEffect(() => {
    const { documentElement: root } = document;
    if (isHigh) root.setAttribute('data-contrast', 'more');
    else root.removeAttribute('data-contrast');
  }, [isHigh]);
  const chosen = useMemo(() => ({ isHigh, set }), [isHigh]);
  return <Chosen value={chosen}>{children}</Chosen>;
}

/** The theme's contrast. Below a `LanguageProvider`, which brings it. */
export function useContrast(): Contrast {
  return useContext(Chosen);
}

function isInAddress({ search }: { readonly search: string }): boolean {
  return new URLSearchParams(search).get('contrast') === 'more';
}

/** Where a browser does not know the question, nobody has wished for it. */
function systemWish(): MediaQueryList | null {
  return 'matchMedia' in window ? window.matchMedia(WISHED_BY_SYSTEM) : null;
}

function isWishedBySystem(): boolean {
  return systemWish()?.matches ?? false;
}

function onSystemChange(listener: () => void): () => void {
  const wish = systemWish();
  wish?.addEventListener('change', listener);
  return () => wish?.removeEventListener('change', listener);
}
