import { type HelpCall, ROUTES } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { HelpCallsService } from './help-calls.service.js';

@Controller()
export class HelpCallsController {
  constructor(
    private readonly calls: HelpCallsService,
    private readonly branches: BranchesService,
  ) {}

  @Route(ROUTES.callForHelp)
  call(@Asked() { branchId, caller }: AskedOf<typeof ROUTES.callForHelp>): Promise<HelpCall> {
    this.branches.mustExist(branchId);
    return this.calls.call(branchId, caller.id);
  }

  @Route(ROUTES.answerHelpCall)
  answer(
    @Asked() { branchId, caller, body }: AskedOf<typeof ROUTES.answerHelpCall>,
  ): Promise<HelpCall> {
    this.branches.mustExist(branchId);
    return this.calls.answer(branchId, body.helpCallId, caller.actor);
  }
}
