import { type Command, decide, type Lobby, type TicketId, ticketOf } from '@lobbyflow/engine';
import { isDeepStrictEqual } from 'node:util';
import { RULES_VERSION } from '../journal/upcasters.js';
import type { Step } from './audit-replay.js';
import type { Note } from './finding.js';

/** Nobody stands at two counters, a counter and its customer agree, and the day is the commit's. */
export function auditLobby({ commit: { revision, businessDay }, lobbies }: Step, note: Note): void {
  if (lobbies === null) return;
  const { after } = lobbies;
  auditCounters(after, revision, note);
  if (after.businessDay !== null && after.businessDay !== businessDay) {
    const what = `the commit says ${businessDay}, its events ${after.businessDay}`;
    note(revision, 'day-differs', what);
  }
}

function auditCounters(lobby: Lobby, revision: number, note: Note): void {
  const places = new Map<TicketId, string>();
  for (const { id, ticketId } of lobby.counters.values()) {
    if (ticketId === null) continue;
    const other = places.get(ticketId);
    if (other !== undefined) {
      note(revision, 'two-counters', `ticket ${ticketId} stands at counters ${other} and ${id}`);
      continue;
    }
    places.set(ticketId, id);
    const ticket = ticketOf(lobby, ticketId);
    const isAt = ticket?.state === 'called' || ticket?.state === 'serving';
    if (ticket === undefined || !isAt || ticket.counterId !== id) {
      const what = `counter ${id} has ticket ${ticketId}, which is ${ticket?.state ?? 'unknown'} there`;
      note(revision, 'counter-differs', what);
    }
  }
}

/** The rules of the same version decide the command as they did then. */
export function auditDecision({ commit, events, lobbies }: Step, note: Note): void {
  if (lobbies === null || commit.rules !== RULES_VERSION) return;
  const decision = decide(lobbies.before, JSON.parse(commit.command) as Command, commit.at);
  if (!decision.accepted) {
    note(commit.revision, 'decision-differs', `the rules refuse it: ${decision.refusal}`);
  } else if (!isDeepStrictEqual(JSON.parse(JSON.stringify(decision.events)), events)) {
    note(commit.revision, 'decision-differs', 'the rules make other events of its command');
  }
}
