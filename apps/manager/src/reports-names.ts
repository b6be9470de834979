import type { Branch } from '@lobbyflow/contract';
import { useCounterName, useLocalName } from '@lobbyflow/ui';

type Named = { readonly id: string; readonly name: { readonly zh: string; readonly en: string } };

/** Names of a branch's services, lanes and windows; what is gone is shown by its id. */
export function useBranchNames(branch: Branch) {
  const local = useLocalName();
  const counterName = useCounterName();
  const named = (all: readonly Named[], id: string) => {
    const found = all.find((entry) => entry.id === id);
    return found === undefined ? id : local(found.name);
  };
  return {
    service: (id: string) => named(branch.services, id),
    lane: (id: string) => named(branch.lanes, id),
    counter: (id: string) =>
      counterName(branch.counters.find((counter) => counter.id === id)?.name ?? id),
  };
}
