import type { Api } from '@lobbyflow/client';
import type { Language } from '@lobbyflow/contract';
import { useLanguage } from '@lobbyflow/ui';
import { useCallback, useReducer } from 'react';
import { greenChannel, useBranchHere } from './branch-here.js';
import { AT_FIRST, nextStep, type Step, type Touch, type Wish } from './steps.js';
import { type Sending, useWish } from './use-wish.js';

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
  const { rows } = useBranchHere();
  const { language } = useLanguage();
  const [step, move] = useReducer(nextStep, AT_FIRST);
  const { sending, take: takeFor, stepBack, beginAgain: forgetWish } = useWish(api, move);

  const touch = (done: Touch) => {
    if (done.type === 'back') stepBack();
    move(done);
  };
  const beginAgain = useCallback(() => {
    forgetWish();
    move({ type: 'begin-again' });
  }, [forgetWish]);
  const take = () => {
    if (step.is !== 'confirm') return;
    takeFor(bodyOf(step.wish, { language, laneId: greenChannel(rows)?.laneId }));
  };
  return { step, sending, touch, take, beginAgain };
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
