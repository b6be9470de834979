import type { ServiceId } from '@lobbyflow/engine';
import {
  forecastWaits,
  lognormalTimes,
  observedTimes,
  type ServiceTimes,
  type WaitsAnswer,
  type WaitsEffort,
  type WaitsQuestion,
} from '@lobbyflow/forecast';

/** Standard deviation of the logarithm of a service, before anything is known of it. */
const PRIOR_SIGMA = 0.7;

/** How long a service takes, in numbers alone, so that it can travel to another thread. */
export interface Handling {
  readonly serviceId: ServiceId;
  readonly standardMs: number;
  readonly observedMs: readonly number[];
}

/** A forecast to be made; plain data. */
export interface WaitsTask {
  readonly question: Omit<WaitsQuestion, 'times'>;
  readonly handling: readonly Handling[];
  readonly effort: WaitsEffort;
}

export function answerTask({ question, handling, effort }: WaitsTask): WaitsAnswer {
  const times = new Map(handling.map((one) => [one.serviceId, timesOf(one)]));
  return forecastWaits({ ...question, times }, effort);
}

export function timesOf({ standardMs, observedMs }: Omit<Handling, 'serviceId'>): ServiceTimes {
  return observedTimes(observedMs, lognormalTimes(standardMs, PRIOR_SIGMA));
}
