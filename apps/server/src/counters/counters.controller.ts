import { ROUTES } from '@lobbyflow/contract';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { sendAnswer } from '../routes/send-answer.js';
import { CountersService } from './counters.service.js';

type Simple = AskedOf<typeof ROUTES.callNext>;

@Controller()
export class CountersController {
  constructor(private readonly counters: CountersService) {}

  @Route(ROUTES.openCounter)
  async openCounter(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'open' }));
  }

  @Route(ROUTES.resumeCounter)
  async resumeCounter(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'resume-counter' }));
  }

  @Route(ROUTES.closeCounter)
  async closeCounter(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'close' }));
  }

  @Route(ROUTES.callNext)
  async callNext(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'call-next' }));
  }

  @Route(ROUTES.recall)
  async recall(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'recall' }));
  }

  @Route(ROUTES.start)
  async start(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'start' }));
  }

  @Route(ROUTES.finish)
  async finish(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'finish' }));
  }

  @Route(ROUTES.noShow)
  async noShow(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'no-show' }));
  }

  @Route(ROUTES.hold)
  async hold(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'hold' }));
  }

  @Route(ROUTES.undo)
  async undo(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'undo' }));
  }

  @Route(ROUTES.pauseCounter)
  async pauseCounter(
    @Asked() asked: AskedOf<typeof ROUTES.pauseCounter>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'pause', reason: asked.body.reason }));
  }

  @Route(ROUTES.callTicket)
  async callTicket(
    @Asked() asked: AskedOf<typeof ROUTES.callTicket>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'call', ...asked.body }));
  }

  @Route(ROUTES.transfer)
  async transfer(
    @Asked() asked: AskedOf<typeof ROUTES.transfer>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.counters.run(asked, { type: 'transfer', to: asked.body }));
  }
}
