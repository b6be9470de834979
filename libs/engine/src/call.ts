import { askOf, chooseInLobby, explainCall } from './ask.js';
import { counterOf, customerAt, undoPoint } from './at-counter.js';
import type { Ask, Choice } from './call-order.js';
import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { knownCounter, knownTicket, type Lobby, withCounter } from './lobby.js';
import { lobbyWith } from './lobby-with.js';
import type { Instant, RefusalCode } from './terms.js';
import type { Counter, Ticket, UndoPoint } from './ticket.js';
import { isAllowed } from './ticket-life.js';
import { withTicket } from './with-ticket.js';

/** Calls of a group: more than any share floor counts, with room for those that are taken back. */
const REMEMBERED_CALLS = 128;

/**
 * Calls whose turn it is at this counter.
 *
 * @returns `ticket.called` with its reason, or the refusal `not-found`,
 *   `not-your-counter`, `counter-not-open`, `counter-paused`, `counter-busy`,
 *   `too-soon` or `nobody-waiting`
 */
export function decideCallNext(
  lobby: Lobby,
  command: CommandOf<'call-next'>,
  now: Instant,
): Decision {
  const ready = readyCounter(lobby, command);
  if (typeof ready === 'string') return refuse(ready);
  const { counter } = ready;
  const gapMs = lobby.config?.policy.callGapMs ?? 0;
  if (counter.lastCallAt !== null && now - counter.lastCallAt < gapMs) return refuse('too-soon');

  const ask = askOf(lobby, counter, now);
  const choice = ask && chooseInLobby(lobby, ask);
  if (ask === null || choice === null) return refuse('nobody-waiting');
  return called(lobby, ask, choice, command);
}

/**
 * Calls a given ticket out of turn; the reason stands in the exception report.
 *
 * @returns `ticket.called`, or the refusals of {@link decideCallNext} and
 *   `not-found`, `wrong-state` or `not-eligible` (the counter does not serve it)
 */
export function decideCall(lobby: Lobby, command: CommandOf<'call'>, now: Instant): Decision {
  const ready = readyCounter(lobby, command);
  if (typeof ready === 'string') return refuse(ready);
  const ticket = lobby.tickets.get(command.ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (!isAllowed('call', ticket.state)) return refuse('wrong-state');

  const { counter } = ready;
  const ask = askOf(lobby, counter, now);
  const isBound = ticket.binding?.counterId === counter.id && now < ticket.binding.until;
  if (ask === null) return refuse('not-eligible');
  if (!isBound && !ask.asker.levels.has(ticket.serviceId)) return refuse('not-eligible');
  return called(lobby, ask, { ticket, rule: 'picked' }, command, command.reason);
}

/**
 * Calls the same customer again.
 *
 * @returns `ticket.recalled`, or a refusal of {@link customerAt},
 *   `recall-limit` or `too-soon`
 */
export function decideRecall(lobby: Lobby, command: CommandOf<'recall'>, now: Instant): Decision {
  const found = customerAt(lobby, command, 'recall');
  if (typeof found === 'string') return refuse(found);
  const { ticket } = found;
  const policy = lobby.config?.policy;
  if (ticket.recalls >= (policy?.recallLimit ?? 0)) return refuse('recall-limit');
  if (now - (ticket.calledAt ?? 0) < (policy?.recallGapMs ?? 0)) return refuse('too-soon');
  const { counterId } = command;
  return accept({ type: 'ticket.recalled', ticketId: ticket.id, counterId, at: now });
}

function readyCounter(
  lobby: Lobby,
  command: CommandOf<'call-next' | 'call'>,
): { readonly counter: Counter } | RefusalCode {
  const counter = counterOf(lobby, command);
  if (typeof counter === 'string') return counter;
  if (counter.session === 'closed') return 'counter-not-open';
  if (counter.session === 'paused') return 'counter-paused';
  return counter.ticketId === null ? { counter } : 'counter-busy';
}

function called(
  lobby: Lobby,
  ask: Ask,
  choice: Choice<Ticket>,
  { counterId, by }: CommandOf<'call-next' | 'call'>,
  picked: CommandOf<'call'>['reason'] | null = null,
): Decision {
  const { reason, overtookGeneral } = explainCall(lobby, ask, choice);
  return accept({
    type: 'ticket.called',
    ticketId: choice.ticket.id,
    counterId,
    by: by.id,
    reason: { ...reason, choice: picked ?? reason.choice },
    overtookGeneral,
    at: ask.now,
  });
}

/** Stands the customer at the counter; a binding, a deferral or a pull forward is used up. */
export function evolveCalled(lobby: Lobby, event: EventOf<'ticket.called'>): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  const counter = knownCounter(lobby, event.counterId);
  const { at, by, counterId, reason } = event;
  const undo = undoPoint(lobby, { counter, ticket }, { action: 'call-next', by, at });
  return withTicket(
    withCounter(withCall(lobby, ticket, event), {
      ...counter,
      ticketId: ticket.id,
      reason,
      lastCallAt: at,
      undo: reason.rule === 'picked' ? null : undo,
    }),
    {
      ...ticket,
      revision: lobby.revision,
      state: 'called',
      calledAt: at,
      recalls: 0,
      counterId,
      binding: null,
      deferredUntil: null,
      pulledForward: null,
    },
  );
}

/** Counts the call for the share floor of its group and for those whom others go before. */
function withCall(lobby: Lobby, { serviceId }: Ticket, event: EventOf<'ticket.called'>): Lobby {
  const group = lobby.index.askers.get(event.counterId)?.group ?? '';
  const { overtookGeneral } = event;
  const calls = [
    ...(lobby.recentCalls.get(group) ?? []),
    { revision: lobby.revision, overtookGeneral },
  ];
  const callsOfService = (lobby.callsOfService.get(serviceId) ?? 0) + 1;
  return lobbyWith(lobby, {
    recentCalls: new Map(lobby.recentCalls).set(group, calls.slice(-REMEMBERED_CALLS)),
    callsOfService: new Map(lobby.callsOfService).set(serviceId, callsOfService),
  });
}

/** The lobby as if that call had not been made. */
export function withoutCall(lobby: Lobby, { revision, ticket, counter }: UndoPoint): Lobby {
  const group = lobby.index.askers.get(counter.id)?.group ?? '';
  const calls = lobby.recentCalls.get(group) ?? [];
  const kept = calls.filter((call) => call.revision !== revision);
  const callsOfService = (lobby.callsOfService.get(ticket.serviceId) ?? 0) - 1;
  return {
    ...lobby,
    recentCalls: new Map(lobby.recentCalls).set(group, kept),
    callsOfService: new Map(lobby.callsOfService).set(ticket.serviceId, callsOfService),
  };
}

/** Moves the call to the latest recall, from which the wait is measured. */
export function evolveRecalled(lobby: Lobby, event: EventOf<'ticket.recalled'>): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  const counter = knownCounter(lobby, event.counterId);
  return withTicket(withCounter(lobby, { ...counter, undo: null }), {
    ...ticket,
    revision: lobby.revision,
    calledAt: event.at,
    recalls: ticket.recalls + 1,
  });
}
