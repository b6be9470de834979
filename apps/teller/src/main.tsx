import '@lobbyflow/ui/theme.css';
import './teller.css';
import { createApi, SessionProvider } from '@lobbyflow/client';
import { LanguageProvider } from '@lobbyflow/ui';
import { createRoot } from 'react-dom/client';
import { LiveDesk } from './live-desk.js';
import { TellerScreen } from './teller-screen.js';

const api = createApi({ screen: 'teller' });
const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <LanguageProvider>
      <SessionProvider api={api}>
        <TellerScreen desk={(user) => <LiveDesk key={user.id} api={api} user={user} />} />
      </SessionProvider>
    </LanguageProvider>,
  );
}
