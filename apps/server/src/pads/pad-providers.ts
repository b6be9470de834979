import { PadHints } from './pad-hints.js';
import { PadsRepository } from './pads.repository.js';
import { PadsService } from './pads.service.js';

/** The screens at the customers' side of counters; needs the live views beside it. */
export const PAD_PROVIDERS = [PadsRepository, PadsService, PadHints];
