import { AdviceRepository } from '../src/advice/advice.repository.js';
import { PromisesRepository } from '../src/forecast/promises.repository.js';
import { SystemJournal } from '../src/journal/system-journal.repository.js';
import { ProjectionsRepository } from '../src/projections/projections.repository.js';
import { Projector } from '../src/projections/projector.js';
import { CallsRepository } from '../src/reports/calls.repository.js';
import { ConfigsRepository } from '../src/reports/configs.repository.js';
import { DayReportService } from '../src/reports/day-report.service.js';
import { DaysService } from '../src/reports/days.service.js';
import { TrendsService } from '../src/reports/trends.service.js';
import { VisitsRepository } from '../src/reports/visits.repository.js';
import { StaffRepository } from '../src/staff/staff.repository.js';
import type { Process } from './a-process.js';

/** The reports of a process, over its own rows. */
export function reportsOf({ journals, commits, databases, feed, clock }: Process) {
  const { writer, read } = databases;
  const projector = new Projector(journals, commits, new ProjectionsRepository(writer), feed);
  const calls = new CallsRepository(read);
  const configs = new ConfigsRepository(read, commits);
  const visits = new VisitsRepository(read);
  const days = new DaysService(journals, configs, visits, calls);
  const staff = new StaffRepository(read, writer, new SystemJournal(writer, clock));
  const promises = new PromisesRepository(read);
  const advice = new AdviceRepository(read);
  return {
    days,
    dayReports: new DayReportService(journals, projector, days, calls, promises, staff, advice),
    projector,
    trends: new TrendsService(journals, projector, visits),
  };
}
