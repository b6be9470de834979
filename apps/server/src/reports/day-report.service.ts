import type { DayReport } from '@lobbyflow/contract';
import type { BranchId, BusinessDay, TicketId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { adviceRow } from '../advice/advice-row.js';
import { AdviceRepository } from '../advice/advice.repository.js';
import { PromisesRepository } from '../forecast/promises.repository.js';
import { promiseFigures } from '../forecast/promise-figures.js';
import { Journals } from '../journal/journals.js';
import { Projector } from '../projections/projector.js';
import { StaffRepository } from '../staff/staff.repository.js';
import { DaysService } from './days.service.js';
import { exceptionsOf } from './exceptions.js';
import { figuresOf } from './figures-of.js';
import { halfHoursOf } from './half-hours.js';
import { kpisOf } from './kpis.js';
import { longestWaits } from './long-waits.js';
import { wire } from './measured.js';
import { laneMix, serviceMix } from './mix.js';
import { halfHour, usualOfDay, usualOfDays } from './slot-causes.js';
import { staffLoad } from './staff-load.js';
import { CallsRepository } from './calls.repository.js';

/** Tells a business day on one page. */
@Injectable()
export class DayReportService {
  constructor(
    private readonly journals: Journals,
    private readonly projector: Projector,
    private readonly days: DaysService,
    private readonly calls: CallsRepository,
    private readonly promises: PromisesRepository,
    private readonly staff: StaffRepository,
    private readonly advice: AdviceRepository,
  ) {}

  /** @throws ProblemError `not-found` when there is no such branch; a day without visits is all zeros */
  async report(branchId: BranchId, businessDay: BusinessDay): Promise<DayReport> {
    const { current } = this.journals.of(branchId);
    await this.projector.catchUp(branchId);
    const records = await this.days.recordsOf(branchId, businessDay);
    const setting = await this.days.settingOf(branchId, records);
    const past = await this.days.sameWeekdays(branchId, businessDay);
    const slots = halfHoursOf(records, setting);
    const usual =
      past.length === 0 ? null : usualOfDays(past.map((day) => halfHoursOf(day, setting)));
    const ofDay = usualOfDay(slots);
    const promised = await this.promises.sums(branchId, { from: businessDay, to: businessDay });
    return {
      businessDay,
      asOf: wire(records.now),
      isOver: current.lobby.businessDay !== businessDay,
      figures: figuresOf(records),
      kpis: kpisOf(records, setting),
      halfHours: slots.map((slot) =>
        halfHour(slot, usual === null ? ofDay : (usual.get(slot.label) ?? null)),
      ),
      comparedWith: usual === null ? 'day' : 'weekdays',
      longestWaits: [...longestWaits(records, setting)],
      services: [...serviceMix(records, setting)],
      lanes: [...laneMix(records)],
      ...(await this.named(branchId, records)),
      promises: promiseFigures(promised).all,
    };
  }

  /** Staff, exceptions and advice, with the names that the journal does not know. */
  private async named(
    branchId: BranchId,
    records: Awaited<ReturnType<DaysService['recordsOf']>>,
  ): Promise<Pick<DayReport, 'staff' | 'exceptions' | 'advice'>> {
    const load = staffLoad(records);
    const exceptions = exceptionsOf(records.calls, records.acts);
    const advice = await this.advice.ofDay(branchId, records.businessDay);
    const people = [
      ...load.map(({ tellerId }) => tellerId),
      ...exceptions.map(({ actorId }) => actorId),
      ...advice.map(({ answeredBy }) => answeredBy),
    ];
    const names = await this.staff.namesOf([...new Set(people.filter((id) => id !== null))]);
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    const ids = [...new Set(exceptions.map(({ ticketId }) => ticketId as TicketId))];
    const numbers = await this.calls.numbersOf(branchId, ids);
    return {
      staff: load.map((row) => ({
        ...row,
        name: nameOf(row.tellerId),
      })),
      exceptions: exceptions.map((row) => ({
        ...row,
        number: numbers.get(row.ticketId) ?? null,
        actorName: nameOf(row.actorId),
      })),
      advice: advice
        .toReversed()
        .map((row) => ({ ...adviceRow(row), answeredByName: nameOf(row.answeredBy) })),
    };
  }
}
