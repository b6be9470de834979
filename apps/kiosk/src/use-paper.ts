import { type Api, newCommandId } from '@lobbyflow/client';
import { type PrintOutcome, ROUTES, type Slip } from '@lobbyflow/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useBranchHere } from './branch-here.js';

/** How a ticket's paper stands; `browser`: no printer of the branch is there, this machine's own may be. */
export type PaperState = 'printing' | 'printed' | 'failed' | 'browser';

const STATE: Readonly<Record<PrintOutcome, PaperState>> = {
  printed: 'printed',
  unknown: 'printed',
  'no-printer': 'browser',
  'not-reached': 'failed',
  'no-paper': 'failed',
  'cover-open': 'failed',
  'broken-off': 'failed',
};

export interface Paper {
  readonly state: PaperState;
  /** Prints once more, at the branch's printer or this machine's own. */
  readonly print: () => void;
}

/** Prints a ticket by itself as soon as it is there; `null`: the server knows none yet, so this machine prints. A lost answer is asked for again under the same id. */
export function usePaper(api: Api, ticketId: string | null, slip: Slip): Paper {
  const { branch } = useBranchHere();
  const [state, setState] = useState<PaperState>(ticketId === null ? 'browser' : 'printing');
  const latest = useRef(slip);
  useEffect(() => {
    latest.current = slip;
  });
  const send = useCallback(async () => {
    if (ticketId === null) return;
    const call = {
      params: { branchId: branch.id, ticketId },
      body: { printId: newCommandId(), slip: { lines: [...latest.current.lines] } },
    };
    const ask = () => api.call(ROUTES.printTicket, call);
    try {
      const { outcome } = await ask().catch(ask);
      setState(STATE[outcome]);
    } catch {
      setState('browser');
    }
  }, [api, branch.id, ticketId]);
  useEffect(() => void send(), [send]);
  const print = useCallback(() => {
    if (state === 'printing') return;
    if (state === 'browser') window.print();
    else {
      setState('printing');
      void send();
    }
  }, [state, send]);
  return { state, print };
}
