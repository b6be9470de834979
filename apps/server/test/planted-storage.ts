import type { SqlValue, Statement } from '../src/db/writer.js';
import { Writer } from '../src/db/writer.js';
import type { Head } from '../src/journal/commit.js';
import { CommitFeed } from '../src/journal/commit-feed.js';
import { Journals } from '../src/journal/journals.js';
import { LiveViews } from '../src/live/live-views.js';
import { type Plant, PLACE, type Plot } from './plot.js';

/** Has other rows written than were to be. */
function writes({ app }: Plot, change: (statement: Statement) => Statement): void {
  const writer = app.get(Writer);
  const decide = writer.decide.bind(writer);
  writer.decide = (work) =>
    decide({
      ...work,
      then: (found) => {
        const { write, result } = work.then(found);
        return { write: write.map(change), result };
      },
    });
}

/** Now and then a statement is not run. */
const left =
  (beginning: string): Plant =>
  (plot) =>
    writes(plot, (statement) => {
      const isMeant = statement.sql.startsWith(beginning) && statement.rows.length > 0;
      return isMeant && plot.isTurn() ? { ...statement, rows: statement.rows.slice(1) } : statement;
    });

export const halfTransaction = left('INSERT INTO answers');
export const lostLedgerLine = left('INSERT INTO numbers');
export const lostRow = left('UPDATE legs');

/** The byte that is hashed is not the byte that is stored: the device becomes the actor. */
export const changedBytes: Plant = (plot) =>
  writes(plot, (statement) => {
    const isMeant = statement.sql.startsWith('INSERT INTO commits') && statement.rows.length > 0;
    if (!isMeant || !plot.isTurn()) return statement;
    const [first = [], ...rest] = statement.rows;
    return { ...statement, rows: [changed(statement.sql, first), ...rest] };
  });

function changed(sql: string, row: readonly SqlValue[]): SqlValue[] {
  const columns = [...sql.matchAll(/"(\w+)"/g)].map(([, name]) => name);
  return row.map((value, index) => (columns[index] === 'actor' ? 'somebody' : value));
}

/** Takes the net away that the database would be: what is there already is written over. */
export function withoutNet(plot: Plot, table: string): void {
  const plain = `INSERT INTO ${table} `;
  writes(plot, ({ sql, rows }) => {
    return { sql: sql.startsWith(plain) ? sql.replace('INSERT', 'INSERT OR REPLACE') : sql, rows };
  });
}

/** What was answered is not looked up: the same id is a new command. */
export const forgottenAnswers: Plant = (plot) => {
  withoutNet(plot, 'answers');
  // What nobody else wrote is decided unread: there the net was all that knew.
  writes(plot, (statement) => {
    if (statement.sql.startsWith('INSERT INTO answers')) plot.isTurn();
    return statement;
  });
  const writer = plot.app.get(Writer);
  const decide = writer.decide.bind(writer);
  writer.decide = (work) => {
    const at = work.ask.findIndex(({ sql }) => sql.startsWith('SELECT * FROM answers'));
    if (at === -1) return decide(work);
    const forget = (found: Parameters<typeof work.then>[0]) => {
      if ((found[at]?.length ?? 0) === 0 || !plot.isTurn()) return found;
      return found.with(at, []);
    };
    return decide({ ...work, then: (found) => work.then(forget(found)) });
  };
};

/** So many changes are kept back from whoever asks how the lobby stands. */
const CHANGES_BEHIND = 12;

/** Whoever looks at the lobby sees it as it was a little while ago. */
export const staleRead: Plant = (plot) => {
  const journal = plot.app.get(Journals).of(PLACE);
  const product = Object.getPrototypeOf(journal) as object;
  const heads: Head[] = [];
  plot.app.get(CommitFeed).subscribe(({ before }) => heads.push(before));
  let old: Head | undefined;
  Object.defineProperty(journal, 'current', {
    get: () => old ?? (Reflect.get(product, 'current', journal) as Head),
  });
  const views = plot.app.get(LiveViews);
  const snapshot = views.snapshot.bind(views);
  views.snapshot = (target) => {
    old = heads.length >= CHANGES_BEHIND && plot.isTurn() ? heads.at(-CHANGES_BEHIND) : undefined;
    try {
      return snapshot(target);
    } finally {
      old = undefined;
    }
  };
};
