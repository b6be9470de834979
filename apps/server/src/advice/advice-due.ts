import type { AdvicePolicy } from '@lobbyflow/contract';
import {
  type Actor,
  type ActorId,
  type Advice,
  ADVICE_LEVELS,
  type AdviceCommand,
  type Lobby,
} from '@lobbyflow/engine';
import { effectOf } from './advice-effect.js';
import { type FreeHelper, isTrainedFor } from './helpers.js';

/** Who acts where nobody does. */
export const SYSTEM: Actor = { id: 'system' as ActorId, mayRunAnyCounter: true };

/** Past the time that somebody needs, a window that is still closed will not be opened any more. */
const GRACE_MS = 10 * 60_000;

interface Due {
  readonly now: number;
  readonly policy: AdvicePolicy;
  readonly helpers: readonly FreeHelper[];
  readonly times: number;
}

/**
 * What the system does with advice that is there: asks the next level when
 * nobody has answered, asks somebody else when the first cannot come, lets lapse
 * what nobody did, and measures what was done.
 */
export function adviceDue(lobby: Lobby, due: Due): readonly AdviceCommand[] {
  return [...lobby.advice.values()].flatMap((advice) => {
    if (advice.state === 'offered') return whileOffered(advice, due);
    if (advice.state === 'accepted') return whileAccepted(lobby, advice, due);
    const isToMeasure =
      advice.state === 'done' && advice.effect === null && due.now >= advice.until;
    return isToMeasure
      ? [said(advice, { type: 'measure-advice', effect: effectOf(lobby, advice) })]
      : [];
  });
}

function whileOffered(advice: Advice, { now, policy }: Due): readonly AdviceCommand[] {
  const isUnanswered = now - advice.askedAt >= policy.answerWithinMs;
  const level = ADVICE_LEVELS[ADVICE_LEVELS.indexOf(advice.level) + 1];
  if (now >= advice.until || (isUnanswered && level === undefined)) {
    return [said(advice, { type: 'lapse-advice', cause: 'unanswered' })];
  }
  return isUnanswered && level !== undefined
    ? [said(advice, { type: 'escalate-advice', level })]
    : [];
}

function whileAccepted(lobby: Lobby, advice: Advice, due: Due): readonly AdviceCommand[] {
  const { helper, action } = advice;
  const neededMs = due.policy.setUpMs + (helper?.awayMs ?? 0) + GRACE_MS / due.times;
  if (due.now - (advice.answeredAt ?? due.now) > neededMs) {
    return [said(advice, { type: 'lapse-advice', cause: 'not-done' })];
  }
  const isDeclined =
    helper?.kind === 'second-line' && lobby.secondLine.get(helper.id)?.state === 'declined';
  return isDeclined && action === 'open' ? [forSomebodyElse(lobby, advice, due)] : [];
}

function forSomebodyElse(lobby: Lobby, advice: Advice, { helpers }: Due): AdviceCommand {
  const { config } = lobby;
  const counter = config?.counters.find(({ id }) => id === advice.counterId);
  const next = helpers.find(
    (one) => config !== null && counter !== undefined && isTrainedFor(one, counter, config),
  );
  return next === undefined
    ? said(advice, { type: 'lapse-advice', cause: 'nobody-free' })
    : said(advice, { type: 'assign-advice', helper: next.helper });
}

type Bare<C> = C extends AdviceCommand ? Omit<C, 'adviceId' | 'by'> : never;

function said({ id }: Advice, what: Bare<AdviceCommand>): AdviceCommand {
  return { ...what, adviceId: id, by: SYSTEM };
}
