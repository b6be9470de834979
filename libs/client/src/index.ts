/**
 * How a screen talks to the server.
 *
 * - `createApi({ screen })` — one for a page; `api.call(ROUTES.x, { params, body })` answers or throws
 *   `ApiProblem` (`.code`). `useAsked(question)` for what is asked once.
 * - `useCommand(api)` — for everything that changes a lobby: `send(ROUTES.callNext, { params })`,
 *   `pending`, `problem`, `retry`.
 * - `useLine({ screen })` → `useView(socket, branchId, 'staff')` — the live picture; `useBranchNow(clock)`
 *   — the branch's time, ticking.
 * - `SessionProvider`, `useSession()` — who is signed in at this page.
 */
export { type BranchClock, branchNow, useBranchNow } from './branch-clock.js';
export { type FollowedView, followView, type FollowStep, NOT_FOLLOWING } from './follow-view.js';
export {
  type AnyCall,
  type Api,
  type ApiSettings,
  type Call,
  createApi,
  type Fetch,
  type Request,
  type TakenFile,
} from './http.js';
export { deviceNow, newCommandId } from './ports/device.js';
export { type CommandRoute, isWorthAnotherTry, sendCommand } from './send-command.js';
export { comingBack, type LiveLine, openLine, type SocketAuth, type ViewSocket } from './socket.js';
export { ApiProblem } from './trouble.js';
export { type Asked, useAsked } from './use-asked.js';
export { type Command, useCommand } from './use-command.js';
export { useLine } from './use-line.js';
export { usePairing, useTurnedAway } from './use-pairing.js';
export { type SignedIn, type UserSession, SessionProvider, useSession } from './use-session.js';
export { type Sending, useSending } from './use-sending.js';
export { type Following, useView } from './use-view.js';
