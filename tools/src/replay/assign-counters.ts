import type { CounterOrigin, DraftLeg, DraftVisit, Note } from './repairs.js';

interface Place {
  readonly draft: DraftVisit;
  readonly index: number;
  readonly leg: DraftLeg;
}

/**
 * Gives every service of a day a counter that is free for it, the logged one wherever that can be; says which
 * counters there are then.
 */
export function assignCounters(
  drafts: readonly DraftVisit[],
  note: Note,
): Map<string, CounterOrigin> {
  const places = placesOf(drafts);
  const logged = new Set(places.flatMap(({ leg }) => leg.counter ?? []));
  const freeFrom = new Map<string, number>();
  const origins = new Map<string, CounterOrigin>();
  for (const { draft, index, leg } of places) {
    const candidates = leg.counter === null ? desks(logged) : countersOf(leg.counter, logged);
    const counter = firstFree(candidates, leg.startedAt, freeFrom);
    freeFrom.set(counter, leg.endedAt);
    if (counter === leg.counter) {
      origins.set(counter, 'logged');
      continue;
    }
    origins.set(counter, leg.counter === null ? 'desk' : 'beside');
    const code = leg.counter === null ? 'counter-missing' : 'counter-taken';
    note({ visit: draft.id, leg: index, code, was: leg.counter ?? '–', is: counter });
    draft.legs[index] = { ...leg, counter };
  }
  return origins;
}

/** The services in the order in which they begin; those that take no time before those that go on. */
function placesOf(drafts: readonly DraftVisit[]): Place[] {
  return drafts
    .flatMap((draft) => draft.legs.map((leg, index) => ({ draft, index, leg })))
    .filter(({ leg }) => leg.outcome !== 'left')
    .toSorted(
      (one, other) =>
        one.leg.startedAt - other.leg.startedAt ||
        one.leg.endedAt - other.leg.endedAt ||
        one.index - other.index,
    );
}

function firstFree(
  candidates: Iterable<string>,
  at: number,
  freeFrom: ReadonlyMap<string, number>,
): string {
  for (const counter of candidates) {
    if ((freeFrom.get(counter) ?? 0) <= at) return counter;
  }
  throw new RangeError('There is always one more counter.');
}

/** The logged counter, then `S12.2`, `S12.3` … beside it, but for names that the log has itself. */
function* countersOf(name: string, logged: ReadonlySet<string>): Generator<string> {
  yield name;
  for (let beside = 2; ; beside += 1) {
    if (!logged.has(`${name}.${beside}`)) yield `${name}.${beside}`;
  }
}

function* desks(logged: ReadonlySet<string>): Generator<string> {
  for (let desk = 1; ; desk += 1) {
    if (!logged.has(`desk.${desk}`)) yield `desk.${desk}`;
  }
}
