import { Badge, MyPad, OpenedPad, SetBadge } from './pads.js';
import { route } from './route.js';
import { AT, COUNTER } from './route-callers.js';
import { NoBody, TicketCommandAnswer } from './tickets.js';

/** The customer's side of a counter. */
export const PAD_ROUTES = {
  openPad: route({
    method: 'POST',
    path: `${AT}/counters/:counterId/pads`,
    summary: 'Let a screen at the customer’s side of this counter in',
    roles: COUNTER,
    body: NoBody,
    answer: OpenedPad,
    status: 201,
  }),
  closePads: route({
    method: 'DELETE',
    path: `${AT}/counters/:counterId/pads`,
    summary: 'End every screen at the customer’s side of this counter',
    roles: COUNTER,
    answer: null,
    status: 204,
  }),
  myPad: route({
    method: 'GET',
    path: '/my-pad',
    summary: 'The counter whose screen asks',
    roles: ['pad'],
    answer: MyPad,
  }),
  inviteTicket: route({
    method: 'POST',
    path: `${AT}/tickets/:ticketId/invite`,
    summary: 'A screen has asked a served customer how it was',
    roles: ['pad', 'customer'],
    body: NoBody,
    answer: TicketCommandAnswer,
    isCommand: true,
  }),
  myBadge: route({
    method: 'GET',
    path: '/my-badge',
    summary: 'What customers read of whoever is signed in',
    roles: COUNTER,
    answer: Badge,
  }),
  setBadge: route({
    method: 'PUT',
    path: '/my-badge',
    summary: 'Say what customers read of oneself at the counter',
    roles: COUNTER,
    body: SetBadge,
    answer: Badge,
  }),
} as const;
