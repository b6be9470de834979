import { describe, expect, it } from '@jest/globals';
import { eventsOfDay, forAnyDay } from '@lobbyflow/testing';
import type { LobbyEvent, TicketEvent } from './event.js';
import { isPresent, type Lobby } from './lobby.js';
import type { TicketId } from './terms.js';
import type { Ticket } from './ticket.js';
import { ALLOWED_IN, type TicketAct } from './ticket-life.js';

const ids = (tickets: readonly Ticket[]) => tickets.map(({ id }) => id);
const endOf = (event: LobbyEvent) =>
  ['ticket.abandoned', 'ticket.diverted', 'ticket.ended'].includes(event.type) ||
  (event.type === 'ticket.served' && event.nextServiceId === null);
const ticketEvents = (events: readonly LobbyEvent[]) =>
  events.filter((event): event is TicketEvent => 'ticketId' in event);

const lengthOfRows = ({ recentCalls }: Lobby) =>
  [...recentCalls.values()].reduce((sum, row) => sum + row.length, 0);

describe('the visits of any day of any branch', () => {
  it('loses no ticket: whoever was issued or carried over is here or over, and is counted once', () => {
    forAnyDay(({ after }, journal) => {
      const events = eventsOfDay(journal);
      const [opened] = events;
      const carried = opened?.type === 'day.opened' ? opened.carried.length : 0;
      const all = after.tickets.values();
      const inState = (state: string) => all.filter((ticket) => ticket.state === state).length;
      const missed = events.filter(({ type }) => type === 'ticket.missed').length;
      const unmissed = events.filter(
        (event) => event.type === 'command.undone' && event.action === 'no-show',
      ).length;

      expect(all).toHaveLength(after.tally.issued + carried);
      expect(after.tally).toEqual({
        issued: events.filter(({ type }) => type === 'ticket.issued').length,
        served: inState('served'),
        abandoned: inState('abandoned'),
        diverted: inState('diverted'),
        ended: inState('ended'),
        missed: missed - unmissed,
      });
    });
  });

  it('gives every number once a day, and every sequence once', () => {
    forAnyDay(({ after }) => {
      const all = after.tickets.values();

      expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
      expect(new Set(all.map(({ sequence }) => sequence)).size).toBe(all.length);
      expect(Math.max(0, ...all.map(({ sequence }) => sequence))).toBeLessThanOrEqual(
        after.sequence,
      );
    });
  });

  it('changes no number, arrival or sequence of a ticket within a day', () => {
    forAnyDay(({ before, after, events }) => {
      if (events.some(({ type }) => type === 'day.opened')) return;
      const kept = (lobby: Lobby, id: TicketId) => {
        const ticket = lobby.tickets.get(id);
        return [ticket?.number, ticket?.sequence, ticket?.arrivedAt].join();
      };
      const all = ids(before.tickets.values());

      expect(all.map((id) => kept(after, id))).toEqual(all.map((id) => kept(before, id)));
    });
  });

  it('ends every visit once, and only the undoing of a finish opens it again', () => {
    forAnyDay(({ before, after, events }, journal) => {
      const ends = new Map<string, number>();
      for (const event of ticketEvents(journal.flat())) {
        const reopens = event.type === 'command.undone' && event.action === 'finish';
        const wasOver = (ends.get(event.ticketId) ?? 0) > 0;
        const change = endOf(event) ? 1 : reopens && wasOver ? -1 : 0;
        ends.set(event.ticketId, (ends.get(event.ticketId) ?? 0) + change);
      }
      const wrong = after.tickets
        .values()
        .filter((ticket) => (ends.get(ticket.id) ?? 0) !== (isPresent(ticket) ? 0 : 1));
      expect(wrong).toEqual([]);
      const undone = events.some(({ type }) => type === 'command.undone' || type === 'day.opened');
      const reopened = before.tickets
        .values()
        .filter(
          (ticket) => !isPresent(ticket) && after.tickets.get(ticket.id)?.state !== ticket.state,
        );
      expect(undone ? [] : reopened).toEqual([]);
    });
  });

  it('moves tickets only as the table of their life allows', () => {
    const acts = Object.keys(ALLOWED_IN) as TicketAct[];
    forAnyDay(({ command, decision, before, now }) => {
      if (!decision.accepted || !acts.includes(command.type as TicketAct)) return;
      const event = ticketEvents(decision.events).findLast(({ type }) => type !== 'ticket.ended');
      const state = before.tickets.get(event!.ticketId)?.state;

      expect(ALLOWED_IN[command.type as TicketAct]).toContain(state);
      expect(event?.at).toBe(now);
    });
  });

  it('counts the calls of each service and of each group, and takes back those that are undone', () => {
    forAnyDay(({ before, after, events }) => {
      if (events.some(({ type }) => type === 'day.opened')) return;
      const counts = Object.fromEntries(before.callsOfService);
      let inRows = lengthOfRows(before);
      for (const event of ticketEvents(events)) {
        const isUndone = event.type === 'command.undone' && event.action === 'call-next';
        const change = event.type === 'ticket.called' ? 1 : isUndone ? -1 : 0;
        const serviceId = before.tickets.get(event.ticketId)?.serviceId ?? event.ticketId;
        if (change !== 0) counts[serviceId] = (counts[serviceId] ?? 0) + change;
        inRows += change;
      }

      expect(Object.fromEntries(after.callsOfService)).toEqual(counts);
      expect(lengthOfRows(after)).toBe(inRows);
    });
  });

  it('stand after an undo as they stood before the act, at the counter too', () => {
    const history = new Map<number, Lobby>();
    forAnyDay(({ command, before, after }) => {
      history.set(before.revision, before);
      if (command.type !== 'undo') return;
      const { revision, ticket } = before.counters.get(command.counterId)!.undo!;
      const then = history.get(revision - 1)!;
      const pictureOf = (lobby: Lobby) => [
        { ...lobby.tickets.get(ticket.id), revision: 0 },
        { ...lobby.counters.get(command.counterId), undo: null },
      ];

      expect(pictureOf(after)).toEqual(pictureOf(then));
    }, 120);
  });

  it('leaves nobody at the close of a day that carries nobody over', () => {
    forAnyDay(({ command, decision, before, after }) => {
      if (command.type !== 'close-day' || !decision.accepted || command.isRoll) return;
      const sessions = [...after.counters.values()].map(({ session }) => session);

      expect(sessions.every((session) => session === 'closed')).toBe(true);
      const carries = before.config?.policy.carriesOver === true;
      expect(carries ? 0 : after.present.size).toBe(0);
    }, 200);
  });
});
