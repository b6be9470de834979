import type { StaffCounter, Views } from '@lobbyflow/contract';
import { useLocalName, useMessages } from '@lobbyflow/ui';
import { useHall } from './hall.js';

/** All, or the names of what it serves. */
export function Serves({ counter }: { readonly counter: StaffCounter }) {
  const { rows } = useHall();
  const t = useMessages();
  const name = useLocalName();
  const isAll = servesAll(counter, rows.services);
  const named = counter.serviceIds.map((id) => {
    const service = rows.services[id];
    return service ? name(service.name) : id;
  });
  return <span>{isAll ? t('manager.all-services') : named.join(t('manager.comma'))}</span>;
}

/** Whether it serves whatever the branch offers. */
export function servesAll(
  { serviceIds }: StaffCounter,
  services: Views['staff']['services'],
): boolean {
  const all = Object.keys(services);
  return all.length > 0 && all.every((id) => serviceIds.includes(id));
}
