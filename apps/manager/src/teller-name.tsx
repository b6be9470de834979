import { useMessages } from '@lobbyflow/ui';
import { useHall } from './hall.js';

/** Who sits at a counter: the account as it stands in the journal, or that it is oneself. */
export function TellerName({ tellerId }: { readonly tellerId: string }) {
  const { user } = useHall();
  const t = useMessages();
  return <>{[user.username, user.id].includes(tellerId) ? t('manager.me') : tellerId}</>;
}
