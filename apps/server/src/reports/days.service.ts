import type { BranchId, BusinessDay } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Journals } from '../journal/journals.js';
import { CallsRepository } from './calls.repository.js';
import { ConfigsRepository } from './configs.repository.js';
import type { DayRecords, DaySetting } from './day-records.js';
import { VisitsRepository } from './visits.repository.js';

/** So many weeks back it is asked what is usual on a weekday. */
const WEEKS = 4;

/** Reads what happened on business days, and how the branch was set then. */
@Injectable()
export class DaysService {
  constructor(
    private readonly journals: Journals,
    private readonly configs: ConfigsRepository,
    private readonly visits: VisitsRepository,
    private readonly calls: CallsRepository,
  ) {}

  /** @throws ProblemError `not-found` */
  async recordsOf(branchId: BranchId, businessDay: BusinessDay): Promise<DayRecords> {
    const { clock } = this.journals.of(branchId);
    return {
      businessDay,
      visits: await this.visits.ofDay(branchId, businessDay),
      sessions: await this.visits.sessionsOf(branchId, businessDay),
      calls: await this.calls.callsOf(branchId, businessDay),
      pauses: await this.calls.pausesOf(branchId, businessDay),
      acts: await this.calls.actsOf(branchId, businessDay),
      now: clock.now(),
    };
  }

  /** The same weekday of the weeks before, as far as anybody came. */
  async sameWeekdays(branchId: BranchId, businessDay: BusinessDay): Promise<readonly DayRecords[]> {
    const days: DayRecords[] = [];
    for (let weeks = 1; weeks <= WEEKS; weeks += 1) {
      const day = DateTime.fromISO(businessDay).minus({ weeks }).toFormat('yyyy-MM-dd');
      const records = await this.recordsOf(branchId, day as BusinessDay);
      if (records.visits.length > 0) days.push(records);
    }
    return days;
  }

  /** How the branch was set when the last of it happened; of a day without anything, as it is set now. */
  async settingOf(branchId: BranchId, records: DayRecords): Promise<DaySetting> {
    const { timeZone, current } = this.journals.of(branchId);
    const revision = lastRevisionOf(records);
    const config = revision === null ? null : await this.configs.configAt(branchId, revision);
    return { timeZone, config: config ?? current.lobby.config };
  }
}

function lastRevisionOf({ visits, sessions, calls }: DayRecords): number | null {
  const legs = visits.flatMap((record) => record.legs);
  const last = [...legs, ...sessions, ...calls].reduce(
    (most, row) => Math.max(most, row.revision),
    0,
  );
  return last === 0 ? null : last;
}
