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
    let events: readonly LobbyEvent[] = [];
    let after: Lobby | null = null;
    try {
      events = eventsOf(commit);
    } catch (error) {
      note(commit.revision, 'events-unreadable', messageOf(error));
      lobby = null;
      return { commit, events, lobbies: null };
    }
    try {
      after = before === null ? null : applyCommit(before, events);
    } catch (error) {
      note(commit.revision, 'replay-failed', messageOf(error));
    }
    lobby = after;
    return { commit, events, lobbies: before && after && { before, after } };
  };
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
