import { type Device, type EnrolledDevice, ROUTES } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { DevicesService } from './devices.service.js';

@Controller()
export class DevicesController {
  constructor(
    private readonly devices: DevicesService,
    private readonly branches: BranchesService,
  ) {}

  @Route(ROUTES.listDevices)
  list(@Asked() { branchId }: AskedOf<typeof ROUTES.listDevices>) {
    this.branches.mustExist(branchId);
    return this.devices.list(branchId);
  }

  @Route(ROUTES.enrolDevice)
  enrol(
    @Asked() { branchId, caller, body }: AskedOf<typeof ROUTES.enrolDevice>,
  ): Promise<EnrolledDevice> {
    this.branches.mustExist(branchId);
    return this.devices.enrol(branchId, caller, body);
  }

  @Route(ROUTES.renameDevice)
  rename(
    @Asked() { branchId, deviceId, caller, body }: AskedOf<typeof ROUTES.renameDevice>,
  ): Promise<Device> {
    this.branches.mustExist(branchId);
    return this.devices.rename(branchId, deviceId, body.name, caller);
  }

  @Route(ROUTES.revokeDevice)
  revoke(
    @Asked() { branchId, deviceId, caller }: AskedOf<typeof ROUTES.revokeDevice>,
  ): Promise<void> {
    this.branches.mustExist(branchId);
    return this.devices.revoke(branchId, deviceId, caller);
  }
}
