import { z } from 'zod';
import {
  AdviceAnswer,
  AdviceList,
  AskOpenAdvice,
  BranchAdviceList,
  DeclineAdvice,
} from './advice.js';
import { BusinessDaySchema } from './ids.js';
import { route, type RouteSpec } from './route.js';
import { AT, COUNTER, LOOKING, SETTING_UP } from './route-callers.js';
import {
  CallPerson,
  ChangePerson,
  CreatePerson,
  PersonAnswer,
  SecondLine,
  SecondLinePerson,
} from './second-line.js';
import { NoBody } from './tickets.js';

/** Who answers an advice: each level that may be asked. */
const ANSWERING = ['lead', 'branch-admin', 'admin', 'hq'] as const;

const personAction = <Body extends z.ZodType = typeof NoBody>(
  action: string,
  summary: string,
  roles: RouteSpec['roles'],
  body: Body = NoBody as unknown as Body,
) =>
  route({
    method: 'POST',
    path: `${AT}/second-line/:personId/${action}`,
    summary,
    roles,
    body,
    answer: PersonAnswer,
    isCommand: true,
  });

/** Elastic windows: advice, its answers, and who can be called to one. */
export const ADVICE_ROUTES = {
  listAdvice: route({
    method: 'GET',
    path: `${AT}/advice`,
    summary: 'Advice about windows of a business day, and its effects',
    roles: [...LOOKING, 'auditor'],
    query: z.strictObject({ businessDay: BusinessDaySchema }),
    answer: AdviceList,
  }),
  acceptAdvice: route({
    method: 'POST',
    path: `${AT}/advice/:adviceId/accept`,
    summary: 'Do what is advised; who is named is called',
    roles: ANSWERING,
    body: NoBody,
    answer: AdviceAnswer,
    isCommand: true,
  }),
  declineAdvice: route({
    method: 'POST',
    path: `${AT}/advice/:adviceId/decline`,
    summary: 'Do not do what is advised, with a reason',
    roles: ANSWERING,
    body: DeclineAdvice,
    answer: AdviceAnswer,
    isCommand: true,
  }),
  openAdvice: route({
    method: 'GET',
    path: '/advice',
    summary: 'Unanswered and declined advice over all branches',
    roles: ['hq', 'admin'],
    query: AskOpenAdvice,
    answer: BranchAdviceList,
  }),

  listSecondLine: route({
    method: 'GET',
    path: `${AT}/second-line`,
    summary: 'Who can be called to a window',
    roles: [...SETTING_UP, 'lead', 'hq'],
    answer: SecondLine,
  }),
  createPerson: route({
    method: 'POST',
    path: `${AT}/second-line`,
    summary: 'Add somebody to the second line',
    roles: SETTING_UP,
    body: CreatePerson,
    answer: SecondLinePerson,
    status: 201,
  }),
  changePerson: route({
    method: 'PATCH',
    path: `${AT}/second-line/:personId`,
    summary: 'Change what is known of somebody of the second line',
    roles: SETTING_UP,
    body: ChangePerson,
    answer: SecondLinePerson,
  }),
  removePerson: route({
    method: 'DELETE',
    path: `${AT}/second-line/:personId`,
    summary: 'Take somebody out of the second line; the name is erased',
    roles: SETTING_UP,
    answer: null,
    status: 204,
  }),
  callPerson: personAction('call', 'Call to a window', ANSWERING, CallPerson),
  acceptCall: personAction('accept', 'The person comes', [...COUNTER, ...SETTING_UP]),
  declineCall: personAction('decline', 'The person cannot come', [...COUNTER, ...SETTING_UP]),
  arrivePerson: personAction('arrive', 'The person is there', [...COUNTER, ...SETTING_UP]),
  releasePerson: personAction('release', 'The person is free again', [...COUNTER, ...SETTING_UP]),
} as const;
