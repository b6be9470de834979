import '@lobbyflow/ui/theme.css';
import { LanguageProvider } from '@lobbyflow/ui';
import { lazy, type ReactNode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { TellerApp } from './teller-app.js';

/** The other side of the counter is a page of its own, which no teller has to wait for. */
const PadApp = lazy(async () => ({ default: (await import('./side/pad-app.js')).PadApp }));

function page(): ReactNode {
  const side = new URLSearchParams(window.location.search).get('side');
  return side === 'customer' ? <PadApp /> : <TellerApp />;
}

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <LanguageProvider>
      <Suspense fallback={null}>{page()}</Suspense>
    </LanguageProvider>,
  );
}
