import {
  type Actor,
  type ActorId,
  type Advice,
  ADVICE_ACTIONS,
  ADVICE_LEVELS,
  type AdviceCommand,
  type AdviceId,
  type AdviceOffer,
  type AdviceState,
  type CounterId,
  type Command,
  type CommandOf,
  DECLINE_REASONS,
  type Helper,
  LAPSE_CAUSES,
  type Lobby,
  type PersonId,
  SECOND_LINE_ACTS,
  type SecondLineAct,
  type SecondLineCommand,
} from '@lobbyflow/engine';
import { chosen } from './chosen.js';
import { aTeller, LEAD } from './commands.js';
import { anInstant, MINUTE_MS } from './config-builders.js';

/** Who acts where nobody does. */
export const SYSTEM: Actor = { id: 'system' as ActorId, mayRunAnyCounter: true };

const PEOPLE = ['li', 'wang'] as unknown as readonly PersonId[];

/** Says to open counter 1: two late customers instead of nine. */
export function anOffer(over: Partial<AdviceOffer> = {}): AdviceOffer {
  return {
    action: 'open',
    counterId: '1' as CounterId,
    helper: { kind: 'second-line', id: chosen(PEOPLE, 0), awayMs: 3 * MINUTE_MS },
    without: { late: 9, waitMs: 8 * MINUTE_MS },
    with: { late: 2, waitMs: 3 * MINUTE_MS },
    limitMs: 10 * MINUTE_MS,
    until: anInstant(60),
    ...over,
  };
}

type Bare<C> = Omit<C, 'type' | 'adviceId' | 'by'>;

/** What is said of an advice; by the system unless `by` says who. */
export function ofAdvice<Type extends AdviceCommand['type']>(
  type: Type,
  adviceId: string,
  ...[more]: keyof Bare<CommandOf<Type>> extends never
    ? [more?: { readonly by?: Actor }]
    : [more: Bare<CommandOf<Type>> & { readonly by?: Actor }]
): CommandOf<Type> {
  return { type, adviceId, by: SYSTEM, ...more } as unknown as CommandOf<Type>;
}

/** Something is done with somebody of the second line; by the lobby manager unless `by` says who. */
export function ofPerson(
  act: SecondLineAct,
  personId: string,
  to: string | null = null,
): SecondLineCommand {
  return {
    type: 'second-line',
    act,
    personId: personId as PersonId,
    to: to as CounterId | null,
    by: LEAD,
  };
}

type Type = AdviceCommand['type'] | SecondLineCommand['type'];
interface AdviceWish {
  readonly type: Type;
  readonly pick: number;
  readonly other: number;
}

const TYPES: ReadonlySet<string> = new Set<Type>([
  'offer-advice',
  'accept-advice',
  'decline-advice',
  'escalate-advice',
  'assign-advice',
  'lapse-advice',
  'measure-advice',
  'second-line',
]);
export const isAdviceType = (type: Command['type']): type is Type => TYPES.has(type);

/** What a wish about windows comes to: mostly about an advice where it is possible. */
export function adviceCommandOf(wish: AdviceWish, lobby: Lobby): AdviceCommand | SecondLineCommand {
  const { pick, other } = wish;
  const type = possible(wish.type, lobby, other);
  const by = type.startsWith('accept') || type.startsWith('decline') ? LEAD : SYSTEM;
  const of = (state: AdviceState) => ({ adviceId: adviceIn(lobby, state, pick), by });
  switch (type) {
    case 'offer-advice': {
      const adviceId = `advice-${lobby.revision + 1}` as AdviceId;
      return { type, adviceId, by, offer: offerOf(wish, lobby), isAutomatic: other % 6 === 0 };
    }
    case 'accept-advice':
      return { type, ...of('offered') };
    case 'decline-advice':
      return { type, ...of('offered'), reason: chosen(DECLINE_REASONS, other) };
    case 'escalate-advice':
      return { type, ...of('offered'), level: chosen(ADVICE_LEVELS.slice(1), other) };
    case 'assign-advice':
      return { type, ...of('accepted'), helper: helperOf(other % 2 === 0 ? 0 : other) };
    case 'lapse-advice':
      return { type, ...of('accepted'), cause: chosen(LAPSE_CAUSES, other) };
    case 'measure-advice': {
      const effect = { customers: 40 + (pick % 40), late: other % 20, waitMs: pick * 1_000 };
      return { type, ...of('done'), effect };
    }
    case 'second-line': {
      const act = chosen(SECOND_LINE_ACTS, other);
      const to = act === 'call' ? chosen([...lobby.counters.keys()], pick) : null;
      return { type, personId: chosen(PEOPLE, pick), act, to, by };
    }
  }
}

/** What each stands on: mostly that comes first. */
const STANDS_ON: Partial<Record<Type, AdviceState>> = {
  'accept-advice': 'offered',
  'decline-advice': 'offered',
  'escalate-advice': 'offered',
  'assign-advice': 'accepted',
};

function possible(type: Type, { advice }: Lobby, other: number): Type {
  const state = STANDS_ON[type];
  const has = (one: AdviceState) => [...advice.values()].some((known) => known.state === one);
  const isThere =
    state === 'accepted'
      ? [...advice.values()].some((one) => one.state === state && one.action === 'open')
      : state === undefined || has(state);
  if (isThere || other % 5 === 0) return type;
  return type === 'assign-advice' && has('offered') ? 'accept-advice' : 'offer-advice';
}

/** One in this state, nine times in ten; else any, or none. */
function adviceIn({ advice }: Lobby, state: AdviceState, pick: number): AdviceId {
  const all = [...advice.values()];
  const fit = all.filter((one: Advice) => one.state === state);
  const among = fit.length === 0 || pick % 10 === 0 ? all : fit;
  return among.length === 0 ? ('none' as AdviceId) : chosen(among, pick).id;
}

function offerOf({ pick, other }: AdviceWish, lobby: Lobby): AdviceOffer {
  const counters = [...lobby.counters.values()];
  const hasClosed = counters.some(({ session }) => session === 'closed');
  const action = hasClosed && other % 4 !== 0 ? 'open' : chosen(ADVICE_ACTIONS, pick);
  const fit = counters.filter(({ session }) => (session === 'closed') === (action === 'open'));
  const { id: counterId } = chosen(fit.length === 0 ? counters : fit, pick);
  const helper = action === 'open' ? helperOf(pick) : null;
  return anOffer({ action, counterId, helper });
}

function helperOf(pick: number): Helper {
  return pick % 3 === 0
    ? { kind: 'teller', id: aTeller((pick % 4) + 1).id, awayMs: 0 }
    : { kind: 'second-line', id: chosen(PEOPLE, pick), awayMs: 3 * MINUTE_MS };
}
