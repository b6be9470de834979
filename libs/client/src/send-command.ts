import type { AnswerOf, RouteSpec, TroubleCode } from '@lobbyflow/contract';
import type { AnyCall, Api, Request } from './http.js';
import { jitter, waitFor } from './ports/device.js';
import { ApiProblem } from './trouble.js';

/** A route that changes a lobby. */
export type CommandRoute = RouteSpec & { readonly isCommand: true };

/** After these nobody knows whether the command was carried out, or it was not taken in yet. */
const WORTH_ANOTHER_TRY: readonly TroubleCode[] = [
  'no-link',
  'busy',
  'shutting-down',
  'too-many-requests',
];

/** Half a second doubled four times: about 15 s in all, then a person has to be told. */
const FIRST_PAUSE_MS = 500;
const TRIES = 6;
/** Nobody waits at a button for longer than this between two tries. */
const LONGEST_PAUSE_MS = 5_000;

/** Whether the same command with the same id may still succeed. */
export function isWorthAnotherTry(problem: ApiProblem): boolean {
  return WORTH_ANOTHER_TRY.includes(problem.code);
}

/**
 * Sends one wish until it is answered. All tries carry the same id, so that the server carries it
 * out at most once, whichever of the answers got lost.
 * @throws {ApiProblem} a refusal at once; a lost link after the last try
 */
export async function sendCommand<Spec extends CommandRoute>(
  api: Api,
  route: Spec,
  wish: Request<Spec> & { readonly commandId: string },
  wait: (ms: number) => Promise<void> = waitFor,
): Promise<AnswerOf<Spec>> {
  const call = api.call as (route: RouteSpec, call: AnyCall) => Promise<unknown>;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await call(route, wish)) as AnswerOf<Spec>;
    } catch (fault) {
      if (!(fault instanceof ApiProblem) || !isWorthAnotherTry(fault)) throw fault;
      if (attempt === TRIES) throw fault;
      await wait(pauseBefore(attempt, fault.retryAfterMs));
    }
  }
}

function pauseBefore(attempt: number, askedFor: number | null): number {
  const doubled = FIRST_PAUSE_MS * 2 ** (attempt - 1);
  const pause = Math.min(askedFor ?? doubled, LONGEST_PAUSE_MS);
  return pause * (0.75 + jitter() / 2);
}
