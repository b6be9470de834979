import {
  type Actor,
  ALLOWED_IN,
  type BusinessDay,
  CHOICE_REASONS,
  type Command,
  type Counter,
  type CounterCommand,
  type CounterConfig,
  type CounterId,
  DIVERT_REASONS,
  type Lobby,
  PAUSE_REASONS,
  type SessionState,
  type TicketCommand,
  type TicketId,
  type TicketState,
  type TransferTarget,
} from '@lobbyflow/engine';
import { adviceCommandOf, isAdviceType } from './advice-wish.js';
import { alarmCommandOf, isAlarmType } from './alarm-wish.js';
import { aTeller, issue, LEAD, ofTicket, openDay, press } from './commands.js';
import { chosen } from './chosen.js';
import { isLeaseType, leaseCommandOf, offlineNumberOf } from './lease-wish.js';
import { isNoticeType, noticeCommandOf } from './notice-wish.js';
import { aConfig, MINUTE_MS } from './config-builders.js';

/**
 * What somebody wants at some moment, before it is known who is there: `pick`
 * and `other` choose among the tickets, counters, services and lanes of that moment.
 */
export interface Wish {
  readonly type: Command['type'];
  readonly afterMs: number;
  readonly pick: number;
  readonly other: number;
}

/** The command a wish comes to in this lobby: usually one that is possible there, now and then not. */
export function commandOf(
  { type: wished, ...chance }: Wish,
  lobby: Lobby,
  issued: readonly TicketId[],
): Command {
  const wish = { ...chance, type: possible(wished, lobby, chance) };
  const { type } = wish;
  if (type === 'issue') return issueOf(wish, lobby);
  if (isDayType(type)) return dayCommandOf({ ...wish, type }, lobby);
  if (isLeaseType(type)) return leaseCommandOf({ ...wish, type }, lobby);
  if (isAlarmType(type)) return alarmCommandOf({ ...wish, type }, lobby);
  if (isNoticeType(type)) return noticeCommandOf({ ...wish, type }, lobby);
  if (isAdviceType(type)) return adviceCommandOf({ ...wish, type }, lobby);
  if (isTicketType(type)) return ticketCommandOf({ ...wish, type }, lobby, issued);
  return counterCommandOf({ ...wish, type }, lobby, issued);
}

type WishOf<Type extends Command['type']> = Wish & { readonly type: Type };

const isDayType = (type: Command['type']) =>
  type === 'open-day' || type === 'close-day' || type === 'publish-config';

const OF_TICKETS: ReadonlySet<string> = new Set<TicketCommand['type']>([
  'return',
  'hold-ticket',
  'resume',
  'transfer-ticket',
  'abandon',
  'divert',
  'change-lane',
  'pull-forward',
  'postpone',
  'invite',
  'rate',
]);
const isTicketType = (type: string): type is TicketCommand['type'] => OF_TICKETS.has(type);

function issueOf({ pick, other }: Wish, lobby: Lobby): Command {
  const { services, lanes } = lobby.config ?? aConfig();
  const serviceId = chosen(services, other).id;
  const isOffline = lobby.leases.size > 0 && pick % 4 === 0;
  return issue({
    ...(isOffline && offlineNumberOf(lobby, pick, other)),
    ticketId: `ticket-${lobby.revision + 1}` as TicketId,
    serviceId,
    laneId: chosen(lanes, pick + other).id,
    laterServiceIds: pick % 5 === 0 ? [chosen(services, pick).id] : [],
    needs: pick % 7 === 0 ? ['low-desk'] : [],
    isAway: !isOffline && pick % 11 === 0,
  });
}

function dayCommandOf(
  { type, pick, other }: WishOf<'open-day' | 'close-day' | 'publish-config'>,
  lobby: Lobby,
): Command {
  const config = lobby.config ?? aConfig();
  switch (type) {
    case 'open-day': {
      const day = String((pick % 28) + 1).padStart(2, '0');
      return openDay({ config, businessDay: `2026-02-${day}` as BusinessDay });
    }
    case 'close-day':
      return { type, isRoll: pick % 2 === 0 };
    case 'publish-config': {
      const lanes = config.lanes.map((lane) => ({
        ...lane,
        creditMs: lane.kind === 'general' ? 0 : (other % 11) * MINUTE_MS,
        maxWaitMs: (pick + 1) * MINUTE_MS,
      }));
      return { type, config: { ...config, lanes } };
    }
  }
}

function counterCommandOf(
  wish: WishOf<CounterCommand['type']>,
  lobby: Lobby,
  issued: readonly TicketId[],
): Command {
  const { type, other } = wish;
  const counterId = counterFor(wish, lobby).id;
  const at = { by: actorFor(wish, lobby, counterId) };
  switch (type) {
    case 'pause':
      return press(type, counterId, { ...at, reason: chosen(PAUSE_REASONS, other) });
    case 'call': {
      const ticketId = ticketFor(wish, lobby, issued);
      return press(type, counterId, { ...at, ticketId, reason: chosen(CHOICE_REASONS, other) });
    }
    case 'transfer':
      return press(type, counterId, { ...at, to: targetOf(wish, lobby) });
    case 'open':
    case 'resume-counter':
    case 'close':
    case 'call-next':
    case 'recall':
    case 'start':
    case 'finish':
    case 'no-show':
    case 'hold':
    case 'undo':
      return press(type, counterId, at);
  }
}

/** The lead or the counter's teller, now and then another; an undo is mostly asked by who may. */
function actorFor({ type, pick, other }: Wish, lobby: Lobby, counterId: CounterId): Actor {
  const undo = type === 'undo' ? lobby.counters.get(counterId)?.undo : null;
  if (undo && other % 10 !== 0) return undo.by === LEAD.id ? LEAD : { ...aTeller(), id: undo.by };
  if (pick % 2 === 0) return LEAD;
  return aTeller(other % (type === 'open' ? 2 : 8) === 0 ? (other % 3) + 1 : Number(counterId));
}

function ticketCommandOf(
  wish: WishOf<TicketCommand['type']>,
  lobby: Lobby,
  issued: readonly TicketId[],
): Command {
  const { type, pick } = wish;
  const ticketId = ticketFor(wish, lobby, issued);
  switch (type) {
    case 'transfer-ticket':
      return ofTicket(type, ticketId, { to: targetOf(wish, lobby) });
    case 'divert':
      return ofTicket(type, ticketId, { reason: chosen(DIVERT_REASONS, pick) });
    case 'change-lane': {
      const { lanes } = lobby.config ?? aConfig();
      return ofTicket(type, ticketId, { laneId: chosen(lanes, pick).id });
    }
    case 'pull-forward':
      return ofTicket(type, ticketId, { reason: chosen(CHOICE_REASONS, pick) });
    case 'rate':
      return ofTicket(type, ticketId, { score: (pick % 5) + 1, reasons: [] });
    case 'return':
    case 'hold-ticket':
    case 'resume':
    case 'abandon':
    case 'postpone':
    case 'invite':
      return ofTicket(type, ticketId);
  }
}

const NOBODY = 'nobody' as TicketId;

/** Whom it can be done to, nine times in ten; else anybody who came. */
function ticketFor(
  { type, pick, other }: Wish,
  lobby: Lobby,
  issued: readonly TicketId[],
): TicketId {
  const allowed: readonly TicketState[] = type in ALLOWED_IN ? ALLOWED_IN[type as 'call'] : [];
  const fit = issued.filter((id) => {
    const state = lobby.tickets.get(id)?.state;
    return state !== undefined && allowed.includes(state);
  });
  const among = fit.length === 0 || pick % 10 === 0 ? issued : fit;
  return among[other % Math.max(1, among.length)] ?? NOBODY;
}

function targetOf({ pick, other }: Wish, lobby: Lobby): TransferTarget {
  const { services, counters } = lobby.config ?? aConfig();
  return other % 2 === 0
    ? { serviceId: chosen(services, pick).id }
    : { counterId: chosen(counters, pick).id };
}

/** What needs a customer in service, and what one who was called. */
const OF_SERVICE: ReadonlySet<Command['type']> = new Set(['finish', 'hold', 'transfer']);
const OF_CALL: ReadonlySet<Command['type']> = new Set(['start', 'no-show', 'recall']);

/**
 * A closed branch opens soon, and mostly somebody first does what a wish stands
 * on: opens a counter, calls, begins a service.
 */
function possible(
  type: Command['type'],
  lobby: Lobby,
  { pick, other }: Omit<Wish, 'type'>,
): Command['type'] {
  if (lobby.businessDay === null) return pick % 3 === 0 ? 'open-day' : type;
  if (other % 4 === 0) return type;
  const counters = [...lobby.counters.values()];
  const somewhere = (fits: Fits) => counters.some((counter) => fits(counter, lobby));
  if (OF_SERVICE.has(type) && !somewhere(hasCustomer('serving'))) {
    return somewhere(hasCustomer('called')) ? 'start' : 'call-next';
  }
  if (OF_CALL.has(type) && !somewhere(hasCustomer('called'))) return 'call-next';
  return type === 'call-next' && !somewhere(isOpen) ? 'open' : type;
}

/** Where the key can be pressed, nine times in ten; else any counter. */
function counterFor({ type, pick }: Wish, lobby: Lobby): CounterConfig {
  const { counters } = lobby.config ?? aConfig();
  const fit = counters.filter(({ id }) => {
    const counter = lobby.counters.get(id);
    return counter !== undefined && (FITS[type]?.(counter, lobby) ?? true);
  });
  if (type === 'undo' && pick % 10 !== 0)
    return latestUndoable(fit, lobby) ?? chosen(counters, pick);
  return chosen(fit.length === 0 || pick % 10 === 0 ? counters : fit, pick);
}

function latestUndoable(counters: readonly CounterConfig[], lobby: Lobby) {
  const doneAt = ({ id }: CounterConfig) => lobby.counters.get(id)?.undo?.at ?? 0;
  return counters.toSorted((a, b) => doneAt(b) - doneAt(a))[0];
}

const isOpen: Fits = ({ session }) => session === 'open';
type Fits = (counter: Counter, lobby: Lobby) => boolean;
const isFree: Fits = ({ session, ticketId }) => session === 'open' && ticketId === null;
const isSession =
  (state: SessionState): Fits =>
  ({ session, ticketId }) =>
    session === state && ticketId === null;
const hasCustomer =
  (state: TicketState): Fits =>
  ({ ticketId }, lobby) =>
    ticketId !== null && lobby.tickets.get(ticketId)?.state === state;

const FITS: Partial<Record<Command['type'], Fits>> = {
  open: isSession('closed'),
  pause: isFree,
  'resume-counter': isSession('paused'),
  close: isFree,
  'call-next': isFree,
  call: isFree,
  recall: hasCustomer('called'),
  start: hasCustomer('called'),
  'no-show': hasCustomer('called'),
  finish: hasCustomer('serving'),
  hold: hasCustomer('serving'),
  transfer: hasCustomer('serving'),
  undo: ({ undo }) => undo !== null,
};
