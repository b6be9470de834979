import { ROUTES, type SecondLine, type SecondLinePerson } from '@lobbyflow/contract';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { sendAnswer } from '../routes/send-answer.js';
import { SecondLineService } from './second-line.service.js';

type Simple = AskedOf<typeof ROUTES.acceptCall>;

@Controller()
export class SecondLineController {
  constructor(private readonly people: SecondLineService) {}

  @Route(ROUTES.listSecondLine)
  list(@Asked() { branchId }: AskedOf<typeof ROUTES.listSecondLine>): Promise<SecondLine> {
    return this.people.list(branchId);
  }

  @Route(ROUTES.createPerson)
  create(
    @Asked() { branchId, caller, body }: AskedOf<typeof ROUTES.createPerson>,
  ): Promise<SecondLinePerson> {
    return this.people.create(branchId, caller, body);
  }

  @Route(ROUTES.changePerson)
  change(
    @Asked() { branchId, personId, caller, body }: AskedOf<typeof ROUTES.changePerson>,
  ): Promise<SecondLinePerson> {
    return this.people.change({ branchId, personId }, caller, body);
  }

  @Route(ROUTES.removePerson)
  remove(
    @Asked() { branchId, personId, caller }: AskedOf<typeof ROUTES.removePerson>,
  ): Promise<void> {
    return this.people.remove(branchId, personId, caller);
  }

  @Route(ROUTES.callPerson)
  async call(
    @Asked() asked: AskedOf<typeof ROUTES.callPerson>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.people.act(asked, 'call', asked.body.counterId));
  }

  @Route(ROUTES.acceptCall)
  async accept(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.people.act(asked, 'accept'));
  }

  @Route(ROUTES.declineCall)
  async decline(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.people.act(asked, 'decline'));
  }

  @Route(ROUTES.arrivePerson)
  async arrive(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.people.act(asked, 'arrive'));
  }

  @Route(ROUTES.releasePerson)
  async release(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.people.act(asked, 'release'));
  }
}
