import { type ApiProblem, deviceNow } from '@lobbyflow/client';
import type { TicketAnswer, TroubleCode } from '@lobbyflow/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useBranchHere } from './branch-here.js';
import type { OfflineTake, Wish } from './offline/desk-terms.js';
import type { Touch } from './steps.js';

/** Nobody stands before a kiosk for longer when it can give a number by itself. */
const PATIENCE_MS = 6_000;
/** After these the server did not take the wish in, or nobody knows. */
const NOT_HEARD: readonly TroubleCode[] = ['no-link', 'busy', 'shutting-down', 'storage-failed'];

/** A wish that is on its way to the server. */
export interface SentWish {
  readonly wish: Wish;
  readonly commandId: string;
}

/** Gives a number of the kiosk's own where the server is not reached. */
export interface OfflineTaking {
  /** Whether this wish is answered here; what the server may still say to it is told to nobody. */
  readonly isHere: boolean;
  /** Whether a wish goes to the kiosk itself at once. */
  readonly isFirst: boolean;
  readonly take: (wish: Wish, sentAs: string | null) => Promise<void>;
  readonly begin: () => void;
}

/** The wish that was sent and has no answer yet. */
export interface UnderWay {
  readonly isPending: boolean;
  readonly problem: ApiProblem | null;
  readonly underWay: () => SentWish | null;
  /** The kiosk answers it: whatever the server says to it counts no more. */
  readonly drop: () => void;
}

export function useOfflineTake(
  { isPending, problem, underWay, drop }: UnderWay,
  move: (touch: Touch) => void,
): OfflineTaking {
  const { desk, isCutOff, branch, rows, now } = useBranchHere();
  const [isHere, setHere] = useState(false);
  const [isAdrift, setAdrift] = useState(false);
  const latest = useRef({ rows, now });
  useEffect(() => {
    latest.current = { rows, now };
  });

  const take = useCallback(
    async (wish: Wish, sentAs: string | null) => {
      if (desk === null) return;
      if (sentAs !== null) setAdrift(true);
      setHere(true);
      drop();
      const at = latest.current.now ?? deviceNow();
      const letter = latest.current.rows.services[wish.serviceId]?.letter ?? '';
      const order = { branchId: branch.id, letter, wish, sentAs, now: at };
      const taken = await desk.take(order).catch(() => null);
      if (taken === null) move({ type: 'used-up' });
      else move({ type: 'issued', ticket: answerOf(taken, at), isOffline: true });
    },
    [desk, branch.id, move, drop],
  );

  const isLost = problem !== null && NOT_HEARD.includes(problem.code);
  const isWaiting = isPending || isLost;
  useEffect(() => {
    if (!isWaiting) setAdrift(false);
    if (desk === null || !isWaiting) return undefined;
    const go = () => {
      const under = underWay();
      if (under !== null) void take(under.wish, under.commandId);
    };
    const timer = setTimeout(go, isLost || isCutOff ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [desk, isWaiting, isLost, isCutOff, underWay, take]);

  return {
    isHere: isHere || isAdrift,
    isFirst: desk !== null && (isCutOff || isAdrift),
    take,
    begin: useCallback(() => setHere(false), []),
  };
}

/** A ticket as its customer may know it now: place and wait are not known, and its page opens once it is merged. */
function answerOf({ number, wish, token }: OfflineTake, at: number): TicketAnswer {
  return {
    id: number as TicketAnswer['id'],
    revision: 0,
    number,
    serviceId: wish.serviceId as TicketAnswer['serviceId'],
    laterServiceIds: (wish.laterServiceIds ?? []) as TicketAnswer['laterServiceIds'],
    laneId: (wish.laneId ?? 'general') as TicketAnswer['laneId'],
    needs: [...(wish.needs ?? [])],
    language: wish.language ?? null,
    state: 'waiting',
    endCause: null,
    arrivedAt: new Date(at).toISOString(),
    calledAt: null,
    startedAt: null,
    endedAt: null,
    counterId: null,
    recalls: 0,
    rating: null,
    ahead: null,
    wait: null,
    url: `/t/${token}`,
  };
}
