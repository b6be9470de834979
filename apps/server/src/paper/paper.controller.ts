import { type PrintAnswer, ROUTES, type TicketPrints } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { PaperService } from './paper.service.js';

@Controller()
export class PaperController {
  constructor(private readonly paper: PaperService) {}

  @Route(ROUTES.printTicket)
  print(@Asked() asked: AskedOf<typeof ROUTES.printTicket>): Promise<PrintAnswer> {
    return this.paper.print(asked, asked.body);
  }

  @Route(ROUTES.ticketPrints)
  prints(
    @Asked() { branchId, ticketId }: AskedOf<typeof ROUTES.ticketPrints>,
  ): Promise<TicketPrints> {
    return this.paper.of(branchId, ticketId);
  }
}
