import { ROUTES, type StaffMember } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { StaffService } from './staff.service.js';

@Controller()
export class StaffController {
  constructor(
    private readonly staff: StaffService,
    private readonly branches: BranchesService,
  ) {}

  @Route(ROUTES.listStaff)
  list(@Asked() { branchId, caller }: AskedOf<typeof ROUTES.listStaff>) {
    this.branches.mustExist(branchId);
    return this.staff.list(branchId, caller);
  }

  @Route(ROUTES.createStaff)
  create(
    @Asked() { branchId, caller, body }: AskedOf<typeof ROUTES.createStaff>,
  ): Promise<StaffMember> {
    this.branches.mustExist(branchId);
    return this.staff.create(branchId, caller, body);
  }

  @Route(ROUTES.changeStaff)
  change(
    @Asked() { branchId, staffId, caller, body }: AskedOf<typeof ROUTES.changeStaff>,
  ): Promise<StaffMember> {
    this.branches.mustExist(branchId);
    return this.staff.change(branchId, staffId, caller, body);
  }
}
