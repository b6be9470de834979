import { type Branch, type BranchConfig, type CounterConfig, ROUTES } from '@lobbyflow/contract';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { sendAnswer } from '../routes/send-answer.js';
import { BranchesService } from './branches.service.js';

@Controller()
export class BranchesController {
  constructor(private readonly branches: BranchesService) {}

  @Route(ROUTES.listBranches)
  list(@Asked() { caller, query }: AskedOf<typeof ROUTES.listBranches>) {
    return this.branches.list(caller, query);
  }

  @Route(ROUTES.createBranch)
  create(@Asked() { caller, body }: AskedOf<typeof ROUTES.createBranch>): Promise<Branch> {
    return this.branches.create(body, caller.actor);
  }

  @Route(ROUTES.getBranch)
  get(@Asked() { branchId }: AskedOf<typeof ROUTES.getBranch>): Branch {
    return this.branches.get(branchId);
  }

  @Route(ROUTES.getConfig)
  config(@Asked() { branchId }: AskedOf<typeof ROUTES.getConfig>): BranchConfig {
    return this.branches.configOf(branchId);
  }

  @Route(ROUTES.putConfig)
  async publish(
    @Asked() { branchId, command, body }: AskedOf<typeof ROUTES.putConfig>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.branches.publish(branchId, command, { config: body }));
  }

  @Route(ROUTES.createCounter)
  addCounter(
    @Asked() { branchId, caller, body }: AskedOf<typeof ROUTES.createCounter>,
  ): Promise<CounterConfig> {
    return this.branches.addCounter(branchId, body, caller.actor);
  }

  @Route(ROUTES.setClock)
  setClock(@Asked() { branchId, body }: AskedOf<typeof ROUTES.setClock>) {
    return this.branches.setClock(branchId, body.now);
  }
}
