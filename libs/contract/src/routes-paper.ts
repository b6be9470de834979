import { OfPrinterFault, PrintAnswer, PrinterFault, PrintTicket, TicketPrints } from './paper.js';
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
  acknowledgePrinterFault: route({
    method: 'POST',
    path: `${AT}/printer-faults/acknowledge`,
    summary: 'Say that somebody sees to a printer',
    roles: STAFF,
    body: OfPrinterFault,
    answer: PrinterFault,
  }),
  endPrinterFault: route({
    method: 'POST',
    path: `${AT}/printer-faults/end`,
    summary: 'Say that a printer has been seen to',
    roles: STAFF,
    body: OfPrinterFault,
    answer: PrinterFault,
  }),
} as const;
