import type { Following } from '@lobbyflow/client';
import type { Branch, KioskLane, Views, WaitRange } from '@lobbyflow/contract';
import { createContext, useContext } from 'react';
import type { OfflineDesk } from './offline/desk-terms.js';

/** What every step looks at. */
export interface BranchHere {
  readonly branch: Branch;
  readonly following: Following<'kiosk'>;
  readonly rows: Views['kiosk'];
  /** The branch's time, ticking; `null` until it was told. */
  readonly now: number | null;
  /** The server is not reached, or nobody knows. */
  readonly isCutOff: boolean;
  /** Gives out numbers meanwhile; `null` while it is not there. */
  readonly desk: OfflineDesk | null;
}

const Here = createContext<BranchHere | null>(null);

export const BranchHereProvider = Here;

/** The branch around it. Below a `BranchHereProvider` only. */
export function useBranchHere(): BranchHere {
  const here = useContext(Here);
  if (here === null) throw new Error('useBranchHere is used outside of BranchHereProvider');
  return here;
}

/** Whether what is shown of the queue is so; without a link, and with numbers of its own, the kiosk tells nothing of it. */
export function knowsQueue({ isCutOff, desk }: Pick<BranchHere, 'isCutOff' | 'desk'>): boolean {
  return !isCutOff || desk === null;
}

/** The green channel; `null` where a branch has none. */
export function greenChannel(
  rows: Views['kiosk'],
): { readonly laneId: string; readonly lane: KioskLane } | null {
  const found = Object.entries(rows.lanes).find(([, { kind }]) => kind === 'protected');
  return found === undefined ? null : { laneId: found[0], lane: found[1] };
}

/** How long somebody who came now would wait; with priority, in the green channel. `undefined` where it is not told. */
export function waitFor(
  rows: Views['kiosk'],
  serviceId: string,
  hasPriority: boolean,
): WaitRange | undefined {
  const laneId = hasPriority ? greenChannel(rows)?.laneId : undefined;
  return rows.waits?.[laneId === undefined ? serviceId : `${serviceId}|${laneId}`];
}
