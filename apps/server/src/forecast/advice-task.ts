import {
  type AdviceEffort,
  type AdviceQuestion,
  adviseWindows,
  type WindowAdvice,
} from '@lobbyflow/forecast';
import { type Handling, timesOf } from './waits-task.js';

/** Windows to be advised on; plain data. */
export interface AdviceTask {
  readonly question: Omit<AdviceQuestion, 'times'>;
  readonly handling: readonly Handling[];
  readonly effort: AdviceEffort;
}

export function answerAdviceTask({ question, handling, effort }: AdviceTask): WindowAdvice {
  const times = new Map(handling.map((one) => [one.serviceId, timesOf(one)]));
  return adviseWindows({ ...question, times }, effort);
}
