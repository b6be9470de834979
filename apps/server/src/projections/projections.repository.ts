import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { insertInto, type SqlValue, type Statement, Writer } from '../db/writer.js';
import type { Commit } from '../journal/commit.js';
import { UPSERT_ADVICE, adviceValues } from './advice-columns.js';
import { CALL_TABLES, callSql } from './call-sql.js';
import type { RowChange, VisitNow } from './row-change.js';

const VISIT_COLUMNS = [
  'branchId',
  'ticketId',
  'businessDay',
  'sequence',
  'number',
  'serviceId',
  'laneId',
  'maxWaitMs',
  'state',
  'endCause',
  'arrivedAt',
  'calledAt',
  'startedAt',
  'endedAt',
  'counterId',
  'legs',
  'rating',
  'invitedAt',
];
/** Number, arrival, day and place in the day never change. */
const VISIT_CHANGES = VISIT_COLUMNS.slice(5)
  .filter((name) => name !== 'arrivedAt')
  .map((name) => `"${name}" = excluded."${name}"`)
  .join(', ');
const UPSERT_VISIT = `${insertInto('visits', VISIT_COLUMNS)}
  ON CONFLICT ("branchId", "ticketId") DO UPDATE SET ${VISIT_CHANGES}`;

const INSERT_LEG = insertInto('legs', [
  'branchId',
  'ticketId',
  'revision',
  'leg',
  'serviceId',
  'startedWaitingAt',
  'heldMs',
]);
const LATEST_LEG = `"branchId" = ? AND "ticketId" = ? AND "revision" =
  (SELECT MAX("revision") FROM legs WHERE "branchId" = ? AND "ticketId" = ?)`;
const UPDATE_LEG = `UPDATE legs SET "calledAt" = ?, "startedAt" = ?, "endedAt" = ?, "heldMs" = ?,
  "counterId" = ? WHERE ${LATEST_LEG}`;
const EXPLAIN_LEG = `UPDATE legs SET "rule" = ?, "choice" = ? WHERE ${LATEST_LEG}`;
const END_LEG = `UPDATE legs SET "endedAt" = ? WHERE ${LATEST_LEG}`;
const DROP_LEG = `DELETE FROM legs WHERE ${LATEST_LEG}`;

/** Of several calls the first counts: who missed it has kept us waiting. */
const KEEP_PROMISE = `UPDATE promises SET "actualMs" = ?
  WHERE "branchId" = ? AND "ticketId" = ? AND "actualMs" IS NULL`;
const REOPEN_PROMISE = `UPDATE promises SET "actualMs" = NULL
  WHERE "branchId" = ? AND "ticketId" = ? AND "actualMs" = ?`;

const INSERT_SESSION = insertInto('counter_sessions', [
  'branchId',
  'counterId',
  'revision',
  'businessDay',
  'tellerId',
  'openedAt',
  'pausedMs',
  'pausedAt',
]);
const LATEST_SESSION = `"branchId" = ? AND "counterId" = ? AND "revision" =
  (SELECT MAX("revision") FROM counter_sessions WHERE "branchId" = ? AND "counterId" = ?)`;
const UNPAUSE = `"pausedMs" = "pausedMs" + COALESCE(? - "pausedAt", 0), "pausedAt" = NULL`;
const PAUSE_SESSION = `UPDATE counter_sessions SET "pausedAt" = ? WHERE ${LATEST_SESSION}`;
const RESUME_SESSION = `UPDATE counter_sessions SET ${UNPAUSE} WHERE ${LATEST_SESSION}`;
const END_SESSION = `UPDATE counter_sessions SET "closedAt" = ?, ${UNPAUSE} WHERE ${LATEST_SESSION}`;

const SELECT_SHOWN = `SELECT "revision", "actor", "events", "schema" FROM commits
  WHERE "branchId" = ? AND "revision" > ? ORDER BY "revision" LIMIT ?`;
const SELECT_WATERMARK = 'SELECT "revision" FROM projections WHERE "branchId" = ?';
const SET_WATERMARK = `${insertInto('projections', ['branchId', 'revision'])}
  ON CONFLICT ("branchId") DO UPDATE SET "revision" = excluded."revision"`;
const PROJECTED = ['visits', 'legs', 'counter_sessions', 'advice', ...CALL_TABLES, 'projections'];

/** As much of a commit as rows are made of. */
export type ShownCommit = Pick<Commit, 'branchId' | 'revision' | 'actor' | 'events' | 'schema'>;

/** What one step of the projector made of the commits it was shown. */
export interface Step<T> {
  readonly changes: readonly RowChange[];
  /** The last revision that the changes hold. */
  readonly revision: number;
  readonly result: T;
}

/** Writes the rows of the reports together with how far they have come. */
@Injectable()
export class ProjectionsRepository {
  constructor(private readonly writer: Writer) {}

  /**
   * Shows the commits after a revision, and writes what comes of them; nothing
   * when the rows stand at another revision by now, because somebody else wrote.
   *
   * @returns what `step` made, or `null`
   */
  advance<T>(
    branchId: BranchId,
    { from, limit }: { readonly from: number; readonly limit: number },
    step: (commits: readonly ShownCommit[]) => Step<T>,
  ): Promise<T | null> {
    return this.writer.decide<T | null>({
      lock: { name: `rows of ${branchId}`, kind: 'alone' },
      ask: [
        { sql: SELECT_WATERMARK, parameters: [branchId] },
        { sql: SELECT_SHOWN, parameters: [branchId, from, limit] },
      ],
      then: ([watermark = [], found = []]) => {
        if (Number(watermark[0]?.['revision'] ?? 0) !== from) return { write: [], result: null };
        const { changes, revision, result } = step(
          found.map((row) => ({ ...row, branchId }) as unknown as ShownCommit),
        );
        if (revision === from) return { write: [], result };
        const mark = { sql: SET_WATERMARK, rows: [[branchId, revision]] };
        return { write: [...changes.map((change) => toSql(branchId, change)), mark], result };
      },
    });
  }

  /** The last revision that the rows hold; 0 when there are none. */
  watermarkOf(branchId: BranchId): Promise<number> {
    return this.writer.decide({
      ask: [{ sql: SELECT_WATERMARK, parameters: [branchId] }],
      then: ([rows = []]) => ({ write: [], result: Number(rows[0]?.['revision'] ?? 0) }),
    });
  }

  /** Takes all rows of a branch away, to be made again from its journal. */
  clear(branchId: BranchId): Promise<void> {
    const write = PROJECTED.map((table) => ({
      sql: `DELETE FROM ${table} WHERE "branchId" = ?`,
      rows: [[branchId]],
    }));
    const lock = { name: `rows of ${branchId}`, kind: 'alone' } as const;
    return this.writer.decide({ lock, ask: [], then: () => ({ write, result: undefined }) });
  }
}

/** What writes a change into the rows. */
export function toSql(branchId: BranchId, change: RowChange): Statement {
  const one = (sql: string, ...row: readonly SqlValue[]): Statement => ({ sql, rows: [row] });
  const latest = (id: string) => [branchId, id, branchId, id];
  switch (change.type) {
    case 'visit-now':
      return one(UPSERT_VISIT, branchId, ...visitValues(change));
    case 'leg-begun': {
      const { ticketId, revision, leg, serviceId, startedWaitingAt } = change;
      return one(INSERT_LEG, branchId, ticketId, revision, leg, serviceId, startedWaitingAt, 0);
    }
    case 'leg-now': {
      const { ticketId, calledAt, startedAt, endedAt, heldMs, counterId } = change;
      const values = [calledAt, startedAt, endedAt, heldMs, counterId];
      return one(UPDATE_LEG, ...values, ...latest(ticketId));
    }
    case 'leg-reason': {
      const { reason, ticketId } = change;
      const values = [reason?.rule ?? null, reason?.choice ?? null];
      return one(EXPLAIN_LEG, ...values, ...latest(ticketId));
    }
    case 'leg-ended':
      return one(END_LEG, change.at, ...latest(change.ticketId));
    case 'leg-dropped':
      return one(DROP_LEG, ...latest(change.ticketId));
    case 'promise-kept':
      return one(KEEP_PROMISE, change.actualMs, branchId, change.ticketId);
    case 'promise-reopened':
      return one(REOPEN_PROMISE, branchId, change.ticketId, change.actualMs);
    case 'session-begun': {
      const { counterId, revision, businessDay, tellerId, openedAt, pausedAt } = change;
      const values = [businessDay, tellerId, openedAt, 0, pausedAt];
      return one(INSERT_SESSION, branchId, counterId, revision, ...values);
    }
    case 'session-paused':
      return one(PAUSE_SESSION, change.at, ...latest(change.counterId));
    case 'session-resumed':
      return one(RESUME_SESSION, change.at, ...latest(change.counterId));
    case 'session-ended':
      return one(END_SESSION, change.at, change.at, ...latest(change.counterId));
    case 'advice-now':
      return one(UPSERT_ADVICE, branchId, ...adviceValues(change));
    case 'of-calls':
      return callSql(branchId, change.change);
  }
}

function visitValues({ ticket, businessDay, maxWaitMs }: VisitNow): SqlValue[] {
  const { id, sequence, number, serviceId, laneId, state, endCause, arrivedAt } = ticket;
  const { calledAt, startedAt, endedAt, counterId, leg, rating, invitedAt } = ticket;
  const what = [id, businessDay, sequence, number, serviceId, laneId, maxWaitMs, state, endCause];
  return [
    ...what,
    arrivedAt,
    calledAt,
    startedAt,
    endedAt,
    counterId,
    leg,
    rating,
    invitedAt ?? null,
  ];
}
