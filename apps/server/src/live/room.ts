import type { RowChanges, Rows, ViewRows, ViewUpdate } from '@lobbyflow/contract';
import type { Instant, Lobby } from '@lobbyflow/engine';
import type { BranchNow } from './branches-now.js';
import { applyRows, changedKeys, changedRows, type Picture, pictureOf, rowsOf } from './rows.js';
import { roomOf, type ViewTarget } from './view-target.js';
import { changesIn, type LobbyStep, timedRows, viewOf } from './views.js';

/** Updates kept for each room: a screen that was away longer gets a snapshot. */
const KEPT_UPDATES = 200;

/** What a screen that joins gets. */
export type Missed =
  | { readonly revision: number; readonly snapshot: ViewRows }
  | { readonly revision: number; readonly updates: readonly ViewUpdate[] };

/**
 * One view of one branch that somebody looks at: the picture all its screens
 * show, and the way there. When nobody looks it stands still, and is brought up
 * to date in one go when somebody looks again.
 */
export class Room {
  readonly name: string;
  /** Since when nobody looks, by the stopwatch of whoever keeps the rooms; `null` while somebody does. */
  quietSince: number | null = null;
  private at: number;
  private readonly picture: Picture;
  private readonly kept: ViewUpdate[] = [];
  /** Collections that come from hints, so that no kept update holds them. */
  private readonly hinted = new Set<string>();

  constructor(
    readonly target: ViewTarget,
    { lobby, now }: BranchNow,
  ) {
    this.name = roomOf(target);
    this.at = lobby.revision;
    this.picture = pictureOf(viewOf(target, lobby, now));
  }

  /** The revision its screens show. */
  get revision(): number {
    return this.at;
  }

  /** What this step changes for its screens, rows empty where nothing does. */
  follow(step: LobbyStep, now: Instant): ViewUpdate {
    if (step.before.revision !== this.at) return this.catchUp(step.after, now);
    return this.moveTo(step.after.revision, changesIn(this.target, this.picture, { step, now }));
  }

  /** Brings a picture that stood still to the lobby as it is. */
  catchUp(lobby: Lobby, now: Instant): ViewUpdate {
    const rows = changedRows(this.picture, viewOf(this.target, lobby, now));
    return this.moveTo(lobby.revision, rows);
  }

  /** Everything after `since`, or the whole picture when the way from there is not known. */
  missed(since: number | undefined): Missed {
    const revision = this.at;
    const reachesTo = this.kept[0]?.since ?? revision;
    if (since === undefined || since < reachesTo || since > revision) {
      return { revision, snapshot: rowsOf(this.picture) };
    }
    return { revision, updates: this.kept.filter((update) => update.revision > since) };
  }

  /** Takes what changed without a commit: collections of hints, whole, and what time alone does. */
  hint(hints: ViewRows, lobby: Lobby, now: Instant): RowChanges {
    for (const collection of Object.keys(hints)) this.hinted.add(collection);
    const changes = {
      ...changedRows(this.picture, hints),
      ...changedKeys(this.picture, timedRows(this.target, lobby, now)),
    };
    applyRows(this.picture, changes);
    return changes;
  }

  /** All that hints may have told: for a screen that was given updates only, which do not hold it. */
  hintedRows(lobby: Lobby, now: Instant): RowChanges {
    const timed = Object.entries(timedRows(this.target, lobby, now)).map(
      ([name, rows]) => [name, this.shown(name, rows)] as const,
    );
    return { ...this.ownHints(), ...Object.fromEntries(timed) };
  }

  /** The collections that come from hints alone. */
  ownHints(): ViewRows {
    return Object.fromEntries([...this.hinted].map((name) => [name, this.shown(name)]));
  }

  /** The rows of a collection as its screens show them: all, or those with the keys of `only`. */
  private shown(collection: string, only?: object): Rows {
    const rows = [...(this.picture.get(collection) ?? [])];
    return Object.fromEntries(
      only === undefined ? rows : rows.filter(([key]) => Object.hasOwn(only, key)),
    );
  }

  private moveTo(revision: number, rows: RowChanges): ViewUpdate {
    const update = { since: this.at, revision, rows };
    applyRows(this.picture, rows);
    this.at = revision;
    this.kept.push(update);
    if (this.kept.length > KEPT_UPDATES) this.kept.shift();
    return update;
  }
}
