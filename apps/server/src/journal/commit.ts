import type { BranchId, Command, Instant, Lobby } from '@lobbyflow/engine';

/** A command on its way to the journal. */
export interface CommandRequest {
  /** Made by the sender. The same id again is answered with the same bytes. */
  readonly commandId: string;
  /** SHA-256 of what the client sent: tells a repeated wish from a reused id. */
  readonly requestHash: string;
  readonly actor: string;
  readonly device: string | null;
  readonly command: Command;
  /** For `issue`: the token of the ticket's phone page. Told once, stored hashed. */
  readonly ticketToken?: string;
  /** The ticket revision the sender has seen; another one is `stale`. */
  readonly ifMatch?: number;
  /** The business day that is meant; on another one it is refused with `day-not-open`. */
  readonly ifDay?: string;
}

/** A line of the journal, as stored: ids and closed codes only, never words of or about a customer. */
export interface Commit {
  readonly branchId: BranchId;
  readonly revision: number;
  /** The branch's own day, such as `2026-01-05`; empty before its first. */
  readonly businessDay: string;
  readonly at: Instant;
  readonly actor: string;
  readonly device: string | null;
  /** The command's type; the kind of act in the journal of `_system`. */
  readonly type: string;
  /** JSON text; the hash covers these very bytes. */
  readonly command: string;
  readonly events: string;
  /** Version of the events' shape, and of the rules that decided. */
  readonly schema: number;
  readonly rules: number;
  readonly prevHash: string;
  readonly hash: string;
}

/** What a command was told, accepted or refused; kept beside the journal, and pruned. */
export interface Answer {
  readonly branchId: BranchId;
  readonly commandId: string;
  readonly requestHash: string;
  readonly status: number;
  /** JSON text: an answer of the contract, or a problem when the status is 400 or above. */
  readonly body: string;
  /** By the wall clock: a replay's answers are as old as they are. */
  readonly at: Instant;
}

/** Where a branch's journal stands. */
export interface Head {
  readonly lobby: Lobby;
  readonly revision: number;
  /** Of the last commit; empty before the first business day. */
  readonly businessDay: string;
  readonly at: Instant;
  readonly hash: string;
}
