import type { BranchCalendar, CalendarFile, DayKind } from '@lobbyflow/contract';
import type { BranchId, BusinessDay } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Journals } from '../journal/journals.js';
import { ProblemError } from '../problems/problem.error.js';
import { readCalendar } from './calendar-csv.js';
import { CalendarRepository } from './calendar.repository.js';

/** Faults that are told at once; who mends these sees the rest. */
const FAULTS = 50;

/** Pension days, pay days and the like, as a branch has told them. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly journals: Journals,
    private readonly calendar: CalendarRepository,
  ) {}

  /** @throws ProblemError `not-found` */
  async list(branchId: BranchId): Promise<BranchCalendar> {
    this.journals.of(branchId);
    const days = await this.calendar.of(branchId);
    return { items: [...days].map(([businessDay, kinds]) => ({ businessDay, kinds: [...kinds] })) };
  }

  /** @throws ProblemError `not-found`; `invalid-request` names every line at fault, and nothing is taken in */
  async import(
    branchId: BranchId,
    { csv }: z.output<typeof CalendarFile>,
  ): Promise<BranchCalendar> {
    this.journals.of(branchId);
    const { lines, faults } = readCalendar(csv);
    if (faults.length > 0) {
      const errors = faults.slice(0, FAULTS).map(({ line, message }) => {
        return { path: `csv.${line}`, message };
      });
      throw new ProblemError('invalid-request', 'nothing was taken in', { errors });
    }
    await this.calendar.replace(branchId, lines);
    return this.list(branchId);
  }

  /** @throws ProblemError `not-found` */
  async setDay(
    branchId: BranchId,
    businessDay: BusinessDay,
    kinds: readonly DayKind[],
  ): Promise<BranchCalendar> {
    this.journals.of(branchId);
    await this.calendar.replaceDay(branchId, businessDay, kinds);
    return this.list(branchId);
  }
}
