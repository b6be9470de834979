import { type LearnedReport, ROUTES } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { LearnedReports } from './learned-reports.service.js';

@Controller()
export class PlanningController {
  constructor(private readonly reports: LearnedReports) {}

  @Route(ROUTES.learned)
  learned(@Asked() { branchId }: AskedOf<typeof ROUTES.learned>): Promise<LearnedReport> {
    return this.reports.report(branchId);
  }
}
