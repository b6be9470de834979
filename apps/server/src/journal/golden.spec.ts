import { describe, expect, it } from '@jest/globals';
import {
  type Command,
  decide,
  emptyLobby,
  type Instant,
  type Lobby,
  type LobbyEvent,
} from '@lobbyflow/engine';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statementOf } from '../../test/a-process.js';
import { ORIGIN } from './chain.js';
import type { Commit, Head } from './commit.js';
import { follow } from './plan-commits.js';
import { eventsOf, RULES_VERSION, SCHEMA_VERSION, UnknownSchema } from './upcasters.js';

const FOLDER = join(import.meta.dirname, 'golden');

interface Golden {
  readonly commits: readonly Commit[];
  /** What the release that wrote it made of them. */
  readonly lobby: unknown;
}

const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Golden;

const EVENTS: Record<LobbyEvent['type'], true> = {
  'day.opened': true,
  'day.closed': true,
  'config.published': true,
  'counter.opened': true,
  'counter.paused': true,
  'counter.resumed': true,
  'counter.closed': true,
  'ticket.issued': true,
  'ticket.called': true,
  'ticket.recalled': true,
  'ticket.started': true,
  'ticket.served': true,
  'ticket.missed': true,
  'ticket.returned': true,
  'ticket.held': true,
  'ticket.resumed': true,
  'ticket.transferred': true,
  'ticket.abandoned': true,
  'ticket.diverted': true,
  'ticket.lane-changed': true,
  'ticket.pulled-forward': true,
  'ticket.postponed': true,
  'ticket.invited': true,
  'ticket.rated': true,
  'ticket.ended': true,
  'command.undone': true,
  'advice.offered': true,
  'advice.accepted': true,
  'advice.declined': true,
  'advice.escalated': true,
  'advice.assigned': true,
  'advice.lapsed': true,
  'advice.measured': true,
  'second-line.moved': true,
  'numbers.leased': true,
  'numbers.voided': true,
  'alarm.raised': true,
  'alarm.moved': true,
  'alarm.repeated': true,
  'alarm.acknowledged': true,
  'alarm.disposed': true,
  'alarm.cleared': true,
  'notice.posted': true,
  'notice.withdrawn': true,
};

/** Each commit with the lobby before it. */
function* followed({ commits }: Golden): Generator<{ before: Lobby; commit: Commit; after: Head }> {
  const lobby = emptyLobby(commits[0]!.branchId);
  let head: Head = { lobby, businessDay: '', at: 0 as Instant, ...ORIGIN };
  for (const commit of commits) {
    const before = head.lobby;
    ({ head } = follow(head, commit));
    yield { before, commit, after: head };
  }
}

describe.each(readdirSync(FOLDER))('The golden journal %s', (file) => {
  const golden = read(file);

  it('is still read, and comes to what it came to when it was written', () => {
    const last = [...followed(golden)].at(-1);

    expect(statementOf(last!.after.lobby)).toEqual(golden.lobby);
  });

  it('is decided as it was, as long as the rules are the same', () => {
    const same = [...followed(golden)].filter(({ commit }) => commit.rules === RULES_VERSION);

    for (const { before, commit } of same) {
      const decision = decide(before, JSON.parse(commit.command) as Command, commit.at);
      expect(decision).toEqual({ accepted: true, events: eventsOf(commit) });
    }
  });
});

describe('The golden journals', () => {
  it('know every event that there is', () => {
    const journals = readdirSync(FOLDER).map(read);

    const events = journals.flatMap(({ commits }) => commits.flatMap((commit) => eventsOf(commit)));

    const seen = new Set<string>(events.map(({ type }) => type));
    expect(Object.keys(EVENTS).filter((type) => !seen.has(type))).toEqual([]);
  });
});

describe('Events of another release', () => {
  const commit = { branchId: 'north' as Commit['branchId'], revision: 9, schema: 0, events: '[]' };

  it('are brought to the shape of this one, step by step', () => {
    const events = JSON.stringify([{ type: 'ticket.gone', ticketId: 't' }]);
    const upcasters = { 0: (event: object) => ({ ...event, type: 'ticket.abandoned' }) };

    expect(eventsOf({ ...commit, events }, upcasters)).toEqual([
      { type: 'ticket.abandoned', ticketId: 't' },
    ]);
  });

  it('are not guessed at: an unknown shape is a fault, older or newer', () => {
    expect(() => eventsOf(commit)).toThrow(UnknownSchema);
    expect(() => eventsOf({ ...commit, schema: SCHEMA_VERSION + 1 })).toThrow(
      'revision 9 of branch north has events of schema 2',
    );
  });
});
