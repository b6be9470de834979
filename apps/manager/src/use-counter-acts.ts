import { type CommandRoute, useCommand } from '@lobbyflow/client';
import { type AnswerOf, type BodyOf, ROUTES } from '@lobbyflow/contract';
import { useState } from 'react';
import { PLAIN_ACTS, type PlainAct } from './counter-now.js';
import { useHall, useNow } from './hall.js';

type PauseBody = BodyOf<typeof ROUTES.pauseCounter>;
type TransferBody = BodyOf<typeof ROUTES.transfer>;
type CounterTold = AnswerOf<typeof ROUTES.callNext>;

/** The buttons of one counter: one press at a time. */
export interface CounterActs {
  readonly press: (act: PlainAct) => void;
  /** `onDone` hears that it was done, also when it took a retry. */
  readonly pause: (reason: PauseBody['reason'], onDone: () => void) => void;
  readonly transfer: (to: TransferBody, onDone: () => void) => void;
  readonly pending: CommandRoute | null;
  readonly problem: ReturnType<typeof useCommand>['problem'];
  readonly retry: (() => void) | null;
  readonly forget: () => void;
  /** What I did last here and may still take back; somebody else's act is not mine to undo. */
  readonly undoAction: string | null;
}

export function useCounterActs(counterId: string): CounterActs {
  const { api, branch, rows } = useHall();
  const now = useNow();
  const { send, pending, problem, retry, forget } = useCommand(api);
  const [undoUntil, setUndoUntil] = useState<string | null>(null);
  const params = { branchId: branch.id, counterId };

  const remember = ({ counter }: CounterTold) => setUndoUntil(counter.undoUntil);
  const andThen = (onDone: () => void) => (answer: CounterTold) => {
    remember(answer);
    onDone();
  };
  const row = rows.counters[counterId];
  const isMine = undoUntil !== null && row?.undoUntil === undoUntil;
  return {
    press: (act) => void send(PLAIN_ACTS[act], { params }, remember),
    pause: (reason, onDone) =>
      void send(ROUTES.pauseCounter, { params, body: { reason } }, andThen(onDone)),
    transfer: (body, onDone) => void send(ROUTES.transfer, { params, body }, andThen(onDone)),
    pending,
    problem,
    retry: retry && (() => void retry()),
    forget,
    undoAction:
      isMine && now !== null && now < Date.parse(undoUntil) ? (row.undoAction ?? null) : null,
  };
}
