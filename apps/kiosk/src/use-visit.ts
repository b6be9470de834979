import { type Api, type ApiProblem, useCommand } from '@lobbyflow/client';
import { type Language, ROUTES } from '@lobbyflow/contract';
import { useLanguage } from '@lobbyflow/ui';
import { useCallback, useReducer, useRef } from 'react';
import { greenChannel, useBranchHere } from './branch-here.js';
import { AT_FIRST, nextStep, type Step, type Touch, type Wish } from './steps.js';

/** The way from a wish to its number. */
export interface Sending {
  readonly isSending: boolean;
  readonly problem: ApiProblem | null;
  readonly retry: (() => Promise<void>) | null;
}

/** One customer's visit to the kiosk. */
export interface Visit {
  readonly step: Step;
  readonly sending: Sending;
  readonly touch: (touch: Touch) => void;
  /** Takes the number for what is being confirmed. */
  readonly take: () => void;
  readonly beginAgain: () => void;
}

/** Leads one customer from the choice of a service to the number, and forgets him for the next. */
export function useVisit(api: Api): Visit {
  const { branch, rows } = useBranchHere();
  const { language } = useLanguage();
  const [step, move] = useReducer(nextStep, AT_FIRST);
  const { send, pending, problem, retry, forget } = useCommand(api);
  const sent = useRef<string | null>(null);
  const unanswered = useRef<Unanswered | null>(null);

  const touch = (done: Touch) => {
    if (done.type === 'back') {
      const wish = sent.current;
      unanswered.current = retry === null || wish === null ? null : { wish, again: retry };
      forget();
    }
    move(done);
  };
  const beginAgain = useCallback(() => {
    unanswered.current = null;
    forget();
    move({ type: 'begin-again' });
  }, [forget]);

  const take = () => {
    if (step.is !== 'confirm') return;
    const body = bodyOf(step.wish, { language, laneId: greenChannel(rows)?.laneId });
    const wish = JSON.stringify(body);
    const standing = sent.current === wish ? retry : null;
    sent.current = wish;
    const again = unanswered.current?.wish === wish ? unanswered.current.again : standing;
    if (again !== null) {
      void again();
      return;
    }
    void send(ROUTES.issue, { params: { branchId: branch.id }, body }, ({ ticket }) =>
      move({ type: 'issued', ticket }),
    );
  };
  const sending = { isSending: pending !== null, problem, retry };
  return { step, sending, touch, take, beginAgain };
}

/** A wish of which nobody knows whether it was heard. Whoever goes back and wishes the same means the same number. */
interface Unanswered {
  readonly wish: string;
  readonly again: () => Promise<void>;
}

function bodyOf(
  { serviceId, also, help }: Wish,
  { language, laneId }: { readonly language: Language; readonly laneId: string | undefined },
) {
  return {
    serviceId,
    language,
    ...(help === null || laneId === undefined ? {} : { laneId }),
    ...(also.length === 0 ? {} : { laterServiceIds: [...also] }),
    ...(help === null || help.needs.length === 0 ? {} : { needs: [...help.needs] }),
  };
}
