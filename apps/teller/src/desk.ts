import type { Api } from '@lobbyflow/client';
import type { Branch, User } from '@lobbyflow/contract';
import { createContext, useContext } from 'react';
import type { Picture } from './standing.js';

/** What everything on a teller's screen looks at. */
export interface Desk {
  readonly api: Api;
  readonly branch: Branch;
  readonly user: User;
  readonly picture: Picture;
  /** The branch's time, ticking; `null` until it was told. */
  readonly now: number | null;
}

const Here = createContext<Desk | null>(null);

export const DeskProvider = Here;

/** The desk around it. Below a `DeskProvider` only. */
export function useDesk(): Desk {
  const desk = useContext(Here);
  if (desk === null) throw new Error('useDesk is used outside of DeskProvider');
  return desk;
}
