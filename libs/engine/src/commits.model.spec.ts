import { describe, expect, it } from '@jest/globals';
import {
  aLobby,
  anInstant,
  anyConfig,
  BRANCH,
  forAnyDay,
  playWishes,
  wishes,
} from '@lobbyflow/testing';
import fc from 'fast-check';
import { applyCommit, evolve } from './evolve.js';
import type { LobbyEvent } from './event.js';
import { emptyLobby, type Lobby } from './lobby.js';
import { OrderedMap } from './ordered-map.js';
import { END_CAUSES, UNDOABLE } from './terms.js';

const START = anInstant(0);

/** A lobby as plain text: what is the same reads the same, whatever it was made of. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof OrderedMap) return part.values() as unknown;
    if (part instanceof Map)
      return [...part].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    return part instanceof Set ? [...part] : part;
  });
}

describe('the commits of any day', () => {
  it('have revisions without gaps, and something to say', () => {
    forAnyDay(({ before, after, events }) => {
      expect(after.revision).toBe(before.revision + 1);
      expect(events.length).toBeGreaterThan(0);
    });
  });

  it('mark the tickets that they touch with their revision, and no others', () => {
    forAnyDay(({ before, after, events }) => {
      if (events.some(({ type }) => type === 'day.opened')) return;
      const touched = events.flatMap((event) => ('ticketId' in event ? [event.ticketId] : []));

      const changed = after.tickets
        .values()
        .filter((ticket) => ticket.revision !== before.tickets.get(ticket.id)?.revision);
      expect(new Set(changed.map(({ id }) => id))).toEqual(new Set(touched));
      expect(changed.every(({ revision }) => revision === after.revision)).toBe(true);
    });
  });

  it('make the same lobby again when they are read from a journal', () => {
    fc.assert(
      fc.property(anyConfig, wishes(120), (config, wanted) => {
        const start = aLobby({ config });
        const day = [...playWishes(start, wanted, START)].filter(
          ({ decision }) => decision.accepted,
        );
        const journal = day.map(({ events }) => JSON.stringify(events));

        const again = journal.reduce(
          (lobby, line) => applyCommit(lobby, JSON.parse(line) as LobbyEvent[]),
          start,
        );

        expect(textOf(again)).toBe(textOf(day.at(-1)?.after ?? start));
      }),
      { numRuns: 100 },
    );
  });

  it('need no more than what came since the day was opened', () => {
    fc.assert(
      fc.property(anyConfig, wishes(120), (config, wanted) => {
        const day = [...playWishes(aLobby({ config }), wanted, START)].filter(
          ({ decision }) => decision.accepted,
        );
        const from = day.findLastIndex(({ events }) =>
          events.some(({ type }) => type === 'day.opened'),
        );
        const opened = day[from];
        if (opened === undefined) return;
        const revision = opened.before.revision;

        const again = day.slice(from).reduce((lobby, { events }) => applyCommit(lobby, events), {
          ...emptyLobby(BRANCH),
          revision,
        });

        expect(textOf(again)).toBe(textOf(day.at(-1)!.after));
      }),
      { numRuns: 300 },
    );
  });

  it('are decided without a trace in the lobby that was asked', () => {
    fc.assert(
      fc.property(anyConfig, wishes(60), (config, wanted) => {
        const start = aLobby({ config });
        const seen: { readonly lobby: Lobby; readonly text: string }[] = [
          { lobby: start, text: textOf(start) },
        ];
        for (const { after } of playWishes(start, wanted, START)) {
          seen.push({ lobby: after, text: textOf(after) });
        }

        for (const { lobby, text } of seen) expect(textOf(lobby)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('name only tickets and counters that are there', () => {
    forAnyDay(({ before, events }) => {
      let lobby: Lobby = before;
      for (const event of events) {
        if ('counterId' in event && event.counterId !== null) {
          expect(lobby.counters.has(event.counterId)).toBe(true);
        }
        lobby = evolve(lobby, event);
        if ('ticketId' in event) expect(lobby.tickets.get(event.ticketId)).toBeDefined();
      }
    }, 40);
  });
});

describe('the days of these specs', () => {
  it('are whole: every command is accepted on some, every act undone, every end come to', () => {
    const accepted = new Set<string>();
    const seen = new Set<string>();
    const undone = new Set<string>();
    const causes = new Set<string>();
    const days = fc.sample(fc.tuple(anyConfig, wishes(120)), { numRuns: 300, seed: 1 });

    for (const [config, wanted] of days) {
      for (const { command, decision, events } of playWishes(aLobby({ config }), wanted, START)) {
        seen.add(command.type);
        if (decision.accepted) accepted.add(command.type);
        for (const event of events) {
          if (event.type === 'command.undone') undone.add(event.action);
          if (event.type === 'ticket.ended') causes.add(event.cause);
        }
      }
    }

    expect(seen.size).toBe(43);
    expect(accepted).toEqual(seen);
    expect(undone).toEqual(new Set(UNDOABLE));
    expect(causes).toEqual(new Set(END_CAUSES));
  });
});
