import {
  applyCommit,
  type Command,
  type Decision,
  decide,
  type Instant,
  type Lobby,
  type LobbyEvent,
  type TicketId,
  UNDOABLE,
} from '@lobbyflow/engine';
import fc from 'fast-check';
import { MINUTE_MS, SECOND_MS } from './config-builders.js';
import { commandOf, type Wish } from './wish.js';

/** How often each command is wished for: mostly an ordinary day, and everything else sometimes. */
const WEIGHTS: Readonly<Record<Command['type'], number>> = {
  'open-day': 1,
  'close-day': 1,
  'publish-config': 1,
  issue: 24,
  'lease-numbers': 2,
  'return-numbers': 1,
  open: 6,
  pause: 2,
  'resume-counter': 4,
  close: 2,
  'call-next': 20,
  call: 3,
  recall: 4,
  start: 12,
  finish: 10,
  'no-show': 5,
  hold: 3,
  transfer: 4,
  undo: 4,
  return: 4,
  'hold-ticket': 2,
  resume: 4,
  'transfer-ticket': 2,
  abandon: 3,
  divert: 2,
  'change-lane': 3,
  'pull-forward': 2,
  postpone: 3,
  invite: 1,
  rate: 2,
  'offer-advice': 2,
  'accept-advice': 2,
  'decline-advice': 1,
  'escalate-advice': 1,
  'assign-advice': 4,
  'lapse-advice': 1,
  'measure-advice': 1,
  'second-line': 2,
  'review-alarms': 4,
  'acknowledge-alarm': 1,
  'dispose-alarm': 1,
  'post-notice': 1,
  'withdraw-notice': 3,
};

const TYPES = Object.keys(WEIGHTS) as Command['type'][];

/** Any one wish; small gaps and many ties, now and then a long pause. */
export const aWish: fc.Arbitrary<Wish> = fc.record({
  type: fc.oneof(...TYPES.map((type) => ({ weight: WEIGHTS[type], arbitrary: fc.constant(type) }))),
  afterMs: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(0, SECOND_MS, 2 * SECOND_MS) },
    { weight: 3, arbitrary: fc.constantFrom(MINUTE_MS, 5 * MINUTE_MS) },
    { weight: 1, arbitrary: fc.constant(35 * MINUTE_MS) },
  ),
  pick: fc.nat({ max: 999 }),
  other: fc.nat({ max: 999 }),
});

/** An act, and at once the wish that it had not been. */
const aRegret: fc.Arbitrary<Wish[]> = fc
  .tuple(aWish, aWish, fc.constantFrom(...UNDOABLE), fc.constantFrom(0, SECOND_MS, 6 * SECOND_MS))
  .map(([act, undo, type, afterMs]) => [
    { ...act, type },
    { ...undo, type: 'undo', afterMs },
  ]);

/** Any sequence of wishes. */
export function wishes(maxLength = 80): fc.Arbitrary<Wish[]> {
  const some = fc.oneof(
    { weight: 12, arbitrary: aWish.map((wish) => [wish]) },
    { weight: 1, arbitrary: aRegret },
  );
  const many = fc.array(some, { minLength: 1, maxLength, size: 'max' });
  return many.map((drawn) => drawn.flat());
}

/** One wish, decided: what it became, what was said, and the lobby on both sides. */
export interface Happened {
  readonly now: Instant;
  readonly command: Command;
  readonly decision: Decision;
  readonly before: Lobby;
  /** The same lobby when the command was refused. */
  readonly after: Lobby;
  readonly events: readonly LobbyEvent[];
}

/** Plays wishes out from a lobby, refusals included. */
export function* playWishes(
  start: Lobby,
  wanted: readonly Wish[],
  from: Instant,
): Generator<Happened> {
  const issued: TicketId[] = [];
  let [before, now] = [start, from as number];
  for (const wish of wanted) {
    now += wish.afterMs;
    const command = commandOf(wish, before, issued);
    const decision = decide(before, command, now as Instant);
    const events = decision.accepted ? decision.events : [];
    const after = decision.accepted ? applyCommit(before, events) : before;
    if (command.type === 'issue' && decision.accepted) issued.push(command.ticketId);
    yield { now: now as Instant, command, decision, before, after, events };
    before = after;
  }
}
