import { BranchesNow, JournaledBranches } from './branches-now.js';
import { LiveGateway } from './live.gateway.js';
import { LiveHints } from './live-hints.js';
import { LiveViews } from './live-views.js';
import { Presence } from './presence.js';
import { SocketLimits } from './socket-limits.js';
import { WatchedBranches } from './watched-branches.js';

/** What tells screens of the lobbies; needs the journals, `Callers` and `RevokedFeed` beside it. */
export const LIVE_PROVIDERS = [
  { provide: BranchesNow, useClass: JournaledBranches },
  LiveGateway,
  LiveHints,
  LiveViews,
  Presence,
  SocketLimits,
  WatchedBranches,
];
