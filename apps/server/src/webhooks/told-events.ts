import { WEBHOOK_EVENTS, type WebhookEvent } from '@lobbyflow/contract';
import type { BranchId, LobbyEvent } from '@lobbyflow/engine';
import type { Commit } from '../journal/commit.js';
import { eventsOf } from '../journal/upcasters.js';

const KNOWN: ReadonlySet<string> = new Set(WEBHOOK_EVENTS);

/** A commit as another program is told of it. */
export interface ToldCommit {
  readonly revision: number;
  readonly businessDay: string;
  readonly at: string;
  readonly events: readonly object[];
}

/** Commits of one branch, with what of them is wanted; those of which nothing is are left out. */
export function toldCommits(
  commits: readonly Commit[],
  wanted: readonly WebhookEvent[],
): readonly ToldCommit[] {
  const isWanted =
    wanted.length === 0 ? () => true : (type: string) => wanted.includes(type as never);
  return commits.flatMap((commit) => {
    const { revision, businessDay, at } = commit;
    const events = eventsOf(commit)
      .filter(({ type }) => KNOWN.has(type) && isWanted(type))
      .map(toldEvent);
    if (events.length === 0) return [];
    return [{ revision, businessDay, at: new Date(at).toISOString(), events }];
  });
}

/** The whole set-up of a branch, and who was carried over, are asked for where somebody needs them. */
function toldEvent(event: LobbyEvent): object {
  const { at } = event;
  const onWire = { at: new Date(at).toISOString() };
  if (event.type === 'config.published') return { type: event.type, ...onWire };
  if (event.type === 'day.opened') {
    return { type: event.type, businessDay: event.businessDay, ...onWire };
  }
  return { ...event, ...onWire };
}

/** The bytes of a delivery. */
export function bodyOf(
  delivery: {
    readonly id: string;
    readonly webhookId: string;
    readonly branchId: BranchId;
    readonly since: number;
    readonly revision: number;
  },
  commits: readonly ToldCommit[],
): string {
  const { id, webhookId, branchId, since, revision } = delivery;
  return JSON.stringify({ deliveryId: id, webhookId, branchId, since, revision, commits });
}
