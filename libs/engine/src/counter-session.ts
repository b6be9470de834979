import { counterOf, freed } from './at-counter.js';
import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { knownCounter, type Lobby, withCounter } from './lobby.js';
import type { Instant } from './terms.js';

/**
 * Begins a session at a counter. A teller holds one counter; whoever leads the
 * lobby may hold any number.
 *
 * @returns `counter.opened`, or the refusal `not-found`, `counter-already-open`,
 *   `counter-taken` (somebody else's) or `teller-has-counter`
 */
export function decideOpen(lobby: Lobby, command: CommandOf<'open'>, now: Instant): Decision {
  const { by, counterId } = command;
  const counter = lobby.counters.get(counterId);
  if (counter === undefined) return refuse('not-found');
  if (counter.session !== 'closed') {
    return refuse(counter.tellerId === by.id ? 'counter-already-open' : 'counter-taken');
  }
  const holdsOne = [...lobby.counters.values()].some(
    ({ session, tellerId }) => session !== 'closed' && tellerId === by.id,
  );
  if (holdsOne && !by.mayRunAnyCounter) return refuse('teller-has-counter');
  return accept({ type: 'counter.opened', counterId, by: by.id, at: now });
}

/**
 * Stops calling for a while.
 *
 * @returns `counter.paused`, or the refusal `not-found`, `not-your-counter`,
 *   `counter-not-open`, `counter-paused` or `counter-busy`
 */
export function decidePause(lobby: Lobby, command: CommandOf<'pause'>, now: Instant): Decision {
  const counter = counterOf(lobby, command);
  if (typeof counter === 'string') return refuse(counter);
  if (counter.session === 'closed') return refuse('counter-not-open');
  if (counter.session === 'paused') return refuse('counter-paused');
  if (counter.ticketId !== null) return refuse('counter-busy');
  const { by, counterId, reason } = command;
  return accept({ type: 'counter.paused', counterId, by: by.id, reason, at: now });
}

/**
 * Goes on after a pause.
 *
 * @returns `counter.resumed`, or the refusal `not-found`, `not-your-counter`,
 *   `counter-not-open` or `counter-already-open`
 */
export function decideResumeCounter(
  lobby: Lobby,
  command: CommandOf<'resume-counter'>,
  now: Instant,
): Decision {
  const counter = counterOf(lobby, command);
  if (typeof counter === 'string') return refuse(counter);
  if (counter.session === 'closed') return refuse('counter-not-open');
  if (counter.session === 'open') return refuse('counter-already-open');
  const { by, counterId } = command;
  return accept({ type: 'counter.resumed', counterId, by: by.id, at: now });
}

/**
 * Ends the session of a counter.
 *
 * @returns `counter.closed`, or the refusal `not-found`, `not-your-counter`,
 *   `counter-not-open` or `counter-busy`
 */
export function decideClose(lobby: Lobby, command: CommandOf<'close'>, now: Instant): Decision {
  const counter = counterOf(lobby, command);
  if (typeof counter === 'string') return refuse(counter);
  if (counter.session === 'closed') return refuse('counter-not-open');
  if (counter.ticketId !== null) return refuse('counter-busy');
  const { by, counterId } = command;
  return accept({ type: 'counter.closed', counterId, by: by.id, at: now });
}

/** Puts the counter into its new state, with nobody at it and nothing to undo. */
export function evolveSession(
  lobby: Lobby,
  event: EventOf<'counter.opened' | 'counter.paused' | 'counter.resumed' | 'counter.closed'>,
): Lobby {
  const counter = knownCounter(lobby, event.counterId);
  const { at, by } = event;
  const free = { ...freed(counter, at), pauseReason: null, sessionSince: at };
  switch (event.type) {
    case 'counter.opened':
      return withCounter(lobby, { ...free, session: 'open', tellerId: by, lastCallAt: null });
    case 'counter.paused':
      return withCounter(lobby, { ...free, session: 'paused', pauseReason: event.reason });
    case 'counter.resumed':
      return withCounter(lobby, { ...free, session: 'open' });
    case 'counter.closed':
      return withCounter(lobby, { ...free, session: 'closed', tellerId: null });
  }
}
