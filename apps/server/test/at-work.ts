import {
  type CounterAnswer,
  type OpenedPad,
  ROUTES,
  type RouteSpec,
  type TicketCommandAnswer,
  type User,
} from '@lobbyflow/contract';
import type { Response } from 'supertest';
import type { Sent, TestServer } from './a-server.js';

/** A teller at a counter, by the routes that his screen uses. */
export function atCounter(server: TestServer, counterId: string, as = 'teller1') {
  const press = (route: RouteSpec, sent: Sent = {}): Promise<Response> =>
    server.call(route, { as, ...sent, params: { counterId, ...sent.params } });
  const told = async (route: RouteSpec, sent: Sent = {}): Promise<CounterAnswer> => {
    const { status, body, text } = await press(route, sent);
    if (status !== 200) throw new Error(text);
    return body as CounterAnswer;
  };
  return { press, told };
}

/** The account of somebody who signs in by this name: what the journal knows him by. */
export async function accountOf(server: TestServer, as: string): Promise<string> {
  const { body } = await server.call(ROUTES.whoAmI, { as });
  return (body as User).id;
}

/** Takes a ticket as a kiosk does. */
export async function takeTicket(
  server: TestServer,
  body: Record<string, unknown> = {},
): Promise<TicketCommandAnswer['ticket']> {
  const answer = await server.call(ROUTES.issue, {
    as: 'kiosk',
    body: { serviceId: 'cash', ...body },
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return (answer.body as TicketCommandAnswer).ticket;
}

/** The token in a ticket's address. */
export const tokenIn = ({ url }: TicketCommandAnswer['ticket']) => (url ?? '').replace('/t/', '');

/** Lets a screen at the customer’s side of a counter in. @returns its token */
export async function openPad(server: TestServer, counterId = '1', as = 'lead'): Promise<string> {
  const answer = await server.call(ROUTES.openPad, { as, params: { counterId } });
  if (answer.status !== 201) throw new Error(answer.text);
  return (answer.body as OpenedPad).token;
}
