import type { LobbyEvent } from '@lobbyflow/engine';
import type { Commit } from './commit.js';

/** Shape of the events that this release writes; raised with a new entry in {@link UPCASTERS}. */
export const SCHEMA_VERSION = 1;
/** The rules that decide in this release; raised when one of them may answer otherwise than before. */
export const RULES_VERSION = 1;

/** An event as some release wrote it. */
type StoredEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** By version: what makes its events into those of the next. Never changed once released. */
const UPCASTERS: Readonly<Record<number, (event: StoredEvent) => StoredEvent>> = {};

/** A commit was written by a release that this one does not know. */
export class UnknownSchema extends Error {
  constructor({ branchId, revision, schema }: Pick<Commit, 'branchId' | 'revision' | 'schema'>) {
    super(`revision ${revision} of branch ${branchId} has events of schema ${schema}`);
    this.name = 'UnknownSchema';
  }
}

/** Reads the events of a stored commit, of whatever release: the one place that does. */
export function eventsOf(
  commit: Pick<Commit, 'branchId' | 'revision' | 'schema' | 'events'>,
  upcasters = UPCASTERS,
): readonly LobbyEvent[] {
  if (commit.schema > SCHEMA_VERSION) throw new UnknownSchema(commit);
  let events = JSON.parse(commit.events) as readonly StoredEvent[];
  for (let version = commit.schema; version < SCHEMA_VERSION; version += 1) {
    const upcast = upcasters[version];
    if (upcast === undefined) throw new UnknownSchema(commit);
    events = events.map(upcast);
  }
  return events as unknown as readonly LobbyEvent[];
}
