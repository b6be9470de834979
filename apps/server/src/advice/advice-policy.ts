import { AdvicePolicy } from '@lobbyflow/contract';
import type { BranchConfig } from '@lobbyflow/engine';

const USUAL = AdvicePolicy.parse({});

/**
 * How a branch is advised: as it is set, else as usual.
 *
 * @param times - how many times as fast as usual a simulation plays there: then all that customers
 *   and windows take is as much shorter, and a minute as much dearer. People who answer are not faster.
 */
export function advicePolicyOf({ advice }: Pick<BranchConfig, 'advice'>, times = 1): AdvicePolicy {
  const policy = advice ?? USUAL;
  if (times === 1) return policy;
  return {
    ...policy,
    everyMs: policy.everyMs / times,
    horizonMs: policy.horizonMs / times,
    lateAfterMs: policy.lateAfterMs / times,
    setUpMs: policy.setUpMs / times,
    minimumOpenMs: policy.minimumOpenMs / times,
    quietMs: policy.quietMs / times,
    windowMinutePrice: policy.windowMinutePrice * times,
    waitMinutePrice: policy.waitMinutePrice * times,
  };
}
