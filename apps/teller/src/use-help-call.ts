import { useSending } from '@lobbyflow/client';
import { ROUTES } from '@lobbyflow/contract';
import { useEffect, useState } from 'react';
import { useDesk } from './desk.js';

/** A teller's call for the lobby manager: `calling` until somebody says that he is coming. */
export interface HelpCalling {
  readonly state: 'none' | 'calling' | 'coming';
  /** Whoever leads the lobby calls nobody. */
  readonly isForMe: boolean;
  readonly isBusy: boolean;
  readonly problem: ReturnType<typeof useSending>['problem'];
  readonly call: () => void;
  readonly forget: () => void;
}

/** Calls somebody to this counter, and hears that he is coming. */
export function useHelpCall(counterId: string): HelpCalling {
  const { api, branch, user, picture } = useDesk();
  const { send, isBusy, problem, forget } = useSending();
  const calls = Object.values(picture.rows.helpCalls ?? {});
  const isCalling = calls.some((one) => one.counterId === counterId);
  const [hasCalled, setHasCalled] = useState(false);
  useEffect(() => {
    if (isCalling) setHasCalled(true);
  }, [isCalling]);
  const isForMe = user.role === 'teller';
  const params = { branchId: branch.id };
  return {
    state: isCalling ? 'calling' : hasCalled ? 'coming' : 'none',
    isForMe,
    isBusy,
    problem,
    call: () => {
      if (!isForMe) return;
      send(
        () => api.call(ROUTES.callForHelp, { params, body: {} }),
        () => undefined,
      );
    },
    forget: () => {
      forget();
      setHasCalled(false);
    },
  };
}
