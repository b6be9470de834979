import { type AdviceList, type BranchAdviceList, ROUTES } from '@lobbyflow/contract';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { sendAnswer } from '../routes/send-answer.js';
import { AdviceAnswersService } from './advice-answers.service.js';

@Controller()
export class AdviceController {
  constructor(private readonly advice: AdviceAnswersService) {}

  @Route(ROUTES.listAdvice)
  list(@Asked() { branchId, query }: AskedOf<typeof ROUTES.listAdvice>): Promise<AdviceList> {
    return this.advice.ofDay(branchId, query.businessDay);
  }

  @Route(ROUTES.openAdvice)
  open(@Asked() { query }: AskedOf<typeof ROUTES.openAdvice>): Promise<BranchAdviceList> {
    return this.advice.notFollowed(query);
  }

  @Route(ROUTES.acceptAdvice)
  async accept(
    @Asked() asked: AskedOf<typeof ROUTES.acceptAdvice>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.advice.answer(asked, { type: 'accept-advice' }));
  }

  @Route(ROUTES.declineAdvice)
  async decline(
    @Asked() asked: AskedOf<typeof ROUTES.declineAdvice>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reason } = asked.body;
    sendAnswer(reply, await this.advice.answer(asked, { type: 'decline-advice', reason }));
  }
}
