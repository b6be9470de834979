import type { z } from 'zod';
import { CallTicket, CounterAnswer, PauseCounter, TransferTicket } from './counters.js';
import { route, type RouteSpec } from './route.js';
import { AT, COUNTER, LOOKING, STAFF } from './route-callers.js';
import {
  ChangeLane,
  DivertTicket,
  IssueTicket,
  MyTicket,
  NoBody,
  PullForward,
  RateTicket,
  TicketAnswer,
  TicketCommandAnswer,
} from './tickets.js';

const counterAction = <Body extends z.ZodType = typeof NoBody>(
  action: string,
  summary: string,
  body: Body = NoBody as unknown as Body,
) =>
  route({
    method: 'POST',
    path: `${AT}/counters/:counterId/${action}`,
    summary,
    roles: COUNTER,
    body,
    answer: CounterAnswer,
    isCommand: true,
  });

const ticketAction = <Body extends z.ZodType = typeof NoBody>(
  action: string,
  summary: string,
  roles: RouteSpec['roles'],
  body: Body = NoBody as unknown as Body,
) =>
  route({
    method: 'POST',
    path: `${AT}/tickets/:ticketId/${action}`,
    summary,
    roles,
    body,
    answer: TicketCommandAnswer,
    isCommand: true,
  });

/** Commands of a lobby: tickets and counters. */
export const LOBBY_ROUTES = {
  issue: route({
    method: 'POST',
    path: `${AT}/tickets`,
    summary: 'Take a ticket',
    roles: ['kiosk', ...STAFF, 'integrator'],
    body: IssueTicket,
    answer: TicketCommandAnswer,
    status: 201,
    isCommand: true,
  }),
  getTicket: route({
    method: 'GET',
    path: `${AT}/tickets/:ticketId`,
    summary: 'A ticket of the business day',
    roles: [...LOOKING, 'auditor', 'integrator', 'customer'],
    answer: TicketAnswer,
  }),
  myTicket: route({
    method: 'GET',
    path: '/my-ticket',
    summary: 'The ticket whose token is shown',
    roles: ['customer'],
    answer: MyTicket,
  }),
  returnTicket: ticketAction('return', 'A missed customer is back', [...COUNTER, 'customer']),
  holdTicket: ticketAction('hold', 'Put a waiting ticket aside', COUNTER),
  resumeTicket: ticketAction('resume', 'A held ticket waits again', COUNTER),
  transferTicket: ticketAction(
    'transfer',
    'A waiting or held customer goes to another service or counter',
    COUNTER,
    TransferTicket,
  ),
  abandonTicket: ticketAction('abandon', 'The customer leaves', [
    ...COUNTER,
    'integrator',
    'customer',
  ]),
  divertTicket: ticketAction('divert', 'Shown to a machine or an app', COUNTER, DivertTicket),
  changeLane: ticketAction('change-lane', 'Give another lane', COUNTER, ChangeLane),
  pullForward: ticketAction(
    'pull-forward',
    'Take out of turn, with a reason',
    COUNTER,
    PullForward,
  ),
  postponeTicket: ticketAction('postpone', 'Let the next few go first', [...COUNTER, 'customer']),
  rateTicket: ticketAction(
    'rate',
    'Say how it was, once',
    [...COUNTER, 'customer', 'pad'],
    RateTicket,
  ),

  openCounter: counterAction('open', 'Begin a counter session'),
  pauseCounter: counterAction('pause', 'Stop calling for a while', PauseCounter),
  resumeCounter: counterAction('resume', 'Go on after a pause'),
  closeCounter: counterAction('close', 'End the counter session'),
  callNext: counterAction('call-next', 'Call whose turn it is'),
  callTicket: counterAction('call', 'Call a given ticket, with a reason', CallTicket),
  recall: counterAction('recall', 'Call the same customer again'),
  start: counterAction('start', 'The customer came'),
  finish: counterAction('finish', 'Service is over'),
  noShow: counterAction('no-show', 'The customer did not come'),
  hold: counterAction('hold', 'Put the customer at the counter aside'),
  transfer: counterAction('transfer', 'To another service or counter', TransferTicket),
  undo: counterAction('undo', 'Take back the last act, within seconds'),
} as const;
