import type {
  BranchConfig,
  Counter,
  CounterConfig,
  Helper,
  Lobby,
  ServiceId,
} from '@lobbyflow/engine';
import type { StoredPerson } from './second-line.repository.js';

/** Somebody who could sit at a window now. */
export interface FreeHelper {
  readonly helper: Helper;
  /** What the person is trained for; `null`: tellers for everything their branch offers. */
  readonly serviceIds: ReadonlySet<ServiceId> | null;
}

/** Who is there besides the tellers at their counters. */
export interface StaffThere {
  /** Accounts of tellers whose screen is on, at a counter or not. */
  readonly tellers: readonly string[];
  readonly secondLine: readonly StoredPerson[];
}

/** Pauses from which somebody may be asked back; whoever eats or learns is left alone. */
const RECALLABLE: readonly Counter['pauseReason'][] = ['break', 'back-office'];

/**
 * Who could come to a window, in the order in which they are asked: tellers
 * without a counter, the second line by the way it has, tellers on a break.
 */
export function freeHelpers(
  lobby: Lobby,
  { tellers, secondLine }: StaffThere,
  times = 1,
): readonly FreeHelper[] {
  const counters = [...lobby.counters.values()].filter(({ session }) => session !== 'closed');
  const seated = new Set<string>(counters.flatMap(({ tellerId }) => tellerId ?? []));
  const asked = askedTellers(lobby);
  const idle = tellers.filter((id) => !seated.has(id));
  const resting = counters.flatMap(({ session, pauseReason, tellerId }) =>
    session === 'paused' && RECALLABLE.includes(pauseReason) ? (tellerId ?? []) : [],
  );
  const asTeller = (id: string): FreeHelper[] =>
    asked.has(id) ? [] : [{ helper: teller(id), serviceIds: null }];
  const coming = secondLine
    .filter(({ personId, staffId }) => {
      return !lobby.secondLine.has(personId) && (staffId === null || !seated.has(staffId));
    })
    .toSorted((a, b) => a.travelMs - b.travelMs || (a.personId < b.personId ? -1 : 1))
    .map(({ personId, travelMs, serviceIds }): FreeHelper => {
      const helper = { kind: 'second-line', id: personId, awayMs: travelMs / times } as const;
      return { helper, serviceIds: new Set(serviceIds) };
    });
  const linked = new Set(secondLine.map(({ staffId }) => staffId));
  return [
    ...idle.filter((id) => !linked.has(id)).flatMap(asTeller),
    ...coming,
    ...resting.flatMap(asTeller),
  ];
}

/** Whether somebody is trained for all that this window takes at once. */
export function isTrainedFor(
  { serviceIds }: Pick<FreeHelper, 'serviceIds'>,
  { skills }: Pick<CounterConfig, 'skills'>,
  { services }: Pick<BranchConfig, 'services'>,
): boolean {
  if (serviceIds === null) return true;
  const offered = new Set(services.filter(({ isOffered }) => isOffered).map(({ id }) => id));
  return skills.every(
    ({ serviceId, level }) => level > 1 || !offered.has(serviceId) || serviceIds.has(serviceId),
  );
}

const teller = (id: string) => ({ kind: 'teller', id, awayMs: 0 }) as Helper;

/** Tellers who are on their way to a window already. */
function askedTellers({ advice }: Lobby): ReadonlySet<string> {
  const accepted = [...advice.values()].filter(({ state }) => state === 'accepted');
  return new Set(accepted.flatMap(({ helper }) => (helper?.kind === 'teller' ? helper.id : [])));
}
