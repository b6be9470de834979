import '@lobbyflow/ui/theme.css';
import './kiosk.css';
import { createApi } from '@lobbyflow/client';
import { LanguageProvider } from '@lobbyflow/ui';
import { createRoot } from 'react-dom/client';
import { KioskApp } from './kiosk-app.js';

const api = createApi({ screen: 'kiosk' });
const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <LanguageProvider>
      <KioskApp api={api} />
    </LanguageProvider>,
  );
}
