import { ROUTES } from '@lobbyflow/contract';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { sendAnswer } from '../routes/send-answer.js';
import { AlarmsService } from './alarms.service.js';

@Controller()
export class AlarmsController {
  constructor(private readonly alarms: AlarmsService) {}

  @Route(ROUTES.acknowledgeAlarm)
  async acknowledge(
    @Asked() asked: AskedOf<typeof ROUTES.acknowledgeAlarm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.alarms.run(asked, { type: 'acknowledge-alarm' }));
  }

  @Route(ROUTES.disposeAlarm)
  async dispose(
    @Asked() asked: AskedOf<typeof ROUTES.disposeAlarm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { outcome } = asked.body;
    sendAnswer(reply, await this.alarms.run(asked, { type: 'dispose-alarm', outcome }));
  }
}
