import { Notice, useMessages } from '@lobbyflow/ui';

/** Says that a number has come to its end, and what to do. */
export function NoTicket() {
  const t = useMessages();
  return (
    <main className="phone">
      <h1>{t('phone.no-ticket')}</h1>
      <Notice tone="info">{t('phone.no-ticket-hint')}</Notice>
    </main>
  );
}
