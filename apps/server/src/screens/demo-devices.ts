import type { DeviceRole } from '@lobbyflow/contract';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEMO_BRANCH } from '../demo/demo-branch.js';
import { DevicesService } from '../devices/devices.service.js';
import { ServerSettings } from '../settings.js';
import { Callers } from '../staff/callers.js';
import { DEVICE_COOKIE_MS, PageCookies } from '../staff/page-cookies.js';

/** Lets kiosk and display of a demo in by themselves, as devices of its branch. */
@Injectable()
export class DemoDevices {
  /** One device of each kind a process: its token is known only while it is told. */
  private readonly tokens = new Map<DeviceRole, Promise<string>>();

  constructor(
    private readonly devices: DevicesService,
    private readonly callers: Callers,
    private readonly cookies: PageCookies,
    private readonly settings: ServerSettings,
  ) {}

  /** Gives a page that has none the cookie of its device; outside a demo, nothing. */
  async letIn(role: DeviceRole, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (!this.settings.isDemo) return;
    const { cookie } = request.headers;
    const caller = await this.callers.of({ headers: { cookie }, screen: role });
    if (caller?.role === role) return;
    const token = await this.tokenOf(role);
    this.cookies.keep(token, { request, reply, lifeMs: DEVICE_COOKIE_MS, page: role });
  }

  private async tokenOf(role: DeviceRole): Promise<string> {
    const known = await this.tokens.get(role);
    if (known !== undefined && (await this.callers.withToken(known)) !== null) return known;
    const fresh = this.devices.enrolDemo(DEMO_BRANCH, role);
    this.tokens.set(role, fresh);
    return fresh;
  }
}
