import type { BranchId } from '@lobbyflow/engine';
import { insertInto, type SqlValue, type Statement } from '../db/writer.js';
import type { ActDone, CallMade, CallRowChange } from './call-row-change.js';

/** The tables that these changes make. */
export const CALL_TABLES = ['calls', 'pauses', 'acts'] as const;

const INSERT_CALL = insertInto('calls', [
  'branchId',
  'ticketId',
  'revision',
  'businessDay',
  'leg',
  'serviceId',
  'laneId',
  'counterId',
  'actorId',
  'at',
  'waitedSince',
  'waitedMs',
  'rule',
  'choice',
  'overtook',
  'overtookIds',
  'recalls',
]);
const latestOf = (table: string, key: string, also = '') => `"branchId" = ? AND "${key}" = ?
  AND "revision" = (SELECT MAX("revision") FROM ${table} WHERE "branchId" = ? AND "${key}" = ?${also})`;
const LATEST_CALL = latestOf('calls', 'ticketId');
const REPEAT_CALL = `UPDATE calls SET "recalls" = "recalls" + 1 WHERE ${LATEST_CALL}`;
const MISS_CALL = `UPDATE calls SET "missedAt" = ? WHERE ${LATEST_CALL}`;
const DROP_CALL = `DELETE FROM calls WHERE ${LATEST_CALL}`;

const INSERT_ACT = insertInto('acts', [
  'branchId',
  'ticketId',
  'revision',
  'businessDay',
  'kind',
  'at',
  'actorId',
  'serviceId',
  'counterId',
  'choice',
]);
const DROP_TRANSFER = `DELETE FROM acts
  WHERE ${latestOf('acts', 'ticketId', ` AND "kind" = 'transferred'`)}`;

const INSERT_PAUSE = insertInto('pauses', [
  'branchId',
  'counterId',
  'revision',
  'businessDay',
  'tellerId',
  'reason',
  'pausedAt',
]);
const END_PAUSE = `UPDATE pauses SET "resumedAt" = ? WHERE ${latestOf('pauses', 'counterId')}`;

/** What writes a change into the rows of calls, pauses and acts. */
export function callSql(branchId: BranchId, change: CallRowChange): Statement {
  const one = (sql: string, ...row: readonly SqlValue[]): Statement => ({ sql, rows: [row] });
  const latest = (id: string) => [branchId, id, branchId, id];
  switch (change.type) {
    case 'call-made':
      return one(INSERT_CALL, branchId, ...callValues(change));
    case 'call-repeated':
      return one(REPEAT_CALL, ...latest(change.ticketId));
    case 'call-missed':
      return one(MISS_CALL, change.at, ...latest(change.ticketId));
    case 'call-dropped':
      return one(DROP_CALL, ...latest(change.ticketId));
    case 'act-done':
      return one(INSERT_ACT, branchId, ...actValues(change));
    case 'transfer-dropped':
      return one(DROP_TRANSFER, ...latest(change.ticketId));
    case 'pause-begun': {
      const { counterId, revision, businessDay, at, counter } = change;
      const { tellerId, pauseReason } = counter;
      return one(
        INSERT_PAUSE,
        branchId,
        counterId,
        revision,
        businessDay,
        tellerId,
        pauseReason,
        at,
      );
    }
    case 'pause-ended':
      return one(END_PAUSE, change.at, ...latest(change.counterId));
  }
}

function callValues({ ticket, reason, ...call }: CallMade): SqlValue[] {
  const { id, leg, serviceId, laneId, legStartedAt } = ticket;
  const { revision, businessDay, counterId, actorId, at, waitedMs } = call;
  const { count, ids } = reason.overtook;
  const who = [id, revision, businessDay, leg, serviceId, laneId, counterId, actorId];
  const why = [reason.rule, reason.choice, count, JSON.stringify(ids)];
  return [...who, at, legStartedAt, waitedMs, ...why, 0];
}

function actValues(act: ActDone): SqlValue[] {
  const { ticketId, revision, businessDay, kind, at, actorId, serviceId, counterId, choice } = act;
  return [ticketId, revision, businessDay, kind, at, actorId, serviceId, counterId, choice];
}
