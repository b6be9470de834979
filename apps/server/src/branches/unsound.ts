import type { PolicyFault } from '@lobbyflow/engine';
import { ProblemError } from '../problems/problem.error.js';

/** The problem that names every fault of a configuration, each with its place and its reason. */
export function unsound(faults: readonly PolicyFault[]): ProblemError {
  return new ProblemError('config-unsound', 'somebody could wait for ever', {
    errors: faults.map((fault) => {
      return { path: fault.path.join('.'), message: saying(fault), reason: fault.code };
    }),
  });
}

function saying(fault: PolicyFault): string {
  switch (fault.code) {
    case 'service-unserved':
      return `no counter takes the service ${fault.serviceId}: give one the skill, or do not offer it`;
    case 'lane-starved':
      return `${fault.serviceId} in the lane ${fault.laneId} could wait for ever: the counters for it (${fault.counterIds.join(', ')}) are kept for others or join in too late`;
    case 'need-starved':
      return `${fault.serviceId} in the lane ${fault.laneId} with need ${fault.needs.join(' and ')} could wait for ever: the counters that suit (${fault.counterIds.join(', ')}) are kept for others or join in too late`;
    case 'passed-too-long':
      return `the lane ${fault.laneId} would pass the lane ${fault.passedLaneId} beyond its limit: the credits differ by more than maxWaitMs`;
    case 'held-too-long':
      return `is longer than the limit of the lane ${fault.laneId}`;
  }
}
