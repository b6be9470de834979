import { CheckIn, JoinFromAfar, JoinOffer } from './remote.js';
import { route } from './route.js';
import { AT, COUNTER } from './route-callers.js';
import { TicketCommandAnswer } from './tickets.js';

/** Taking a number from afar, and saying that one is there. */
export const REMOTE_ROUTES = {
  joinOffer: route({
    method: 'GET',
    path: `${AT}/join`,
    summary: 'What can be chosen from afar; not there unless the branch has turned it on',
    roles: 'public',
    answer: JoinOffer,
  }),
  joinFromAfar: route({
    method: 'POST',
    path: `${AT}/join`,
    summary: 'Take a number from afar; nobody calls it before the check-in',
    roles: 'public',
    body: JoinFromAfar,
    answer: TicketCommandAnswer,
    status: 201,
  }),
  checkIn: route({
    method: 'POST',
    path: `${AT}/tickets/:ticketId/check-in`,
    summary: 'The customer of a number that was taken from afar is there',
    roles: [...COUNTER, 'kiosk', 'integrator', 'customer'],
    body: CheckIn,
    answer: TicketCommandAnswer,
    isCommand: true,
  }),
} as const;
