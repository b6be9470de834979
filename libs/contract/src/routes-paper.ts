import { PrintAnswer, PrintTicket, TicketPrints } from './paper.js';
import { route } from './route.js';
import { AT, STAFF } from './route-callers.js';

/** Tickets on paper. */
export const PAPER_ROUTES = {
  printTicket: route({
    method: 'POST',
    path: `${AT}/tickets/:ticketId/prints`,
    summary:
      'Print a ticket at the printer of whoever asks; answered when it is printed or has failed',
    roles: ['kiosk', ...STAFF],
    body: PrintTicket,
    answer: PrintAnswer,
    status: 201,
  }),
  ticketPrints: route({
    method: 'GET',
    path: `${AT}/tickets/:ticketId/prints`,
    summary: 'How often a ticket was printed, and what became of it',
    roles: [...STAFF, 'auditor'],
    answer: TicketPrints,
  }),
} as const;
