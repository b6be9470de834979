import './teller.css';
import { createApi, SessionProvider } from '@lobbyflow/client';
import { LiveDesk } from './live-desk.js';
import { TellerScreen } from './teller-screen.js';

const api = createApi({ screen: 'teller' });

/** The teller's side of the counter. */
export function TellerApp() {
  return (
    <SessionProvider api={api}>
      <TellerScreen desk={(user) => <LiveDesk key={user.id} api={api} user={user} />} />
    </SessionProvider>
  );
}
