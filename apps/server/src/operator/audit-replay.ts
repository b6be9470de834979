import {
  applyCommit,
  type BranchId,
  emptyLobby,
  type Lobby,
  type LobbyEvent,
} from '@lobbyflow/engine';
import type { Commit } from '../journal/commit.js';
import { eventsOf } from '../journal/upcasters.js';
import type { Note } from './finding.js';

/** A commit, and the lobby on both sides of it; `null` where the journal cannot be followed. */
export interface Step {
  readonly commit: Commit;
  readonly events: readonly LobbyEvent[];
  readonly lobbies: { readonly before: Lobby; readonly after: Lobby } | null;
}

/**
 * Replays commits through the engine. After a hole, or events that the engine
 * cannot take, it goes on at the next opening of a business day, which says
 * everything anew: one fault is told once, not a thousand times.
 */
export function replay(branchId: BranchId, note: Note): (commit: Commit) => Step {
  let lobby: Lobby | null = emptyLobby(branchId);
  return (commit) => {
    const before = startOf(branchId, lobby, commit);
    const events = read(commit, note);
    const after = before === null || events === null ? null : applied(before, events, note);
    lobby = after;
    const lobbies = before === null || after === null ? null : { before, after };
    return { commit, events: events ?? [], lobbies };
  };
}

/** What is stored need not be what any release wrote. */
function read(commit: Commit, note: Note): readonly LobbyEvent[] | null {
  try {
    const events: unknown = eventsOf(commit);
    if (Array.isArray(events) && events.every(isEvent)) return events;
    note(commit.revision, 'events-unreadable', 'it holds something else than events');
  } catch (error) {
    note(commit.revision, 'events-unreadable', messageOf(error));
  }
  return null;
}

function isEvent(value: unknown): value is LobbyEvent {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function applied(before: Lobby, events: readonly LobbyEvent[], note: Note): Lobby | null {
  const revision = before.revision + 1;
  try {
    const after = applyCommit(before, events) as Lobby | undefined;
    if (after !== undefined) return after;
    note(revision, 'replay-failed', 'an event is of a type that the rules do not know');
  } catch (error) {
    note(revision, 'replay-failed', messageOf(error));
  }
  return null;
}

function startOf(
  branchId: BranchId,
  lobby: Lobby | null,
  { revision, type }: Commit,
): Lobby | null {
  if (lobby?.revision === revision - 1) return lobby;
  return type === 'open-day' ? { ...emptyLobby(branchId), revision: revision - 1 } : null;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
