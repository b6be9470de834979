import {
  ROUTES,
  type StaffCounter,
  type StaffService,
  type StaffTicket,
} from '@lobbyflow/contract';

/** How a counter stands, in the one word its card shows. */
export type CounterIs = 'closed' | 'paused' | 'idle' | 'called' | 'serving';

export interface CounterNow {
  readonly is: CounterIs;
  readonly ticket: StaffTicket | null;
  /** Since when it stands so; `null` when that says nothing. */
  readonly since: string | null;
  /** When the standard handling time of the customer's service is over; `null` when nobody is served. */
  readonly dueAt: string | null;
}

/** Reads a counter's state from its row and that of its customer. */
export function counterNow(
  counter: StaffCounter,
  tickets: Readonly<Record<string, StaffTicket>>,
  services: Readonly<Record<string, StaffService>>,
): CounterNow {
  const ticket = counter.ticketId === null ? null : (tickets[counter.ticketId] ?? null);
  const nobody = { ticket: null, dueAt: null };
  if (counter.session === 'closed') return { is: 'closed', since: null, ...nobody };
  if (counter.session === 'paused') {
    return { is: 'paused', since: counter.sessionSince, ...nobody };
  }
  if (ticket === null) return { is: 'idle', since: counter.idleSince, ...nobody };
  const { startedAt } = ticket;
  if (ticket.state !== 'serving' || startedAt === null) {
    return { is: 'called', ticket, since: ticket.calledAt, dueAt: null };
  }
  const handlingMs = services[ticket.serviceId]?.handlingMs;
  const dueAt =
    handlingMs === undefined ? null : new Date(Date.parse(startedAt) + handlingMs).toISOString();
  return { is: 'serving', ticket, since: startedAt, dueAt };
}

/** What can be done at a counter by a press alone. */
export const PLAIN_ACTS = {
  open: ROUTES.openCounter,
  close: ROUTES.closeCounter,
  resume: ROUTES.resumeCounter,
  'call-next': ROUTES.callNext,
  recall: ROUTES.recall,
  start: ROUTES.start,
  finish: ROUTES.finish,
  'no-show': ROUTES.noShow,
  hold: ROUTES.hold,
  undo: ROUTES.undo,
} as const;
export type PlainAct = keyof typeof PLAIN_ACTS;
/** `pause` asks for a reason first, `transfer` where to. */
export type CounterAct = Exclude<PlainAct, 'undo'> | 'pause' | 'transfer';

/** What makes sense in each state; the first is what usually comes next. */
export const ACTS_WHEN: Record<CounterIs, readonly CounterAct[]> = {
  closed: ['open'],
  paused: ['resume', 'close'],
  idle: ['call-next', 'pause', 'close'],
  called: ['start', 'recall', 'no-show', 'transfer'],
  serving: ['finish', 'hold', 'transfer'],
};

/** So many stand on the card itself; all of them behind "more". */
export const ACTS_ON_CARD = 3;
