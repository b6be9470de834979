import type { CustomerClass } from './inferred-credits.js';
import type { Vocabulary } from './newcomer-features.js';

/** The names of a log, the most frequent first. */
export function vocabularyOf(legs: readonly CustomerClass[]): Vocabulary {
  return {
    services: byFrequency(legs.map(({ serviceId }) => serviceId)),
    lanes: byFrequency(legs.map(({ laneId }) => laneId)),
  };
}

function byFrequency(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .toSorted(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
    .map(([name]) => name);
}
