import type { Advice } from '@lobbyflow/contract';
import type { Instant } from '@lobbyflow/engine';
import type { AdviceRecord } from './advice.repository.js';

/** An advice as it is told: what was expected, what became of it, and what came about. */
export function adviceRow(row: AdviceRecord): Advice {
  const { adviceId, counterId, businessDay, action, state, level, limitMs } = row;
  const { helperKind, helperId, customers, effectLate, effectWaitMs } = row;
  return {
    ...{ id: adviceId, counterId, businessDay, action, state, level, limitMs },
    offeredAt: onWire(row.offeredAt),
    until: onWire(row.until),
    without: { late: row.withoutLate, waitMs: row.withoutWaitMs },
    with: { late: row.withLate, waitMs: row.withWaitMs },
    helper: helperKind === null ? null : { kind: helperKind, id: helperId ?? '' },
    answeredAt: row.answeredAt === null ? null : onWire(row.answeredAt),
    answeredBy: row.answeredBy,
    declineReason: row.declineReason,
    lapseCause: row.lapseCause,
    doneAt: row.doneAt === null ? null : onWire(row.doneAt),
    effect:
      customers === null ? null : { customers, late: effectLate ?? 0, waitMs: effectWaitMs ?? 0 },
  };
}

const onWire = (at: Instant) => new Date(at).toISOString();
