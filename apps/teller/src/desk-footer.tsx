import { useSession } from '@lobbyflow/client';
import { Button, LanguageSwitch, useMessages } from '@lobbyflow/ui';
import type { ReactNode } from 'react';
import { useDesk } from './desk.js';

/** What is needed once a day: keys, language, the way out. */
export function DeskFooter({ children }: { readonly children?: ReactNode }) {
  const { user } = useDesk();
  const { signOut } = useSession();
  const t = useMessages();
  return (
    <footer className="tl-footer">
      {children}
      <LanguageSwitch />
      <Button kind="quiet" onClick={() => void signOut()}>
        {t('sign-in.out')}
      </Button>
      <small>{t('sign-in.as', { name: user.username })}</small>
    </footer>
  );
}
