import { type FileFormat, ROUTES } from '@lobbyflow/contract';
import type { BusinessDay } from '@lobbyflow/engine';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Days } from '../../forecast/promises.service.js';
import { Asked, type AskedOf } from '../../routes/asked.js';
import { Route } from '../../routes/route.decorator.js';
import { type ReportFile, ReportFilesService } from './report-files.service.js';

const TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

@Controller()
export class ReportFilesController {
  constructor(private readonly files: ReportFilesService) {}

  @Route(ROUTES.dayReportFile)
  async day(
    @Asked() { branchId, businessDay, query, caller }: AskedOf<typeof ROUTES.dayReportFile>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(reply, await this.files.ofDay(branchId, businessDay as BusinessDay, { ...query, caller }));
  }

  @Route(ROUTES.visitsFile)
  async visits(
    @Asked() { branchId, businessDay, query, caller }: AskedOf<typeof ROUTES.visitsFile>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(
      reply,
      await this.files.visitsOf(branchId, businessDay as BusinessDay, { ...query, caller }),
    );
  }

  @Route(ROUTES.trendsFile)
  async trends(
    @Asked() { branchId, query: { from, to, ...wish } }: AskedOf<typeof ROUTES.trendsFile>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(reply, await this.files.trendsOf(branchId, { from, to } as Days, wish));
  }
}

/** As a download, which nobody in between keeps. */
function send(reply: FastifyReply, { name, format, bytes }: ReportFile): void {
  void reply
    .header('content-type', TYPES[format])
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
