import type { Advice, SecondLineNow } from './advice-state.js';
import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import type { Lobby } from './lobby.js';
import type { CounterId, Instant, PersonId, SecondLineAct, SecondLineState } from './terms.js';

type Moved = EventOf<'second-line.moved'>;

/** From where each act leads where; one table. */
const MOVES: Readonly<
  Record<SecondLineAct, readonly [readonly SecondLineState[], SecondLineState]>
> = {
  call: [['free', 'declined'], 'called'],
  accept: [['called'], 'coming'],
  decline: [['called', 'coming'], 'declined'],
  arrive: [['called', 'coming'], 'there'],
  release: [['called', 'coming', 'there', 'declined'], 'free'],
};

/**
 * Calls somebody of the second line to a window, or says how the person
 * answered. Who is known at all stands beside the journal.
 *
 * @returns `second-line.moved`, or the refusal `not-found` (no such window),
 *   `person-busy` (is called or there already), or `person-not-there` (was not called)
 */
export function decideSecondLine(
  lobby: Lobby,
  { personId, act, to, by }: CommandOf<'second-line'>,
  now: Instant,
): Decision {
  const there = lobby.secondLine.get(personId);
  const [from, state] = MOVES[act];
  if (act === 'call' && (to === null || !lobby.counters.has(to))) return refuse('not-found');
  if (!from.includes(there?.state ?? 'free')) {
    return refuse(act === 'call' ? 'person-busy' : 'person-not-there');
  }
  const window = act === 'call' ? to : (there?.counterId ?? null);
  return accept(moved(personId, { state, to: window, by: by.id, at: now }));
}

/** The event of somebody's move. */
export function moved(personId: PersonId, how: Omit<Moved, 'type' | 'personId'>): Moved {
  return { type: 'second-line.moved', personId, ...how };
}

/** The lobby after somebody has moved; who is free is not remembered. */
export function evolveSecondLine(lobby: Lobby, { personId, state, to, at }: Moved): Lobby {
  const now = state === 'free' ? null : { state, counterId: to, since: at };
  return withPerson(lobby, personId, now);
}

/** Who was named by an advice to open is there once the window is open. */
export function seatedFor(lobby: Lobby, { action, helper, counterId }: Advice, at: Instant): Lobby {
  if (action !== 'open' || helper?.kind !== 'second-line') return lobby;
  const before = lobby.secondLine.get(helper.id);
  if (before?.counterId !== counterId || before.state === 'there') return lobby;
  return withPerson(lobby, helper.id, { state: 'there', counterId, since: at });
}

/** Whoever of the second line sat at a window that is closed is free again. */
export function releasedFrom(lobby: Lobby, counterId: CounterId): Lobby {
  const gone = [...lobby.secondLine].filter(
    ([, now]) => now.state === 'there' && now.counterId === counterId,
  );
  return gone.reduce((left, [personId]) => withPerson(left, personId, null), lobby);
}

function withPerson(lobby: Lobby, personId: PersonId, now: SecondLineNow | null): Lobby {
  const secondLine = new Map(lobby.secondLine);
  if (now === null) secondLine.delete(personId);
  else secondLine.set(personId, now);
  return { ...lobby, secondLine };
}
