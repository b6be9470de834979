import type { Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { DEMO_DEVICE } from '../devices/devices.service.js';
import { DevicesRepository } from '../devices/devices.repository.js';
import { Clock } from '../ports/clock.js';
import { DEMO_PASSWORD, isPassword } from '../staff/passwords.js';
import { StaffRepository } from '../staff/staff.repository.js';
import { DEMO_STAFF } from './demo-branch.js';

/** Shuts everybody out whom a demo on the same data has let in: what it handed out, everybody knows. */
@Injectable()
export class LeaveDemo {
  constructor(
    private readonly staff: StaffRepository,
    private readonly devices: DevicesRepository,
    private readonly clock: Clock,
  ) {}

  async shutOut(): Promise<void> {
    await this.devices.sweep(DEMO_DEVICE, (this.clock.now() + 1) as Instant);
    for (const [username] of DEMO_STAFF) {
      const account = await this.staff.withUsername(username);
      if (account?.isActive !== true) continue;
      if (!(await isPassword(DEMO_PASSWORD, account.passwordHash))) continue;
      await this.staff.shut(account.id);
    }
  }
}
