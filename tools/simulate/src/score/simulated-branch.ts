import type { BranchConfig, ServiceId } from '@lobbyflow/engine';
import { branchOf } from '../compare-branch.js';

/** Seven windows: two do everything, three the counter's daily business, two that and accounts. */
const SKILLS: readonly (readonly string[] | null)[] = [
  null,
  null,
  ['cash', 'transfer', 'pension'],
  ['cash', 'transfer', 'pension'],
  ['cash', 'transfer', 'pension'],
  ['cash', 'transfer', 'account'],
  ['cash', 'transfer', 'account'],
];

/** The branch of which days are simulated: five services, four lanes, seven windows of which two do everything. */
export function simulatedBranch(): BranchConfig {
  const branch = branchOf({ elastic: ['none'], counters: SKILLS.length });
  const everything = branch.services.map(({ id }) => id);
  return {
    ...branch,
    counters: branch.counters.map((counter, place) => ({
      ...counter,
      skills: (SKILLS[place] ?? everything).map((id) => {
        return { serviceId: id as ServiceId, level: 1 as const };
      }),
    })),
  };
}
