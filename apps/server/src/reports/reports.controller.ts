import {
  type DayFigures,
  type DayReport,
  type ExceptionList,
  type Overview,
  ROUTES,
  type TrendReport,
  type VisitList,
} from '@lobbyflow/contract';
import type { BusinessDay } from '@lobbyflow/engine';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { DayReportService } from './day-report.service.js';
import { ExceptionsService } from './exceptions.service.js';
import { OverviewService } from './overview.service.js';
import { ReportsService } from './reports.service.js';
import { TrendsService } from './trends.service.js';
import type { Days } from '../forecast/promises.service.js';

@Controller()
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly dayReports: DayReportService,
    private readonly trends: TrendsService,
    private readonly overviews: OverviewService,
    private readonly chosen: ExceptionsService,
  ) {}

  @Route(ROUTES.dayFigures)
  day(@Asked() { branchId, businessDay }: AskedOf<typeof ROUTES.dayFigures>): Promise<DayFigures> {
    return this.reports.day(branchId, businessDay as BusinessDay);
  }

  @Route(ROUTES.dayReport)
  report(@Asked() { branchId, businessDay }: AskedOf<typeof ROUTES.dayReport>): Promise<DayReport> {
    return this.dayReports.report(branchId, businessDay as BusinessDay);
  }

  @Route(ROUTES.trends)
  trend(@Asked() { branchId, query }: AskedOf<typeof ROUTES.trends>): Promise<TrendReport> {
    return this.trends.report(branchId, query as Days);
  }

  @Route(ROUTES.exceptions)
  exceptions(
    @Asked() { branchId, query }: AskedOf<typeof ROUTES.exceptions>,
  ): Promise<ExceptionList> {
    return this.chosen.list(branchId, query);
  }

  @Route(ROUTES.overview)
  overview(@Asked() { caller, query }: AskedOf<typeof ROUTES.overview>): Promise<Overview> {
    return this.overviews.overview(caller, query);
  }

  @Route(ROUTES.visits)
  list(@Asked() { branchId, query }: AskedOf<typeof ROUTES.visits>): Promise<VisitList> {
    const { after, limit } = query;
    return this.reports.list(branchId, {
      businessDay: query.businessDay as BusinessDay,
      after,
      limit,
    });
  }
}
