import '@lobbyflow/ui/theme.css';
import './board.css';
import { createApi } from '@lobbyflow/client';
import { LanguageProvider } from '@lobbyflow/ui';
import { createRoot } from 'react-dom/client';
import { addressIn, DisplayApp } from './display-app.js';
import { createVoice } from './voice.js';

const root = document.querySelector('#root');
if (root) {
  const api = createApi({ screen: 'display' });
  const address = addressIn(window.location.search);
  createRoot(root).render(
    <LanguageProvider>
      <DisplayApp api={api} address={address} voice={createVoice()} />
    </LanguageProvider>,
  );
}
