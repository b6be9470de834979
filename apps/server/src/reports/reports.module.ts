import { Module } from '@nestjs/common';
import { AdviceRepository } from '../advice/advice.repository.js';
import { ProjectionsRepository } from '../projections/projections.repository.js';
import { Projector } from '../projections/projector.js';
import { PromisesRepository } from '../forecast/promises.repository.js';
import { BranchRowsRepository } from '../branches/branch-rows.repository.js';
import { StaffRepository } from '../staff/staff.repository.js';
import { CallsRepository } from './calls.repository.js';
import { ConfigsRepository } from './configs.repository.js';
import { DayReportService } from './day-report.service.js';
import { DaysService } from './days.service.js';
import { ExceptionsService } from './exceptions.service.js';
import { fileMaker, FileMaker } from './files/file-maker.js';
import { ReportFilesController } from './files/report-files.controller.js';
import { ReportFilesService } from './files/report-files.service.js';
import { ReportsController } from './reports.controller.js';
import { OverviewService } from './overview.service.js';
import { ReportsService } from './reports.service.js';
import { TodayRepository } from './today.repository.js';
import { TrendsService } from './trends.service.js';
import { VisitsRepository } from './visits.repository.js';

/** The rows that are made of the journal, and the questions they answer. */
@Module({
  controllers: [ReportsController, ReportFilesController],
  providers: [
    AdviceRepository,
    BranchRowsRepository,
    CallsRepository,
    ConfigsRepository,
    DayReportService,
    DaysService,
    ExceptionsService,
    { provide: FileMaker, useFactory: fileMaker },
    OverviewService,
    ProjectionsRepository,
    Projector,
    PromisesRepository,
    ReportFilesService,
    ReportsService,
    StaffRepository,
    TodayRepository,
    TrendsService,
    VisitsRepository,
  ],
  exports: [CallsRepository, ConfigsRepository, DaysService, Projector, VisitsRepository],
})
export class ReportsModule {}
