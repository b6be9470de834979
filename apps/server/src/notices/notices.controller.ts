import { type Notices, ROUTES } from '@lobbyflow/contract';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { sendAnswer } from '../routes/send-answer.js';
import { NoticesService } from './notices.service.js';

@Controller()
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Route(ROUTES.listNotices)
  list(@Asked() { branchId }: AskedOf<typeof ROUTES.listNotices>): Promise<Notices> {
    return this.notices.list(branchId);
  }

  @Route(ROUTES.postNotice)
  async post(
    @Asked() asked: AskedOf<typeof ROUTES.postNotice>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.notices.post(asked));
  }

  @Route(ROUTES.withdrawNotice)
  async withdraw(
    @Asked() asked: AskedOf<typeof ROUTES.withdrawNotice>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.notices.withdraw(asked));
  }
}
