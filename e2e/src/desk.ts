import {
  type AnswerOf,
  type CounterAnswer,
  ROUTES,
  type TicketAnswer,
  type Views,
} from '@lobbyflow/contract';
import {
  type Api,
  type CommandRoute,
  createApi,
  newCommandId,
  type Request,
  sendCommand,
} from '@lobbyflow/client';

const BRANCH = { branchId: 'demo' };

/** A program that works at the demo branch through the public API, for what a test only needs to be so. */
export interface Desk {
  readonly issue: (serviceId: string, laneId?: string) => Promise<TicketAnswer>;
  readonly at: (counterId: string, route: CounterRoute) => Promise<CounterAnswer>;
  readonly ticket: (ticketId: string) => Promise<TicketAnswer>;
  readonly lobby: () => Promise<Views['staff']>;
}

/** What a counter can do by its path alone. */
type CounterRoute = typeof ROUTES.openCounter;

/** Signs in at the product. */
export async function deskAt(url: string, username = 'lead'): Promise<Desk> {
  const { token } = await apiAt(url).call(ROUTES.signIn, { body: { username, password: 'demo' } });
  const api = apiAt(url, token);
  return {
    async issue(serviceId, laneId = 'general') {
      const body = { serviceId, laneId };
      return (await send(api, ROUTES.issue, { params: BRANCH, body })).ticket;
    },
    at: (counterId, route) => send(api, route, { params: { ...BRANCH, counterId } }),
    ticket: (ticketId) => api.call(ROUTES.getTicket, { params: { ...BRANCH, ticketId } }),
    async lobby() {
      const view = await api.call(ROUTES.lobby, { params: BRANCH });
      return view as unknown as Views['staff'];
    },
  };
}

function apiAt(url: string, token?: string): Api {
  return createApi({
    fetch: (path, init) => fetch(url + path, init),
    ...(token === undefined ? {} : { token }),
  });
}

function send<Spec extends CommandRoute>(
  api: Api,
  route: Spec,
  request: Request<Spec>,
): Promise<AnswerOf<Spec>> {
  return sendCommand(api, route, Object.assign({}, request, { commandId: newCommandId() }));
}
