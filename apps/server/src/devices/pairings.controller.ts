import { type Device, type Pairing, ROUTES, type WaitingDevice } from '@lobbyflow/contract';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BranchesService } from '../branches/branches.service.js';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { tokenIn } from '../staff/cookies.js';
import { DEVICE_COOKIE_MS, PageCookies } from '../staff/page-cookies.js';
import { PairingsService } from './pairings.service.js';

@Controller()
export class PairingsController {
  constructor(
    private readonly pairings: PairingsService,
    private readonly branches: BranchesService,
    private readonly cookies: PageCookies,
  ) {}

  @Route(ROUTES.beginPairing)
  async begin(
    @Asked() { body, address }: AskedOf<typeof ROUTES.beginPairing>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Pairing> {
    const page = body.role;
    const kept = tokenIn({ headers: request.headers, screen: page });
    const { pairing, token } = await this.pairings.begin(page, kept, address);
    if (token !== null) {
      this.cookies.keep(token, { request, reply, lifeMs: DEVICE_COOKIE_MS, page });
    }
    return pairing;
  }

  @Route(ROUTES.waitingDevice)
  waiting(
    @Asked() { branchId, pairingCode, caller }: AskedOf<typeof ROUTES.waitingDevice>,
  ): Promise<WaitingDevice> {
    this.branches.mustExist(branchId);
    return this.pairings.waiting(pairingCode, caller);
  }

  @Route(ROUTES.approvePairing)
  approve(
    @Asked() { branchId, pairingCode, caller, body }: AskedOf<typeof ROUTES.approvePairing>,
  ): Promise<Device> {
    this.branches.mustExist(branchId);
    return this.pairings.approve(branchId, pairingCode, body.name, caller);
  }
}
