import type { Api } from '@lobbyflow/client';
import type { Branch, User, Views } from '@lobbyflow/contract';
import { createContext, useContext } from 'react';

/** What everything on the hall's page stands on. */
export interface Hall {
  readonly api: Api;
  readonly branch: Branch;
  readonly user: User;
  readonly rows: Views['staff'];
  /** `run`: counters and numbers; `issue`: new numbers. Others only look. */
  readonly may: { readonly run: boolean; readonly issue: boolean };
  /** Tells in a line that something is done. */
  readonly tell: (sentence: string) => void;
  readonly showTicket: (ticketId: string) => void;
}

/** What an account may do here. */
export function permitted({ role }: Pick<User, 'role'>): Hall['may'] {
  return {
    run: role === 'lead',
    issue: role === 'lead' || role === 'branch-admin' || role === 'admin',
  };
}

export const HallContext = createContext<Hall | null>(null);
/** The branch's time; apart from the rest, so that a second passing draws clocks only. */
export const NowContext = createContext<number | null>(null);

export function useHall(): Hall {
  const hall = useContext(HallContext);
  if (hall === null) throw new Error('useHall is used outside of the hall');
  return hall;
}

export function useNow(): number | null {
  return useContext(NowContext);
}
