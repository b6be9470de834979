import '@lobbyflow/ui/theme.css';
import './kiosk.css';
import { createApi } from '@lobbyflow/client';
import { LanguageProvider } from '@lobbyflow/ui';
import { createRoot } from 'react-dom/client';
import { KioskApp } from './kiosk-app.js';
import { bringTicketScreen } from './step-screen.js';
import type { OpenDesk } from './use-desk.js';

const api = createApi({ screen: 'kiosk' });
const openDesk: OpenDesk = async (reached) => {
  const { openDesk: open, registerWorker } = await import('./offline/index.js');
  void registerWorker();
  return open(reached);
};
void bringTicketScreen();
const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <LanguageProvider>
      <KioskApp api={api} openDesk={openDesk} />
    </LanguageProvider>,
  );
}
