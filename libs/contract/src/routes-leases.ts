import {
  LeaseAnswer,
  LeaseNumbers,
  OfflineTicket,
  ReturnAnswer,
  ReturnNumbers,
  SentAt,
} from './leases.js';
import { route } from './route.js';
import { AT } from './route-callers.js';
import { TicketCommandAnswer } from './tickets.js';

/** Giving out numbers without a link. */
export const LEASE_ROUTES = {
  leaseNumbers: route({
    method: 'POST',
    path: `${AT}/leases`,
    summary: 'Lend this kiosk numbers, for when it does not reach the server',
    roles: ['kiosk'],
    body: LeaseNumbers,
    answer: LeaseAnswer,
    status: 201,
    isCommand: true,
  }),
  returnNumbers: route({
    method: 'POST',
    path: `${AT}/leases/return`,
    summary: 'Give back the numbers of a lease that nobody was given',
    roles: ['kiosk'],
    body: ReturnNumbers,
    answer: ReturnAnswer,
    isCommand: true,
  }),
  mergeTicket: route({
    method: 'POST',
    path: `${AT}/offline-tickets`,
    summary: 'A ticket that this kiosk gave out while it did not reach the server',
    roles: ['kiosk'],
    body: OfflineTicket,
    query: SentAt,
    answer: TicketCommandAnswer,
    status: 201,
    isCommand: true,
  }),
} as const;
