import { useMessages } from '@lobbyflow/ui';
import { useHall } from './hall.js';

/** Who stands at a counter, or that it is oneself; a dash until the name is there. */
export function TellerName({ tellerId }: { readonly tellerId: string }) {
  const { user, rows } = useHall();
  const t = useMessages();
  return <>{tellerId === user.id ? t('manager.me') : (rows.people?.[tellerId]?.name ?? '—')}</>;
}
