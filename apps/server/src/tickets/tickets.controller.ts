import { type MyTicket, ROUTES, type TicketAnswer } from '@lobbyflow/contract';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { sendAnswer } from '../routes/send-answer.js';
import { TicketsService } from './tickets.service.js';

type Simple = AskedOf<typeof ROUTES.abandonTicket>;

@Controller()
export class TicketsController {
  constructor(private readonly tickets: TicketsService) {}

  @Route(ROUTES.issue)
  async issue(
    @Asked() asked: AskedOf<typeof ROUTES.issue>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.tickets.issue(asked));
  }

  @Route(ROUTES.getTicket)
  get(
    @Asked() { branchId, ticketId }: AskedOf<typeof ROUTES.getTicket>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): TicketAnswer {
    const ticket = this.tickets.get(branchId, ticketId);
    void reply.header('etag', `"${ticket.revision}"`);
    return ticket;
  }

  @Route(ROUTES.myTicket)
  mine(
    @Asked() { caller }: AskedOf<typeof ROUTES.myTicket>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): MyTicket {
    const mine = this.tickets.mine(caller);
    void reply.header('etag', `"${mine.ticket.revision}"`);
    return mine;
  }

  @Route(ROUTES.returnTicket)
  async returnTicket(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.tickets.run(asked, { type: 'return' }));
  }

  @Route(ROUTES.holdTicket)
  async holdTicket(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.tickets.run(asked, { type: 'hold-ticket' }));
  }

  @Route(ROUTES.resumeTicket)
  async resumeTicket(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.tickets.run(asked, { type: 'resume' }));
  }

  @Route(ROUTES.abandonTicket)
  async abandonTicket(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.tickets.run(asked, { type: 'abandon' }));
  }

  @Route(ROUTES.postponeTicket)
  async postponeTicket(@Asked() asked: Simple, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.tickets.run(asked, { type: 'postpone' }));
  }

  @Route(ROUTES.transferTicket)
  async transferTicket(
    @Asked() asked: AskedOf<typeof ROUTES.transferTicket>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.tickets.run(asked, { type: 'transfer-ticket', to: asked.body }));
  }

  @Route(ROUTES.divertTicket)
  async divertTicket(
    @Asked() asked: AskedOf<typeof ROUTES.divertTicket>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.tickets.run(asked, { type: 'divert', reason: asked.body.reason }));
  }

  @Route(ROUTES.changeLane)
  async changeLane(
    @Asked() asked: AskedOf<typeof ROUTES.changeLane>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(
      reply,
      await this.tickets.run(asked, { type: 'change-lane', laneId: asked.body.laneId }),
    );
  }

  @Route(ROUTES.pullForward)
  async pullForward(
    @Asked() asked: AskedOf<typeof ROUTES.pullForward>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(
      reply,
      await this.tickets.run(asked, { type: 'pull-forward', reason: asked.body.reason }),
    );
  }

  @Route(ROUTES.inviteTicket)
  async inviteTicket(
    @Asked() asked: AskedOf<typeof ROUTES.inviteTicket>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.tickets.mustBeServedAt(asked);
    sendAnswer(reply, await this.tickets.run(asked, { type: 'invite' }));
  }

  @Route(ROUTES.rateTicket)
  async rateTicket(
    @Asked() asked: AskedOf<typeof ROUTES.rateTicket>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.tickets.mustBeServedAt(asked);
    sendAnswer(
      reply,
      await this.tickets.run(asked, {
        type: 'rate',
        score: asked.body.score,
        reasons: asked.body.reasons ?? [],
      }),
    );
  }
}
