import { Module } from '@nestjs/common';
import { BranchesNow, JournaledBranches } from './branches-now.js';
import { LiveGateway } from './live.gateway.js';
import { LiveHints } from './live-hints.js';
import { LiveViews } from './live-views.js';

/** What screens see of the lobbies, and the socket that tells them. */
@Module({
  providers: [
    { provide: BranchesNow, useClass: JournaledBranches },
    LiveGateway,
    LiveHints,
    LiveViews,
  ],
  exports: [LiveHints, LiveViews],
})
export class LiveModule {}
