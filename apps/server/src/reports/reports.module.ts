import { Module } from '@nestjs/common';
import { ProjectionsRepository } from '../projections/projections.repository.js';
import { Projector } from '../projections/projector.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { VisitsRepository } from './visits.repository.js';

/** The rows that are made of the journal, and the questions they answer. */
@Module({
  controllers: [ReportsController],
  providers: [ProjectionsRepository, Projector, ReportsService, VisitsRepository],
  exports: [Projector],
})
export class ReportsModule {}
