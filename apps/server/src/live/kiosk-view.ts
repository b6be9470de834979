import type { KioskLane, KioskService, ServiceConfig, Views } from '@lobbyflow/contract';
import type { Lobby, ServiceId } from '@lobbyflow/engine';
import { hallOf, lobbyNow } from './hall.js';

/** What can be chosen and how many wait for it; nobody's ticket. */
export function kioskView(lobby: Lobby): Views['kiosk'] {
  const { byService } = hallOf(lobby);
  const open = openCounters(lobby);
  return {
    services: Object.fromEntries(
      offered(lobby).map(({ id, name, letter, isOffered, materials, machine }) => [
        id,
        {
          name,
          letter,
          waiting: byService.get(id)?.waiting ?? 0,
          isOffered,
          counters: open.get(id) ?? 0,
          ...(materials === undefined ? {} : { materials }),
          ...(machine === undefined ? {} : { machine }),
        } satisfies KioskService,
      ]),
    ),
    lanes: Object.fromEntries(
      (lobby.config?.lanes ?? []).map(({ id, kind, name }) => [
        id,
        { kind, name } satisfies KioskLane,
      ]),
    ),
    lobby: { now: lobbyNow(lobby) },
  };
}

/** As it was published: the engine has no use for what customers are to bring. */
function offered({ config }: Lobby): readonly ServiceConfig[] {
  return config?.services ?? [];
}

/** By service, the open counters that may serve it. */
function openCounters(lobby: Lobby): ReadonlyMap<ServiceId, number> {
  const counts = new Map<ServiceId, number>();
  for (const { id, skills } of lobby.config?.counters ?? []) {
    if (lobby.counters.get(id)?.session !== 'open') continue;
    for (const { serviceId } of skills) counts.set(serviceId, (counts.get(serviceId) ?? 0) + 1);
  }
  return counts;
}
