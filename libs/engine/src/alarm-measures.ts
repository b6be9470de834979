import type { AlarmSubject } from './alarm-state.js';
import { previewNext } from './ask.js';
import { type Lobby, presentTickets } from './lobby.js';
import { BAD_RATING_LASTS_MS } from './rate.js';
import type { AlarmKind, Instant } from './terms.js';
import type { Counter, Ticket } from './ticket.js';

/** Fewer visits than this say nothing about how many leave. */
const VISITS_TO_JUDGE = 20;

/** How much there is of what an alarm is about, in the unit of its kind. */
export interface Measure extends AlarmSubject {
  readonly value: number;
}

/**
 * Everything an alarm could be about now. Looks at those in the building and at
 * the counters, never at the day, so a long day costs no more than a short one.
 */
export function alarmMeasures(lobby: Lobby, now: Instant): readonly Measure[] {
  const waiting = presentTickets(lobby).filter(({ state }) => state === 'waiting');
  return [
    ...ofHall(lobby, waiting, now),
    ...[...lobby.counters.values()].flatMap((counter) => ofCounter(lobby, counter, now)),
    ...waiting.flatMap((ticket) => ofTicket(lobby, ticket, now)),
    ...ofRatings(lobby, now),
  ];
}

const hall = (kind: AlarmKind, value: number): Measure => {
  return { kind, counterId: null, ticketId: null, value };
};

function ofHall(lobby: Lobby, waiting: readonly Ticket[], now: Instant): Measure[] {
  const { issued, abandoned } = lobby.tally;
  const open = [...lobby.counters.values()].filter(({ session }) => session === 'open').length;
  const overdue = waiting.filter((ticket) => {
    const limitMs = lobby.index.lanes.get(ticket.laneId)?.maxWaitMs ?? Infinity;
    return waitedMs(ticket, now) > limitMs;
  });
  const longest = Math.max(0, ...waiting.map((ticket) => waitedMs(ticket, now)));
  return [
    hall('overdue', overdue.length),
    hall('oldest-wait', longest),
    hall('saturation', waiting.length / Math.max(1, open)),
    ...(issued < VISITS_TO_JUDGE ? [] : [hall('abandonment', abandoned / issued)]),
  ];
}

/** Of this leg; holding is not waiting. */
function waitedMs({ legStartedAt, heldMs }: Ticket, now: Instant): number {
  return now - legStartedAt - heldMs;
}

function ofCounter(lobby: Lobby, counter: Counter, now: Instant): Measure[] {
  const { id: counterId, session, ticketId, idleSince } = counter;
  if (ticketId !== null) {
    const ticket = lobby.tickets.get(ticketId);
    const handlingMs = ticket && lobby.index.services.get(ticket.serviceId)?.handlingMs;
    if (ticket?.startedAt == null || handlingMs === undefined) return [];
    return [
      { kind: 'long-service', counterId, ticketId, value: (now - ticket.startedAt) / handlingMs },
    ];
  }
  const next = session === 'open' ? previewNext(lobby, counterId, now) : null;
  if (next === null) return [];
  const since = Math.max(idleSince, next.ticket.legStartedAt + next.ticket.heldMs);
  return [{ kind: 'idle-counter', counterId, ticketId: null, value: now - since }];
}

/** As long as the customer may still be in the hall. */
function ofRatings({ badRatings }: Lobby, now: Instant): Measure[] {
  return badRatings
    .filter(({ at }) => now - at < BAD_RATING_LASTS_MS)
    .map(({ ticketId, counterId, at }) => {
      return { kind: 'bad-rating', counterId, ticketId, value: now - at };
    });
}

/** Until somebody has taken the customer out of turn or bound him to a counter. */
function ofTicket(lobby: Lobby, ticket: Ticket, now: Instant): Measure[] {
  const { id: ticketId, laneId, pulledForward, binding } = ticket;
  if (lobby.index.lanes.get(laneId)?.kind !== 'protected') return [];
  if (pulledForward !== null || (binding !== null && now < binding.until)) return [];
  const value = waitedMs(ticket, now);
  return [{ kind: 'protected-arrival', counterId: null, ticketId, value }];
}
