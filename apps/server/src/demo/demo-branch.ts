import type { BranchConfig, StaffRole } from '@lobbyflow/contract';
import type { ActorId, BranchId, Instant, PersonId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { SecondLineRepository } from '../advice/second-line.repository.js';
import { BranchesService } from '../branches/branches.service.js';
import { demoCounters, packConfig, UNLIMITED } from '../branches/pack.js';
import { DEMO_DEVICE } from '../devices/devices.service.js';
import { DevicesRepository } from '../devices/devices.repository.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ServerSettings } from '../settings.js';
import { DEMO_PASSWORD, hashPassword } from '../staff/passwords.js';
import { type Account, StaffRepository } from '../staff/staff.repository.js';

export const DEMO_BRANCH = 'demo' as BranchId;
const DEMO_TIME_ZONE = 'Asia/Shanghai';
const SYSTEM = 'system' as ActorId;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Days after which a device that a demo enrolled by itself is forgotten. */
const DEVICE_DAYS = 90;

const TELLERS = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `teller${number}`);

/** Who can sign in to a demo, all with the same password, and what as. */
export const DEMO_STAFF: readonly (readonly [username: string, role: StaffRole])[] = [
  ...TELLERS.map((username) => [username, 'teller'] as const),
  ['lead', 'lead'],
  ['manager', 'branch-admin'],
  ['admin', 'admin'],
  ['hq', 'hq'],
  ['auditor', 'auditor'],
  ['integrator', 'integrator'],
];
/** Who can be called to a window of a demo, and how many minutes away. */
const SECOND_LINE = [
  ['李 Li', 3],
  ['王 Wang', 5],
] as const;
const AT_THE_BRANCH: ReadonlySet<StaffRole> = new Set(['teller', 'lead', 'branch-admin']);

/** Fills an empty installation with a branch to try everything on. */
@Injectable()
export class DemoBranch {
  constructor(
    private readonly branches: BranchesService,
    private readonly staff: StaffRepository,
    private readonly devices: DevicesRepository,
    private readonly secondLine: SecondLineRepository,
    private readonly settings: ServerSettings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Makes branch and accounts where there are none; what was made before stays as it is. */
  async make(): Promise<void> {
    const longAgo = (this.clock.now() - DEVICE_DAYS * DAY_MS) as Instant;
    await this.devices.sweep(DEMO_DEVICE, longAgo);
    if (!(await this.staff.isEmpty())) {
      await this.setLimits();
      return;
    }
    const config = packConfig(this.settings);
    const demo = { id: DEMO_BRANCH, name: 'Demo 示范网点', timeZone: DEMO_TIME_ZONE };
    await this.branches.create(demo, SYSTEM, { ...config, counters: demoCounters(config) });
    await this.staff.insert(await this.accounts(), SYSTEM);
    await this.secondLine.insert(this.people(config), SYSTEM);
  }

  /** Limits of calling are the branch's policy: a start that lifts them, or has them again, publishes it. */
  private async setLimits(): Promise<void> {
    const config = this.branches.configOf(DEMO_BRANCH);
    const isLifted = config.policy.recallGapMs === UNLIMITED.recallGapMs;
    if (isLifted === !this.settings.hasLimits) return;
    const { recallLimit, recallGapMs, callGapMs } = packConfig(this.settings).policy;
    const policy = { ...config.policy, recallLimit, recallGapMs, callGapMs };
    await this.branches.publishBy(SYSTEM, DEMO_BRANCH, { ...config, policy });
  }

  private people({ services }: Pick<BranchConfig, 'services'>) {
    return SECOND_LINE.map(([name, minutes], index) => ({
      branchId: DEMO_BRANCH,
      personId: `second-line-${index + 1}` as PersonId,
      name,
      serviceIds: services.map(({ id }) => id),
      travelMs: minutes * MINUTE_MS,
      staffId: null,
      createdAt: this.clock.now(),
    }));
  }

  /** One password, so one hash does for all: nobody learns anything from seeing that they are alike. */
  private async accounts(): Promise<readonly Account[]> {
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    return DEMO_STAFF.map(([username, role]) => ({
      id: this.ids.uuid(),
      branchId: AT_THE_BRANCH.has(role) ? DEMO_BRANCH : null,
      username,
      passwordHash,
      role,
      isActive: true,
      createdAt: this.clock.now(),
    }));
  }
}
