export {
  DAY_PROFILES,
  type DayProfile,
  type DayProfileId,
  type DayService,
  type LaneShare,
  PROFILES,
  STEP_MS,
} from './day-profiles.js';
export {
  type Arrival,
  type DayRequest,
  type GeneratedDay,
  generateDay,
  type SuggestedCounters,
} from './generate-day.js';
export {
  createRandom,
  drawByShare,
  drawExponential,
  drawGamma,
  drawLognormal,
  drawNormal,
  type Random,
} from './random.js';
