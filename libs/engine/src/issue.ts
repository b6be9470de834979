import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { IssuedEvent } from './event.js';
import { faultOfOffline, nextNumber, offlineArrival, withNumberUsed } from './leases.js';
import type { Lobby } from './lobby.js';
import { lobbyWith } from './lobby-with.js';
import { isEmergency } from './notices.js';
import { numberText, partsOfNumber } from './numbers.js';
import type { Instant, RefusalCode } from './terms.js';
import type { Ticket } from './ticket.js';
import { withTicket } from './with-ticket.js';

/**
 * Takes a ticket: the next number of the service's letter, behind all who came
 * before. An arrival in the future counts as now.
 *
 * @returns `ticket.issued`, or the refusal `unknown-service`,
 *   `service-not-offered`, `unknown-lane`, `appointment-used`, `wrong-state`
 *   (this id has a ticket) or `emergency-stands` (who came before now has a
 *   ticket already)
 */
export function decideIssue(lobby: Lobby, command: CommandOf<'issue'>, now: Instant): Decision {
  const refusal = faultOf(lobby, command);
  if (command.arrivedAt === null && isEmergency(lobby, now)) return refuse('emergency-stands');
  if (refusal !== null) return refuse(refusal);
  const { ticketId, serviceId, laneId, laterServiceIds, needs, language, source } = command;
  const { appointmentCode, offline, isAway } = command;
  return accept({
    type: 'ticket.issued',
    ticketId,
    ...numberOf(lobby, command),
    sequence: lobby.sequence + 1,
    serviceId,
    laneId,
    laterServiceIds,
    needs: [...new Set(needs)].toSorted(),
    language,
    source,
    ...(isAway === true && { isAway }),
    arrivedAt: arrivalOf(lobby, command, now),
    ...(offline !== undefined && { leaseId: offline.leaseId }),
    ...(appointmentCode !== undefined && { appointmentCode }),
    at: now,
  });
}

function numberOf(lobby: Lobby, { serviceId, offline }: CommandOf<'issue'>) {
  if (offline !== undefined) return { number: offline.number, ...partsOfNumber(offline.number) };
  const letter = lobby.index.services.get(serviceId)?.letter ?? '';
  const running = nextNumber(lobby, letter);
  return { number: numberText(letter, running), letter, running };
}

function arrivalOf(lobby: Lobby, command: CommandOf<'issue'>, now: Instant): Instant {
  const { offline, arrivedAt } = command;
  if (offline !== undefined) {
    return offlineArrival(lobby, offline.leaseId, { arrivedAt: arrivedAt ?? now, now });
  }
  return Math.min(arrivedAt ?? now, now) as Instant;
}

function faultOf(lobby: Lobby, command: CommandOf<'issue'>): RefusalCode | null {
  const { index, tickets, checkIns } = lobby;
  const { appointmentCode, offline } = command;
  if (tickets.get(command.ticketId) !== undefined) return 'wrong-state';
  if (appointmentCode !== undefined && checkIns.has(appointmentCode)) return 'appointment-used';
  for (const serviceId of [command.serviceId, ...command.laterServiceIds]) {
    const service = index.services.get(serviceId);
    if (service === undefined) return 'unknown-service';
    // Who has a number on paper is not sent home by what was changed meanwhile.
    if (!service.isOffered && offline === undefined) return 'service-not-offered';
  }
  const fault = offline === undefined ? null : faultOfOffline(lobby, offline);
  if (fault !== null) return fault;
  return index.lanes.has(command.laneId) ? null : 'unknown-lane';
}

/** Adds the ticket to its queue and moves the running number of its letter on. */
export function evolveIssued(lobby: Lobby, event: IssuedEvent): Lobby {
  const ticket = issuedTicket(lobby, event);
  const { appointmentCode, sequence } = event;
  const tally = { ...lobby.tally, issued: lobby.tally.issued + 1 };
  const counted = lobbyWith(withNumberUsed(lobby, event), { sequence, tally });
  if (appointmentCode === undefined) return withTicket(counted, ticket);
  const checkIns = new Map(lobby.checkIns).set(appointmentCode, event.ticketId);
  return withTicket(lobbyWith(counted, { checkIns }), ticket);
}

function issuedTicket(lobby: Lobby, event: IssuedEvent): Ticket {
  const creditMs = lobby.index.lanes.get(event.laneId)?.creditMs ?? 0;
  return {
    id: event.ticketId,
    number: event.number,
    sequence: event.sequence,
    revision: lobby.revision,
    source: event.source,
    language: event.language,
    laneId: event.laneId,
    needs: event.needs,
    serviceId: event.serviceId,
    laterServiceIds: event.laterServiceIds,
    leg: 1,
    state: 'waiting',
    arrivedAt: event.arrivedAt,
    virtualArrivedAt: event.arrivedAt - creditMs,
    legStartedAt: event.arrivedAt,
    heldMs: 0,
    heldAt: null,
    heldFrom: null,
    calledAt: null,
    recalls: 0,
    startedAt: null,
    missedAt: null,
    endedAt: null,
    endCause: null,
    counterId: null,
    binding: null,
    deferredUntil: null,
    pulledForward: null,
    rating: null,
    ...(event.isAway === true && awaySince(event.at)),
  };
}

/** Whoever is still on the way is called by nobody, and loses no place by it. */
function awaySince(heldAt: Instant) {
  return { state: 'held', heldFrom: 'waiting', heldAt, isAway: true } as const;
}
