import { insertInto, type SqlValue } from '../db/writer.js';
import type { AdviceNow } from './row-change.js';

const COLUMNS = [
  'branchId',
  'adviceId',
  'businessDay',
  'counterId',
  'action',
  'limitMs',
  'withoutLate',
  'withoutWaitMs',
  'withLate',
  'withWaitMs',
  'until',
  'offeredAt',
  'state',
  'level',
  'helperKind',
  'helperId',
  'answeredAt',
  'answeredBy',
  'declineReason',
  'lapseCause',
  'doneAt',
  'customers',
  'effectLate',
  'effectWaitMs',
];
/** What was offered never changes. */
const CHANGES = COLUMNS.slice(COLUMNS.indexOf('state'))
  .map((name) => `"${name}" = excluded."${name}"`)
  .join(', ');

/** Writes an advice as it stands; its values after the branch are {@link adviceValues}. */
export const UPSERT_ADVICE = `${insertInto('advice', COLUMNS)}
  ON CONFLICT ("branchId", "adviceId") DO UPDATE SET ${CHANGES}`;

export function adviceValues({ advice, businessDay }: AdviceNow): SqlValue[] {
  const { id, counterId, action, limitMs, until, offeredAt, state, level, helper } = advice;
  const { answeredAt, answeredBy, declineReason, lapseCause, doneAt, effect } = advice;
  return [
    ...[id, businessDay, counterId, action, limitMs],
    ...[advice.without.late, advice.without.waitMs, advice.with.late, advice.with.waitMs],
    ...[until, offeredAt, state, level, helper?.kind ?? null, helper?.id ?? null],
    ...[answeredAt, answeredBy, declineReason, lapseCause, doneAt],
    ...[effect?.customers ?? null, effect?.late ?? null, effect?.waitMs ?? null],
  ];
}
