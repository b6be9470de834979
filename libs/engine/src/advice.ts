import type { Advice } from './advice-state.js';
import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { AdviceEvent, EventOf, LobbyEvent, SessionEvent } from './event.js';
import { assertInvariant } from './invariant.js';
import type { Lobby } from './lobby.js';
import { moved, releasedFrom, seatedFor } from './second-line.js';
import {
  type ActorId,
  ADVICE_LEVELS,
  type AdviceId,
  type CounterId,
  type Instant,
} from './terms.js';

/** An advice that still matters: the latest about its counter, or one whose effect is not measured yet. */
export function adviceWith(lobby: Lobby, adviceId: AdviceId): Advice | undefined {
  return lobby.advice.get(adviceId);
}

/** The latest advice of the day about a counter. */
export function latestAdvice(
  { advice }: Pick<Lobby, 'advice'>,
  counterId: CounterId,
): Advice | undefined {
  return [...advice.values()].findLast((one) => one.counterId === counterId);
}

/**
 * Offers to open or to close a window. One offer at a time waits for an answer,
 * so that nobody is nagged.
 *
 * @returns `advice.offered`, and what accepting brings where the policy accepts;
 *   or the refusal `not-found`, `advice-open`, `counter-already-open` or `counter-not-open`
 */
export function decideOffer(
  lobby: Lobby,
  { adviceId, offer, isAutomatic, by }: CommandOf<'offer-advice'>,
  now: Instant,
): Decision {
  const counter = lobby.counters.get(offer.counterId);
  if (counter === undefined) return refuse('not-found');
  const isOpen = counter.session !== 'closed';
  if (offer.action === 'open' && isOpen) return refuse('counter-already-open');
  if (offer.action === 'close' && !isOpen) return refuse('counter-not-open');
  if ([...lobby.advice.values()].some(({ state }) => state === 'offered')) {
    return refuse('advice-open');
  }
  const offered: LobbyEvent = { type: 'advice.offered', adviceId, offer, at: now };
  return isAutomatic
    ? accept(offered, ...acceptance(lobby, { adviceId, ...offer }, { by: by.id, at: now }))
    : accept(offered);
}

/**
 * Says yes to what was offered; somebody of the second line who was named is called.
 *
 * @returns `advice.accepted`, or the refusal `not-found`, `advice-over`, or
 *   `person-busy` when who was named is wanted elsewhere by now
 */
export function decideAccept(
  lobby: Lobby,
  { adviceId, by }: CommandOf<'accept-advice'>,
  now: Instant,
): Decision {
  const advice = adviceWith(lobby, adviceId);
  if (advice === undefined) return refuse('not-found');
  if (advice.state !== 'offered') return refuse('advice-over');
  if (isWantedElsewhere(lobby, advice)) return refuse('person-busy');
  return accept(...acceptance(lobby, { adviceId, ...advice }, { by: by.id, at: now }));
}

/** Says no, and why. @returns `advice.declined`, or the refusal `not-found` or `advice-over` */
export function decideDecline(
  lobby: Lobby,
  { adviceId, reason, by }: CommandOf<'decline-advice'>,
  now: Instant,
): Decision {
  return ofOffered(lobby, adviceId, () => {
    return [{ type: 'advice.declined', adviceId, reason, by: by.id, at: now }];
  });
}

/**
 * Asks the next level, because nobody has answered.
 *
 * @returns `advice.escalated`, or the refusal `not-found`, or `advice-over` also
 *   when that level is not the next
 */
export function decideEscalate(
  lobby: Lobby,
  { adviceId, level }: CommandOf<'escalate-advice'>,
  now: Instant,
): Decision {
  return ofOffered(lobby, adviceId, (advice) => {
    const isNext = ADVICE_LEVELS.indexOf(level) === ADVICE_LEVELS.indexOf(advice.level) + 1;
    return isNext ? [{ type: 'advice.escalated', adviceId, level, at: now }] : [];
  });
}

/**
 * Somebody else comes to a window that is to be opened.
 *
 * @returns `advice.assigned`, or the refusal `not-found`, `advice-over` or `person-busy`
 */
export function decideAssign(
  lobby: Lobby,
  { adviceId, helper, by }: CommandOf<'assign-advice'>,
  now: Instant,
): Decision {
  const advice = adviceWith(lobby, adviceId);
  if (advice === undefined) return refuse('not-found');
  if (advice.state !== 'accepted' || advice.action !== 'open') return refuse('advice-over');
  if (isWantedElsewhere(lobby, { ...advice, helper })) return refuse('person-busy');
  return accept(
    { type: 'advice.assigned', adviceId, helper, at: now },
    ...called(lobby, { ...advice, helper }, { by: by.id, at: now }),
  );
}

/**
 * An advice comes to nothing; whoever was on the way is free again.
 *
 * @returns `advice.lapsed`, or the refusal `not-found` or `advice-over`
 */
export function decideLapse(
  lobby: Lobby,
  { adviceId, cause, by }: CommandOf<'lapse-advice'>,
  now: Instant,
): Decision {
  const advice = adviceWith(lobby, adviceId);
  if (advice === undefined) return refuse('not-found');
  if (!isUnfinished(advice)) return refuse('advice-over');
  const said = { by: by.id, at: now };
  return accept(
    { type: 'advice.lapsed', adviceId, cause, at: now },
    ...sentBack(lobby, advice, said),
  );
}

/** Writes down what came of it, once. @returns `advice.measured`, or the refusal `not-found` or `advice-over` */
export function decideMeasure(
  lobby: Lobby,
  { adviceId, effect }: CommandOf<'measure-advice'>,
  now: Instant,
): Decision {
  const advice = adviceWith(lobby, adviceId);
  if (advice === undefined) return refuse('not-found');
  if (advice.state !== 'done' || advice.effect !== null) return refuse('advice-over');
  return accept({ type: 'advice.measured', adviceId, effect, at: now });
}

/** What becomes of advice that nobody has carried out when the day closes. */
export function adviceAtClose(lobby: Lobby, at: Instant): readonly LobbyEvent[] {
  return [...lobby.advice.values()]
    .filter(isUnfinished)
    .map(({ id }) => ({ type: 'advice.lapsed', adviceId: id, cause: 'day-closed', at }));
}

/** The lobby after something happened to an advice; a new one takes the place of what is settled about its counter. */
export function evolveAdvice(lobby: Lobby, event: AdviceEvent): Lobby {
  if (event.type === 'advice.offered')
    return withAdvice(withoutSettled(lobby, event), offered(event));
  const advice = adviceWith(lobby, event.adviceId);
  assertInvariant(advice !== undefined, 'an event names an advice of its day');
  return withAdvice(lobby, { ...advice, ...changed(event) });
}

/** A window that opens or closes carries an advice about it out, answered or not. */
export function evolveAdvisedSession(lobby: Lobby, event: SessionEvent): Lobby {
  if (event.type === 'counter.closed') lobby = releasedFrom(lobby, event.counterId);
  const advice = latestAdvice(lobby, event.counterId);
  if (advice === undefined || !isUnfinished(advice)) return lobby;
  const isDone = event.type === (advice.action === 'open' ? 'counter.opened' : 'counter.closed');
  if (!isDone) return lobby;
  const done = { ...advice, state: 'done', doneAt: event.at, endedAt: event.at } as const;
  return seatedFor(withAdvice(lobby, done), advice, event.at);
}

function offered({ adviceId, offer, at }: EventOf<'advice.offered'>): Advice {
  return {
    ...offer,
    id: adviceId,
    state: 'offered',
    level: 'lobby',
    offeredAt: at,
    askedAt: at,
    answeredAt: null,
    answeredBy: null,
    declineReason: null,
    lapseCause: null,
    doneAt: null,
    endedAt: null,
    effect: null,
  };
}

function changed(event: Exclude<AdviceEvent, { type: 'advice.offered' }>): Partial<Advice> {
  const { at } = event;
  switch (event.type) {
    case 'advice.accepted':
      return { state: 'accepted', answeredAt: at, answeredBy: event.by };
    case 'advice.declined': {
      const answered = { answeredAt: at, answeredBy: event.by, declineReason: event.reason };
      return { state: 'declined', endedAt: at, ...answered };
    }
    case 'advice.escalated':
      return { level: event.level, askedAt: at };
    case 'advice.assigned':
      return { helper: event.helper };
    case 'advice.lapsed':
      return { state: 'lapsed', endedAt: at, lapseCause: event.cause };
    case 'advice.measured':
      return { effect: event.effect };
  }
}

function isUnfinished({ state }: Advice): boolean {
  return state === 'offered' || state === 'accepted';
}

function ofOffered(
  lobby: Lobby,
  adviceId: AdviceId,
  answer: (advice: Advice) => readonly LobbyEvent[],
): Decision {
  const advice = adviceWith(lobby, adviceId);
  if (advice === undefined) return refuse('not-found');
  const events = advice.state === 'offered' ? answer(advice) : [];
  return events.length === 0 ? refuse('advice-over') : accept(...events);
}

type Wanted = Pick<Advice, 'helper' | 'counterId'>;
type Said = { readonly by: ActorId; readonly at: Instant };

function isWantedElsewhere(lobby: Lobby, { helper }: Wanted): boolean {
  const there = helper?.kind === 'second-line' ? lobby.secondLine.get(helper.id) : undefined;
  return there !== undefined && there.state !== 'declined';
}

function acceptance(
  lobby: Lobby,
  { adviceId, ...wanted }: Wanted & { readonly adviceId: AdviceId },
  said: Said,
): readonly LobbyEvent[] {
  return [{ type: 'advice.accepted', adviceId, ...said }, ...called(lobby, wanted, said)];
}

function called(lobby: Lobby, { helper, counterId }: Wanted, said: Said): readonly LobbyEvent[] {
  if (helper?.kind !== 'second-line' || isWantedElsewhere(lobby, { helper, counterId })) return [];
  return [moved(helper.id, { state: 'called', to: counterId, ...said })];
}

function sentBack(lobby: Lobby, { helper, counterId }: Wanted, said: Said): readonly LobbyEvent[] {
  const there = helper?.kind === 'second-line' ? lobby.secondLine.get(helper.id) : undefined;
  const isOnTheWay = there?.state === 'called' || there?.state === 'coming';
  if (helper?.kind !== 'second-line' || !isOnTheWay || there.counterId !== counterId) return [];
  return [moved(helper.id, { state: 'free', to: null, ...said })];
}

function withAdvice(lobby: Lobby, advice: Advice): Lobby {
  return { ...lobby, advice: new Map(lobby.advice).set(advice.id, advice) };
}

/** What was done and is not measured yet stays until it is, so few stand there at a time. */
function withoutSettled(lobby: Lobby, { offer }: EventOf<'advice.offered'>): Lobby {
  const isKept = ({ counterId, state, effect }: Advice) =>
    counterId !== offer.counterId || (state === 'done' && effect === null);
  return { ...lobby, advice: new Map([...lobby.advice].filter(([, advice]) => isKept(advice))) };
}
