import {
  type BranchConfig,
  type ConfigVersionList,
  type Pack,
  type PackList,
  ROUTES,
} from '@lobbyflow/contract';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { sendAnswer } from '../routes/send-answer.js';
import { ConfigVersionsService } from './config-versions.service.js';
import { packList, packNamed } from './packs/packs.js';

@Controller()
export class ConfigController {
  constructor(private readonly versions: ConfigVersionsService) {}

  @Route(ROUTES.listPacks)
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- reading it is what refuses an unknown field
  packs(@Asked() _asked: AskedOf<typeof ROUTES.listPacks>): PackList {
    return packList();
  }

  @Route(ROUTES.getPack)
  pack(@Asked() { packId }: AskedOf<typeof ROUTES.getPack>): Pack {
    return packNamed(packId);
  }

  @Route(ROUTES.listConfigVersions)
  list(
    @Asked() { branchId, query }: AskedOf<typeof ROUTES.listConfigVersions>,
  ): Promise<ConfigVersionList> {
    return this.versions.list(branchId, query);
  }

  @Route(ROUTES.getConfigVersion)
  get(
    @Asked() { branchId, configVersion }: AskedOf<typeof ROUTES.getConfigVersion>,
  ): Promise<BranchConfig> {
    return this.versions.get(branchId, configVersion);
  }

  @Route(ROUTES.restoreConfigVersion)
  async restore(
    @Asked() { branchId, configVersion, command }: AskedOf<typeof ROUTES.restoreConfigVersion>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.versions.restore(branchId, configVersion, command));
  }
}
