import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../routes/route.decorator.js';
import { HealthService } from './health.service.js';
import { Metrics } from './metrics.js';

/** For those who watch over the process; no prefix, no secrets. */
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthService,
    private readonly metrics: Metrics,
  ) {}

  @Get('livez')
  @Public()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const faults = await this.health.faults();
    void reply.status(faults.length === 0 ? 200 : 503);
    const warnings = await this.health.warnings();
    return { status: faults.length === 0 ? 'ready' : 'not ready', faults, warnings };
  }

  @Get('metrics')
  @Public()
  @Header('cache-control', 'no-store')
  async figures(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}
