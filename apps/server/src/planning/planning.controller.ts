import {
  type BranchCalendar,
  type DayPlan,
  type LearnedReport,
  ROUTES,
  type WhatIfReport,
} from '@lobbyflow/contract';
import type { BusinessDay } from '@lobbyflow/engine';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { CalendarService } from './calendar.service.js';
import { DayPlans } from './day-plan.service.js';
import { LearnedReports } from './learned-reports.service.js';
import { WhatIfs } from './what-if.service.js';

@Controller()
export class PlanningController {
  constructor(
    private readonly reports: LearnedReports,
    private readonly calendars: CalendarService,
    private readonly plans: DayPlans,
    private readonly whatIfs: WhatIfs,
  ) {}

  @Route(ROUTES.learned)
  learned(@Asked() { branchId }: AskedOf<typeof ROUTES.learned>): Promise<LearnedReport> {
    return this.reports.report(branchId);
  }

  @Route(ROUTES.dayPlan)
  plan(@Asked() { branchId, businessDay }: AskedOf<typeof ROUTES.dayPlan>): Promise<DayPlan> {
    return this.plans.plan(branchId, businessDay as BusinessDay);
  }

  @Route(ROUTES.setWindows)
  setWindows(
    @Asked() { branchId, businessDay, body, caller }: AskedOf<typeof ROUTES.setWindows>,
  ): Promise<DayPlan> {
    return this.plans.set(branchId, businessDay as BusinessDay, body, caller.id);
  }

  @Route(ROUTES.calendar)
  calendar(@Asked() { branchId }: AskedOf<typeof ROUTES.calendar>): Promise<BranchCalendar> {
    return this.calendars.list(branchId);
  }

  @Route(ROUTES.importCalendar)
  importCalendar(
    @Asked() { branchId, body }: AskedOf<typeof ROUTES.importCalendar>,
  ): Promise<BranchCalendar> {
    return this.calendars.import(branchId, body);
  }

  @Route(ROUTES.setCalendarDay)
  setCalendarDay(
    @Asked() { branchId, businessDay, body }: AskedOf<typeof ROUTES.setCalendarDay>,
  ): Promise<BranchCalendar> {
    return this.calendars.setDay(branchId, businessDay as BusinessDay, body.kinds);
  }

  @Route(ROUTES.whatIf)
  whatIf(@Asked() { branchId, body }: AskedOf<typeof ROUTES.whatIf>): Promise<WhatIfReport> {
    return this.whatIfs.play(branchId, body);
  }
}
