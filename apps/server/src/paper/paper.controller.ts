import {
  type PrintAnswer,
  type PrinterFault,
  ROUTES,
  type TicketPrints,
} from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { PaperService } from './paper.service.js';
import { PrinterFaultsService } from './printer-faults.service.js';

@Controller()
export class PaperController {
  constructor(
    private readonly paper: PaperService,
    private readonly faults: PrinterFaultsService,
  ) {}

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

  @Route(ROUTES.acknowledgePrinterFault)
  acknowledge(
    @Asked() { branchId, caller, body }: AskedOf<typeof ROUTES.acknowledgePrinterFault>,
  ): Promise<PrinterFault> {
    return this.faults.acknowledge(branchId, body.faultId, caller.actor);
  }

  @Route(ROUTES.endPrinterFault)
  end(
    @Asked() { branchId, caller, body }: AskedOf<typeof ROUTES.endPrinterFault>,
  ): Promise<PrinterFault> {
    return this.faults.end(branchId, body.faultId, caller.actor);
  }
}
