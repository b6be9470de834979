import type { RowChanges, Rows, ViewRows } from '@lobbyflow/contract';
import type { Instant, Lobby, LobbyEvent, TicketId } from '@lobbyflow/engine';
import { boardView, carryRecent } from './board-view.js';
import { kioskView } from './kiosk-view.js';
import { carryServed, padView } from './pad-view.js';
import { changedKeys, changedRows, type Picture } from './rows.js';
import { staffCounters, staffFrame, staffTicket, staffView } from './staff-view.js';
import { ticketView } from './ticket-view.js';
import type { ViewTarget } from './view-target.js';

/** From one lobby to a later one. */
export interface LobbyStep {
  readonly before: Lobby;
  readonly after: Lobby;
  /** Tickets whose rows may differ; `null` when any may, as after a day was opened. */
  readonly touched: readonly TicketId[] | null;
}

/** How each view is made of a lobby: the one place that decides what an audience may see. */
export function viewOf(target: ViewTarget, lobby: Lobby, now: Instant): ViewRows {
  switch (target.view) {
    case 'board':
      return boardView(lobby);
    case 'kiosk':
      return kioskView(lobby);
    case 'staff':
      return staffView(lobby, now);
    case 'ticket':
      return ticketView(lobby, target.ticketId);
    case 'pad':
      return padView(lobby, target.counterId);
  }
}

/**
 * What a step changes in a picture of the lobby before it. What is small is
 * made whole and compared; of the tickets only those that were touched.
 */
export function changesIn(
  target: ViewTarget,
  picture: Picture,
  { step, now }: { readonly step: LobbyStep; readonly now: Instant },
): RowChanges {
  const { after, touched } = step;
  if (target.view !== 'staff' || touched === null) {
    return changedRows(picture, viewOf(target, after, now));
  }
  return {
    ...changedRows(picture, staffFrame(after, now)),
    ...changedKeys(picture, { tickets: staffTickets(after, touched, now) }),
  };
}

/** The rows that time alone may change: whom a counter would call next, and who is bound to one. */
export function timedRows({ view }: ViewTarget, lobby: Lobby, now: Instant): RowChanges {
  if (view !== 'staff') return {};
  const apart = lobby.apart.values().map(({ id }) => id);
  return { counters: staffCounters(lobby, now), tickets: staffTickets(lobby, apart, now) };
}

function staffTickets(lobby: Lobby, ids: readonly TicketId[], now: Instant): Rows<object | null> {
  return Object.fromEntries(
    ids.map((id) => [id, staffTicket(lobby, lobby.tickets.get(id), now)] as const),
  );
}

/** Works out what a batch of commits has touched. */
export function stepOf(before: Lobby, after: Lobby, events: readonly LobbyEvent[]): LobbyStep {
  const touched = touchedBy(before, after, events);
  if (touched !== null) {
    const tickets = touched.flatMap((id) => after.tickets.get(id) ?? []);
    carryRecent(before, after, tickets);
    carryServed(before, after, tickets);
  }
  return { before, after, touched };
}

function touchedBy(
  before: Lobby,
  after: Lobby,
  events: readonly LobbyEvent[],
): readonly TicketId[] | null {
  const touched = new Set<TicketId>();
  for (const event of events) {
    if ('ticketId' in event) touched.add(event.ticketId);
    else if (!(
      'counterId' in event ||
      'adviceId' in event ||
      'alarmId' in event ||
      'personId' in event
    ))
      return null;
  }
  // Whether these stand behind others, or are bound, changes with other people's calls and with time.
  for (const { apart } of [before, after]) {
    for (const { id } of apart.values()) touched.add(id);
  }
  return [...touched];
}
