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
export { calibrate, type Calibration, type KeptPromise } from './calibration.js';
export { closedFormWait, type QueueAhead } from './closed-form-wait.js';
export {
  type ForecastCounter,
  type ForecastFlow,
  type ForecastRange,
  type ForecastTicket,
  forecastWaits,
  type WaitsAnswer,
  type WaitsEffort,
  type WaitsQuestion,
} from './forecast-waits.js';
export { paceOf } from './pace.js';
export { type Paces, pacesOf } from './paces-today.js';
export { lognormalTimes, observedTimes, type ServiceTimes } from './service-times.js';
export { dampWait, roundedMinutes } from './shown-wait.js';
export { type SimCounter, SimLobby, type SimStart } from './sim-lobby.js';
export {
  playSpan,
  type Span,
  type SpanCounter,
  type SpanCustomer,
  type SpanEnd,
} from './play-span.js';
export {
  ADVICE_PRICES,
  type AdviceEffort,
  type AdvicePrices,
  type AdviceQuestion,
  adviseWindows,
  type OpenableCounter,
  type PlanOutlook,
  type WindowAdvice,
} from './window-advice.js';
export {
  studentQuantile,
  halfWidthOf,
  type PairedDifference,
  pairedDifference,
} from './paired-difference.js';
export {
  type CounterShift,
  type DayToSimulate,
  type DayVisitor,
  ELASTIC_PACE,
  type ElasticPlan,
  type SimulatedDay,
  type SimulatedSession,
  type SimulatedVisit,
  simulateDay,
} from './simulate-day.js';
export { dayServices, expectedDay, visitorsOf, withPensioners } from './simulate-day-branch.js';
export type { ElasticRule, ExpectedDay } from './simulate-day-elastic.js';
export type { Pressure } from './simulate-day-simple-rules.js';
export { erlangC, waitsLongerShare } from './erlang.js';
export { type PlannedStep, type PlanQuestion, planWindows } from './window-plan.js';
export {
  type DayFigures,
  figuresOf,
  type HalfHourFigures,
  type WaitFigures,
  waitsOf,
} from './simulate-day-figures.js';
export type { DayRefusal } from './simulate-day-lobby.js';
export { type Discipline, type DisciplineId, DISCIPLINES } from './simulate-day-order.js';
export { CoverageKeeper, type CoverageShifts, type ToldWait } from './keep-coverage.js';
export {
  LEAST_CASES,
  type LearnedWaits,
  learnWaits,
  tellWaits,
  type WaitCase,
  type WaitQuantiles,
} from './learn-waits.js';
export { type Newcomer, newcomerIn } from './newcomer.js';
export {
  type Circumstances,
  featureNames,
  newcomerFeatures,
  type Vocabulary,
} from './newcomer-features.js';
export { ObservedLobby, type SeenWaiting } from './observed-lobby.js';
export { playNewcomer } from './play-newcomer.js';
export { meanOfSteps, type RuleWaits, ruleWaits } from './queue-rules.js';
export { WaitErrors } from './wait-errors.js';
export { type DayWatcher, type ObservedLeg, watchDay } from './watch-day.js';
export {
  type JudgedLearning,
  LEAST_DAYS,
  learnBranch,
  type LearnedBranch,
  type PastLeg,
  type PastOfBranch,
} from './learn-branch.js';
export { type Played, WatchedBranch, type WatchedWait } from './watched-branch.js';
export { groupOf, keepTold, type RawTold } from './keep-told.js';
export { vocabularyOf } from './vocabulary.js';
export {
  type ArrivalDay,
  type ArrivalsModel,
  dayLevel,
  learnArrivals,
} from './expected-arrivals.js';
export { type PastDay, type PastVisit, visitorsOfPastDay, withMoreOf } from './past-day.js';
export {
  COMPARED,
  type Compared,
  type PlayedWay,
  playWhatIf,
  type WayToRun,
  type WhatIf,
  type WhatIfAnswer,
} from './what-if.js';
