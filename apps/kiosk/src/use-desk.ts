import type { Api, Following } from '@lobbyflow/client';
import type { Branch, Views } from '@lobbyflow/contract';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { DeskState, OfflineDesk } from './offline/desk-terms.js';

/** Brings what gives out numbers without a link; it is no part of what is loaded first. */
export type OpenDesk = (api: Api) => Promise<OfflineDesk>;

/** How often what is still open is tried again, and the branch is remembered. */
const LOOK_MS = 5_000;
const NOTHING: DeskState = { left: {}, waiting: 0, refused: [] };
const NEVER = () => () => undefined;
const nothing = () => NOTHING;

/** The kiosk's own desk; `null` until it is there, and where the machine has no memory for one. */
export function useDesk(api: Api, open: OpenDesk | undefined): OfflineDesk | null {
  const [desk, setDesk] = useState<OfflineDesk | null>(null);
  useEffect(() => {
    let isWanted = true;
    open?.(api).then(
      (opened) => isWanted && setDesk(opened),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [api, open]);
  return desk;
}

/** What the desk can do now. */
export function useDeskState(desk: OfflineDesk | null): DeskState {
  return useSyncExternalStore(desk?.subscribe ?? NEVER, desk?.state ?? nothing);
}

/** While there is a link: remembers the branch, merges what was given out, and borrows numbers. */
export function useDeskUpkeep(
  desk: OfflineDesk | null,
  branch: Branch,
  { link, rows, clock }: Pick<Following<'kiosk'>, 'link' | 'rows' | 'clock'>,
): void {
  const latest = useRef({ rows, clock });
  useEffect(() => {
    latest.current = { rows, clock };
  });
  const isThere = link === 'live' && rows !== null;
  const look = useCallback(() => {
    const seen = latest.current;
    if (desk === null || seen.rows === null) return;
    desk.keep({ branch, rows: lasting(seen.rows), clock: seen.clock });
    if (seen.rows.lobby['now']?.isOpen !== true && desk.state().waiting === 0) return;
    void desk.settle(branch.id, lettersOf(seen.rows));
  }, [desk, branch]);
  useEffect(() => {
    if (!isThere) return undefined;
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [isThere, look]);
}

function lettersOf({ services }: Views['kiosk']): readonly string[] {
  const offered = Object.values(services).filter(({ isOffered }) => isOffered);
  return [...new Set(offered.map(({ letter }) => letter))];
}

/** What of a picture is still worth something without a link: no waits, no call for help. */
export function lasting(rows: Views['kiosk']): Views['kiosk'] {
  const { services, lanes, lobby, closing, notices } = rows;
  return {
    services,
    lanes,
    lobby,
    ...(closing && { closing }),
    ...(notices && { notices }),
  };
}
