import { HelpCallsRepository } from './help-calls.repository.js';
import { HelpCallsService } from './help-calls.service.js';
import { HelpHints } from './help-hints.js';

/** Calls for a person, from kiosks; needs the live views beside it. */
export const HELP_PROVIDERS = [HelpCallsRepository, HelpCallsService, HelpHints];
