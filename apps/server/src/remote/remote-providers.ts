import { Arrivals } from './arrivals.js';
import { RemoteService } from './remote.service.js';

/** Numbers from afar; needs tickets and the live views beside it. */
export const REMOTE_PROVIDERS = [Arrivals, RemoteService];
