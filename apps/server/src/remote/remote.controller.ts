import { type JoinOffer, ROUTES } from '@lobbyflow/contract';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { sendAnswer } from '../routes/send-answer.js';
import { RemoteService } from './remote.service.js';

@Controller()
export class RemoteController {
  constructor(private readonly remote: RemoteService) {}

  @Route(ROUTES.joinOffer)
  offer(@Asked() { branchId }: AskedOf<typeof ROUTES.joinOffer>): Promise<JoinOffer> {
    return this.remote.offer(branchId);
  }

  @Route(ROUTES.joinFromAfar)
  async take(
    @Asked() asked: AskedOf<typeof ROUTES.joinFromAfar>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.remote.take(asked));
  }

  @Route(ROUTES.checkIn)
  async checkIn(
    @Asked() asked: AskedOf<typeof ROUTES.checkIn>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.remote.checkIn(asked));
  }
}
