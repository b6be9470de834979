import type { CreateDevice, Device, DeviceRole, EnrolledDevice } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../routes/caller.js';
import { Callers } from '../staff/callers.js';
import { hashOfToken } from '../journal/token-hash.js';
import { newToken } from '../staff/tokens.js';
import { DevicesRepository, type StoredDevice } from './devices.repository.js';

/** Kiosks and displays that were let in. */
@Injectable()
export class DevicesService {
  constructor(
    private readonly devices: DevicesRepository,
    private readonly callers: Callers,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(branchId: BranchId): Promise<{ items: Device[] }> {
    return { items: (await this.devices.of(branchId)).map(deviceOf) };
  }

  /** Enrols a device; its token is told this once. */
  enrol(
    branchId: BranchId,
    by: Caller,
    wanted: z.output<typeof CreateDevice>,
  ): Promise<EnrolledDevice> {
    return this.enrolAs(this.ids.uuid(), branchId, { ...wanted, by: by.actor });
  }

  /** @throws ProblemError `not-found` */
  async revoke(branchId: BranchId, deviceId: string, by: Caller): Promise<void> {
    const tokenHash = await this.devices.revoke(branchId, deviceId, this.clock.now(), by.actor);
    if (tokenHash === null) throw new ProblemError('not-found');
    this.callers.revoke([tokenHash]);
  }

  /** @throws ProblemError `not-found` */
  async rename(branchId: BranchId, deviceId: string, name: string, by: Caller): Promise<Device> {
    const device = await this.devices.rename(branchId, deviceId, name, by.actor);
    if (device === null) throw new ProblemError('not-found');
    return deviceOf(device);
  }

  /** A device of the demo, which enrols by itself. */
  async enrolDemo(branchId: BranchId, role: DeviceRole): Promise<string> {
    const id = `${DEMO_DEVICE}${role}-${this.ids.uuid().slice(0, 8)}`;
    const { token } = await this.enrolAs(id, branchId, {
      name: `Demo ${role}`,
      role,
      by: 'system',
    });
    return token;
  }

  private async enrolAs(
    id: string,
    branchId: BranchId,
    { name, role, by }: z.output<typeof CreateDevice> & { readonly by: string },
  ): Promise<EnrolledDevice> {
    const token = newToken(this.ids, 'device');
    const device: StoredDevice = {
      id,
      branchId,
      name,
      role,
      tokenHash: hashOfToken(token),
      enrolledAt: this.clock.now(),
      revokedAt: null,
    };
    await this.devices.insert(device, by);
    return { device: deviceOf(device), token };
  }
}

/** How the ids of a demo's own devices begin; production lets none of them in. */
export const DEMO_DEVICE = 'demo-';

/** A device as those who set the branch up see it. */
export function deviceOf({ id, name, role, enrolledAt, revokedAt }: StoredDevice): Device {
  return {
    id,
    name,
    role,
    enrolledAt: new Date(enrolledAt).toISOString(),
    revokedAt: revokedAt === null ? null : new Date(revokedAt).toISOString(),
  };
}
