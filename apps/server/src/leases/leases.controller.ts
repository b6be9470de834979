import { ROUTES } from '@lobbyflow/contract';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { sendAnswer } from '../routes/send-answer.js';
import { LeasesService } from './leases.service.js';

@Controller()
export class LeasesController {
  constructor(private readonly leases: LeasesService) {}

  @Route(ROUTES.leaseNumbers)
  async lend(
    @Asked() asked: AskedOf<typeof ROUTES.leaseNumbers>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.leases.lend(asked));
  }

  @Route(ROUTES.returnNumbers)
  async takeBack(
    @Asked() asked: AskedOf<typeof ROUTES.returnNumbers>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.leases.takeBack(asked));
  }

  @Route(ROUTES.mergeTicket)
  async merge(
    @Asked() asked: AskedOf<typeof ROUTES.mergeTicket>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.leases.merge(asked));
  }
}
