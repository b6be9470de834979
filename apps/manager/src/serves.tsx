import type { StaffCounter } from '@lobbyflow/contract';
import { useLocalName, useMessages } from '@lobbyflow/ui';
import { useHall } from './hall.js';

/** All, or the names of what it serves. */
export function Serves({ counter }: { readonly counter: StaffCounter }) {
  const { rows } = useHall();
  const t = useMessages();
  const name = useLocalName();
  const all = Object.keys(rows.services);
  const isAll = all.length > 0 && all.every((id) => counter.serviceIds.includes(id));
  const named = counter.serviceIds.map((id) => {
    const service = rows.services[id];
    return service ? name(service.name) : id;
  });
  return <span>{isAll ? t('manager.all-services') : named.join(t('manager.comma'))}</span>;
}
