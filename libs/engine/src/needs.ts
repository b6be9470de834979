import type { Feature } from './terms.js';

/**
 * Whether a counter suits a customer's needs: it meets as many of them as any counter for the service does. So who needs
 * a low desk waits for one where there is one, a need that nobody can meet binds nobody, and two needs that no counter
 * meets together let the customer go to either.
 *
 * @param all - the features of every counter that serves what the customer came for
 */
export function suits(
  features: ReadonlySet<Feature>,
  needs: readonly Feature[],
  all: readonly ReadonlySet<Feature>[],
): boolean {
  if (needs.length === 0) return true;
  const met = countOf(features, needs);
  return met === needs.length || all.every((others) => countOf(others, needs) <= met);
}

function countOf(features: ReadonlySet<Feature>, needs: readonly Feature[]): number {
  return needs.reduce((count, need) => (features.has(need) ? count + 1 : count), 0);
}
