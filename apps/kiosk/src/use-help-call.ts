import type { Api } from '@lobbyflow/client';
import { ROUTES } from '@lobbyflow/contract';
import { useCallback, useState } from 'react';
import { useBranchHere } from './branch-here.js';

/** How a call for a person stands. */
export type HelpCallState = 'none' | 'calling' | 'called' | 'coming' | 'not-reached';

export interface HelpCalling {
  readonly state: HelpCallState;
  readonly call: () => void;
  /** Forgets it on this screen, for the next customer; the staff still come. */
  readonly forget: () => void;
}

type Asked = 'calling' | 'not-reached' | { readonly id: string };

/** Calls the staff to this kiosk; pressed again it is the same call. */
export function useHelpCall(api: Api): HelpCalling {
  const { branch, rows } = useBranchHere();
  const [asked, setAsked] = useState<Asked | null>(null);
  const call = useCallback(() => {
    setAsked('calling');
    api.call(ROUTES.callForHelp, { params: { branchId: branch.id } }).then(
      ({ id }) => setAsked({ id }),
      () => setAsked('not-reached'),
    );
  }, [api, branch.id]);
  const forget = useCallback(() => setAsked(null), []);
  return { state: stateOf(asked, rows.help), call, forget };
}

function stateOf(
  asked: Asked | null,
  calls: Readonly<Record<string, { readonly isAnswered: boolean }>> = {},
): HelpCallState {
  if (asked === null) return 'none';
  if (typeof asked === 'string') return asked;
  return calls[asked.id]?.isAnswered === true ? 'coming' : 'called';
}
