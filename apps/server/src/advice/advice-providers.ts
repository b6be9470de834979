import { AdviceAnswersService } from './advice-answers.service.js';
import { AdviceHints } from './advice-hints.js';
import { AdviceRepository } from './advice.repository.js';
import { AdviceService } from './advice.service.js';
import { SecondLineRepository } from './second-line.repository.js';
import { SecondLineService } from './second-line.service.js';

/** What advises on windows; needs the forecast, the live providers, the projector and staff beside it. */
export const ADVICE_PROVIDERS = [
  AdviceAnswersService,
  AdviceHints,
  AdviceRepository,
  AdviceService,
  SecondLineRepository,
  SecondLineService,
];
