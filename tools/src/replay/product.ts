import type { BranchConfig } from '@lobbyflow/contract';
import { ROUTES, type TicketAnswer } from '@lobbyflow/contract';
import {
  type Api,
  ApiProblem,
  type CommandRoute,
  createApi,
  newCommandId,
  type Request,
  sendCommand,
} from '@lobbyflow/client';
import type { Act, ReplayBranch, Told } from './branch.js';
import type { Pace } from './pace.js';
import { fetchFrom } from '../http-fetch.js';
import { ReplayFault } from './replay-fault.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}
export interface NewBranch {
  readonly id: string;
  readonly name: string;
  /** RFC 3339. */
  readonly startsAt: string;
  /** 0 stands still and is moved by hand. */
  readonly speed: number;
}

/** A way of asking the server at an address. */
function apiAt(url: string, token?: string): Api {
  return createApi({ fetch: fetchFrom(url), ...(token === undefined ? {} : { token }) });
}

/**
 * Signs in at a running server.
 * @throws {ReplayFault} when there is none, or it does not know this name and password
 */
export async function signIn(url: string, { username, password }: Credentials): Promise<Api> {
  try {
    const { token } = await apiAt(url).call(ROUTES.signIn, { body: { username, password } });
    return apiAt(url, token);
  } catch (fault) {
    throw explained(fault, {
      'no-link': `Nothing answers at ${url}. Start the product (npm start), or say where it is with --url.`,
      'credentials-wrong': `The server at ${url} does not know ${username} with this password; see --admin and --password.`,
    });
  }
}

/**
 * Makes the branch of a replay with its configuration, and an account that runs its lobby.
 * @throws {ReplayFault} when the server does not allow it
 */
export async function makeBranch(
  url: string,
  admin: Api,
  { branch, config }: { readonly branch: NewBranch; readonly config: BranchConfig },
): Promise<Api> {
  const { id, name, startsAt, speed } = branch;
  const params = { branchId: id };
  const lead = { username: `lead-${id}`, password: newCommandId(), role: 'lead' as const };
  try {
    await admin.call(ROUTES.createBranch, {
      body: { id, name, timeZone: 'UTC', clock: { startsAt, speed } },
    });
    await admin.call(ROUTES.putConfig, { params, body: config, commandId: newCommandId() });
    await admin.call(ROUTES.createStaff, { params, body: lead });
  } catch (fault) {
    throw explained(fault, {
      forbidden: 'Only an admin can make a branch for a replay; see --admin.',
      'demo-only': 'Branches for replays are made in demo mode only: LOBBYFLOW_MODE=demo.',
      'id-taken': `There is a branch ${id} already; choose another with --branch.`,
    });
  }
  return signIn(url, lead);
}

function explained(fault: unknown, sentences: Readonly<Record<string, string>>): unknown {
  if (!(fault instanceof ApiProblem)) return fault;
  const sentence = sentences[fault.code];
  if (sentence !== undefined) return new ReplayFault(sentence);
  const errors = (fault.problem?.errors ?? []).map(({ path, message }) => `${path}: ${message}`);
  return new ReplayFault(`The server refused: ${[fault.code, ...errors].join('; ')}.`);
}

type Send = <Spec extends CommandRoute>(
  route: Spec,
  request: Request<Spec>,
) => Promise<{ readonly ticket?: TicketAnswer | undefined }>;

/** The branch of a replay behind the public API; every command is sent until it is answered. */
export function replayBranch(lead: Api, branchId: string, pace: Pace): ReplayBranch {
  const send: Send = async (route, request) => {
    const wish = { ...request, commandId: newCommandId() };
    return (await sendCommand(lead, route, wish)) as { readonly ticket?: TicketAnswer };
  };
  return {
    reach: (at) => pace.reach(at),
    async tell(act): Promise<Told> {
      try {
        const { ticket } = await carryOut(act, branchId, send);
        return { isDone: true, ticketId: ticket?.id ?? null };
      } catch (fault) {
        if (!(fault instanceof ApiProblem) || fault.problem === null) {
          throw explained(fault, { 'no-link': 'The server no longer answers.' });
        }
        return { isDone: false, code: fault.code };
      }
    },
  };
}

const COUNTER_ROUTES = {
  open: ROUTES.openCounter,
  close: ROUTES.closeCounter,
  'call-next': ROUTES.callNext,
  start: ROUTES.start,
  finish: ROUTES.finish,
  'no-show': ROUTES.noShow,
} as const;
const TICKET_ROUTES = {
  return: ROUTES.returnTicket,
  'hold-ticket': ROUTES.holdTicket,
  resume: ROUTES.resumeTicket,
  abandon: ROUTES.abandonTicket,
} as const;

function carryOut(act: Act, branchId: string, send: Send) {
  const at = 'counterId' in act ? { branchId, counterId: act.counterId } : { branchId };
  const of = 'ticketId' in act ? { branchId, ticketId: act.ticketId } : { branchId };
  switch (act.do) {
    case 'issue': {
      const { serviceId, laneId } = act;
      return send(ROUTES.issue, { params: at, body: { serviceId, laneId } });
    }
    case 'call': {
      const body = { ticketId: act.ticketId, reason: 'replay' as const };
      return send(ROUTES.callTicket, { params: at, body });
    }
    case 'transfer':
      return act.to.serviceId === undefined
        ? send(ROUTES.transfer, { params: at, body: { counterId: act.to.counterId } })
        : send(ROUTES.transfer, { params: at, body: { serviceId: act.to.serviceId } });
    case 'open':
    case 'close':
    case 'call-next':
    case 'start':
    case 'finish':
    case 'no-show':
      return send(COUNTER_ROUTES[act.do], { params: at });
    case 'return':
    case 'hold-ticket':
    case 'resume':
    case 'abandon':
      return send(TICKET_ROUTES[act.do], { params: of });
  }
}
