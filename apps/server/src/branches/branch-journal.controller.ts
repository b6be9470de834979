import { type JournalPage, ROUTES } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { BranchJournalService } from './branch-journal.service.js';

@Controller()
export class BranchJournalController {
  constructor(private readonly journal: BranchJournalService) {}

  @Route(ROUTES.journal)
  page(@Asked() { branchId, query }: AskedOf<typeof ROUTES.journal>): Promise<JournalPage> {
    return this.journal.page(branchId, query);
  }
}
