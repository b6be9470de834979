import type { JoinAnswer, RowChanges, ViewHint, ViewRows, ViewUpdate } from '@lobbyflow/contract';

/**
 * A screen as the protocol asks for, and no more: holds updates back until its
 * join is answered, drops what it has, notices a gap, and merges rows by key.
 */
export class ReferenceScreen {
  revision = 0;
  rows: ViewRows = {};
  /** An update did not build on what is shown: the screen would ask again. */
  hasGap = false;
  private held: ViewUpdate[] | null = null;
  private hintedAt = 0;

  /** Has asked, and is not answered yet. */
  ask(): number | undefined {
    this.held = [];
    return this.revision === 0 ? undefined : this.revision;
  }

  joined(answer: JoinAnswer): void {
    const held = this.held ?? [];
    this.held = null;
    this.hasGap = false;
    if ('snapshot' in answer) {
      this.rows = answer.snapshot;
      this.revision = answer.revision;
    }
    const missed = 'updates' in answer ? answer.updates : [];
    for (const update of [...missed, ...held]) this.update(update);
  }

  update(update: ViewUpdate): void {
    if (this.held !== null) {
      this.held.push(update);
      return;
    }
    if (update.revision <= this.revision) return;
    if (update.since > this.revision) {
      this.hasGap = true;
      return;
    }
    this.revision = update.revision;
    this.rows = merged(this.rows, update.rows);
  }

  hint({ asOf, rows }: ViewHint): void {
    if (asOf <= this.hintedAt) return;
    this.hintedAt = asOf;
    this.rows = merged(this.rows, rows);
  }
}

function merged(rows: ViewRows, changes: RowChanges): ViewRows {
  const collections = Object.entries(changes).map(([name, changed]) => {
    const all = Object.entries({ ...rows[name], ...changed });
    return [name, Object.fromEntries(all.filter(([, row]) => row !== null))] as const;
  });
  return { ...rows, ...(Object.fromEntries(collections) as ViewRows) };
}
