import '@lobbyflow/ui/theme.css';
import './phone.css';
import { createApi } from '@lobbyflow/client';
import { LanguageProvider } from '@lobbyflow/ui';
import { createRoot } from 'react-dom/client';
import { createAlarm } from './alarm.js';
import { branchIn, JoinApp } from './join-app.js';
import { keptTicket } from './kept-ticket.js';
import { NoTicket } from './no-ticket.js';
import { PhoneApp, tokenIn } from './phone-app.js';

const root = document.querySelector('#root');
const token = tokenIn(window.location.pathname);
const branchId = branchIn(window.location.pathname);
if (root) {
  createRoot(root).render(
    <LanguageProvider>
      {branchId !== null ? (
        <JoinApp
          api={createApi({})}
          branchId={branchId}
          kept={keptTicket()}
          goTo={(address) => window.location.assign(address)}
        />
      ) : token === null ? (
        <NoTicket />
      ) : (
        <PhoneApp api={createApi({ token })} token={token} alarm={createAlarm()} />
      )}
    </LanguageProvider>,
  );
}
