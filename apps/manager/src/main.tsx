import '@lobbyflow/ui/theme.css';
import './manager.css';
import { createApi, SessionProvider, useLine } from '@lobbyflow/client';
import { LanguageProvider } from '@lobbyflow/ui';
import { createRoot } from 'react-dom/client';
import { ManagerApp } from './manager-app.js';

const api = createApi({ screen: 'manager' });
const useManagerLine = () => useLine({ screen: 'manager' });

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <LanguageProvider>
      <SessionProvider api={api}>
        <ManagerApp api={api} useSocket={useManagerLine} />
      </SessionProvider>
    </LanguageProvider>,
  );
}
