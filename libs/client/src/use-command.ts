import type { AnswerOf } from '@lobbyflow/contract';
import { useCallback, useRef, useState } from 'react';
import type { Api, Request } from './http.js';
import { newCommandId, waitFor } from './ports/device.js';
import { type CommandRoute, isWorthAnotherTry, sendCommand } from './send-command.js';
import { ApiProblem } from './trouble.js';

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly route: CommandRoute }
  | { readonly is: 'failed'; readonly problem: ApiProblem };

/** One group of buttons of which one press at a time may be under way. */
export interface Command {
  /**
   * Sends a wish; its id is made here, at the press. Resolves with the answer, or with `null` when it
   * failed (see `problem`) or another press of this group was still under way: that one is not sent.
   * `onAnswer` hears the answer too, also when it takes a `retry` to come.
   */
  readonly send: <Spec extends CommandRoute>(
    route: Spec,
    wish: Request<Spec>,
    onAnswer?: (answer: AnswerOf<Spec>) => void,
  ) => Promise<AnswerOf<Spec> | null>;
  /** Which route is under way; `null` when none is. Make that button busy, and the others disabled. */
  readonly pending: CommandRoute | null;
  /** Why the last press failed; gone with the next one, or with `forget`. */
  readonly problem: ApiProblem | null;
  /**
   * Sends the last wish again under the same id, so that it cannot happen twice; `null` when that makes
   * no sense, as after a refusal.
   */
  readonly retry: (() => Promise<void>) | null;
  readonly forget: () => void;
}

/** Sends commands of a screen: once a press, and the same one again until it is answered. */
export function useCommand(
  api: Api,
  {
    wait = waitFor,
    newId = newCommandId,
  }: {
    readonly wait?: (ms: number) => Promise<void>;
    /** Makes the id of a wish; for whoever has to know it before there is an answer. */
    readonly newId?: () => string;
  } = {},
): Command {
  const { state, run, again, forget } = useOneAtATime();
  const send = useCallback(
    <Spec extends CommandRoute>(
      route: Spec,
      wish: Request<Spec>,
      onAnswer?: (answer: AnswerOf<Spec>) => void,
    ) => {
      const commandId = newId();
      const named = Object.assign({}, wish, { commandId });
      const attempt = async () => {
        const answer = await sendCommand(api, route, named, wait);
        onAnswer?.(answer);
        return answer;
      };
      return run(route, attempt) as Promise<AnswerOf<Spec> | null>;
    },
    [api, wait, newId, run],
  );

  return {
    send,
    forget,
    pending: state.is === 'sending' ? state.route : null,
    problem: state.is === 'failed' ? state.problem : null,
    retry: state.is === 'failed' && isWorthAnotherTry(state.problem) ? again : null,
  };
}

/** Two presses in one turn of the event loop come before any rendering: a ref tells them apart. */
function useOneAtATime() {
  const [state, setState] = useState<State>({ is: 'idle' });
  const isSending = useRef(false);
  const lastWish = useRef<(() => Promise<unknown>) | null>(null);

  const run = useCallback(async (route: CommandRoute, attempt: () => Promise<unknown>) => {
    if (isSending.current) return null;
    isSending.current = true;
    lastWish.current = () => run(route, attempt);
    setState({ is: 'sending', route });
    let ending: State = { is: 'idle' };
    try {
      return await attempt();
    } catch (fault) {
      if (!(fault instanceof ApiProblem)) throw fault;
      ending = { is: 'failed', problem: fault };
      return null;
    } finally {
      isSending.current = false;
      setState(ending);
    }
  }, []);
  const again = useCallback(async () => {
    await lastWish.current?.();
  }, []);
  const forget = useCallback(() => {
    setState((now) => (now.is === 'failed' ? { is: 'idle' } : now));
  }, []);
  return { state, run, again, forget };
}
