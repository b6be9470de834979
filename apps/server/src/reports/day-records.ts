import type { BranchConfig, BusinessDay, Instant } from '@lobbyflow/engine';
import type { ActRecord, CallRecord, PauseRecord } from './calls.repository.js';
import type { SessionRecord, VisitWithLegs } from './visits.repository.js';

/** Visits and counter sessions of one business day, and when they were looked at. */
export interface VisitRecords {
  readonly businessDay: BusinessDay;
  readonly visits: readonly VisitWithLegs[];
  readonly sessions: readonly SessionRecord[];
  readonly now: Instant;
}

/** All that happened on one business day. Calls, pauses and acts are those of the day itself. */
export interface DayRecords extends VisitRecords {
  readonly calls: readonly CallRecord[];
  readonly pauses: readonly PauseRecord[];
  readonly acts: readonly ActRecord[];
}

/** How the branch was set on that day; `config` is `null` of a branch that was never open. */
export interface DaySetting {
  readonly timeZone: string;
  readonly config: BranchConfig | null;
}
