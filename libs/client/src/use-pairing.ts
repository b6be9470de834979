import { type DeviceRole, type Pairing, ROUTES } from '@lobbyflow/contract';
import { useCallback, useEffect } from 'react';
import type { Api } from './http.js';
import type { ViewSocket } from './socket.js';
import { type ApiProblem, problemIn } from './trouble.js';
import { useAsked } from './use-asked.js';

/** Without an answer it is asked again by itself: nobody stands before a device that is not enrolled. */
const TRY_AGAIN_MS = 5_000;
/** The server goes on with the same code while it counts, and gives another one once it does not. */
const LOOK_AGAIN_MS = 30_000;

/** Asks to be enrolled as long as the component stands: the code to show, or why there is none. */
export function usePairing(
  api: Api,
  role: DeviceRole,
): { readonly pairing: Pairing | null; readonly problem: ApiProblem | null } {
  const question = useCallback(
    () => api.call(ROUTES.beginPairing, { body: { role } }),
    [api, role],
  );
  const { answer, problem, askAgain } = useAsked(question, { againMs: TRY_AGAIN_MS });
  useEffect(() => {
    if (answer === null) return undefined;
    const timer = setTimeout(askAgain, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [answer, askAgain]);
  return { pairing: answer, problem };
}

/** Tells when the line is not let in any more, as after a device was revoked. */
export function useTurnedAway(socket: ViewSocket | null, onTurnedAway: () => void): void {
  useEffect(() => {
    if (socket === null) return undefined;
    const refuse = (error: Error & { readonly data?: unknown }) => {
      if (problemIn(error.data)?.code === 'unauthenticated') onTurnedAway();
    };
    socket.on('connect_error', refuse);
    return () => void socket.off('connect_error', refuse);
  }, [socket, onTurnedAway]);
}
