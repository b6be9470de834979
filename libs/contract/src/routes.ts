import { z } from 'zod';
import {
  Branch,
  BranchList,
  CreateBranch,
  CreateCounter,
  DayFigures,
  JournalPage,
  SetClock,
  Simulation,
  StartSimulation,
  VisitList,
} from './branches.js';
import { BranchConfig } from './config.js';
import { CallTicket, CounterAnswer, PauseCounter, TransferTicket } from './counters.js';
import { BusinessDaySchema } from './ids.js';
import { type RouteSpec, route } from './route.js';
import {
  ChangeStaff,
  CreateDevice,
  CreateStaff,
  Device,
  EnrolledDevice,
  Session,
  SetUp,
  SignIn,
  StaffMember,
  User,
} from './staff.js';
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
import { ViewSnapshot } from './views.js';

const STAFF = ['teller', 'lead', 'branch-admin', 'admin'] as const;
const LOOKING = [...STAFF, 'hq'] as const;
const COUNTER = ['teller', 'lead'] as const;
const SETTING_UP = ['branch-admin', 'admin'] as const;
const AT = '/branches/:branchId';

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

/**
 * Every door of the API: who may come in, with what, and what he is told.
 * Controllers, the client, the API document and the tests all read this table.
 */
export const ROUTES = {
  signIn: route({
    method: 'POST',
    path: '/sessions',
    summary: 'Sign in',
    roles: 'public',
    body: SignIn,
    answer: Session,
    status: 201,
  }),
  signOut: route({
    method: 'DELETE',
    path: '/sessions/current',
    summary: 'Sign out',
    roles: [...LOOKING, 'auditor', 'integrator'],
    answer: null,
    status: 204,
  }),
  whoAmI: route({
    method: 'GET',
    path: '/sessions/current',
    summary: 'Who is asking',
    roles: [...LOOKING, 'auditor', 'integrator', 'kiosk', 'display'],
    answer: User,
  }),
  setUp: route({
    method: 'POST',
    path: '/setup',
    summary: 'Make the first admin, once, with the code printed at install',
    roles: 'public',
    body: SetUp,
    answer: Session,
    status: 201,
  }),

  listBranches: route({
    method: 'GET',
    path: '/branches',
    summary: 'Branches the caller is at home in',
    roles: [...LOOKING, 'auditor', 'integrator'],
    query: z.strictObject({
      after: z.string().max(36).optional(),
      limit: z.coerce.number().int().min(1).max(500).optional(),
    }),
    answer: BranchList,
  }),
  createBranch: route({
    method: 'POST',
    path: '/branches',
    summary: 'Make a branch, with the pack’s services, lanes and policy',
    roles: ['admin'],
    body: CreateBranch,
    answer: Branch,
    status: 201,
  }),
  getBranch: route({
    method: 'GET',
    path: AT,
    summary: 'A branch and what it offers',
    roles: [...LOOKING, 'auditor', 'integrator', 'kiosk', 'display'],
    answer: Branch,
  }),
  getConfig: route({
    method: 'GET',
    path: `${AT}/config`,
    summary: 'The published configuration',
    roles: [...SETTING_UP, 'hq', 'auditor'],
    answer: BranchConfig,
  }),
  putConfig: route({
    method: 'PUT',
    path: `${AT}/config`,
    summary: 'Publish a whole configuration',
    roles: SETTING_UP,
    body: BranchConfig,
    answer: BranchConfig,
    isCommand: true,
  }),
  createCounter: route({
    method: 'POST',
    path: `${AT}/counters`,
    summary: 'Add a counter',
    roles: SETTING_UP,
    body: CreateCounter,
    answer: Branch.shape.counters.element,
    status: 201,
  }),
  setClock: route({
    method: 'POST',
    path: `${AT}/clock`,
    summary: 'Set the standing clock of a replay branch, forward only',
    roles: ['admin'],
    body: SetClock,
    answer: z.object({ now: z.string() }),
  }),

  listStaff: route({
    method: 'GET',
    path: `${AT}/staff`,
    summary: 'Accounts of the branch',
    roles: SETTING_UP,
    answer: z.object({ items: z.array(StaffMember) }),
  }),
  createStaff: route({
    method: 'POST',
    path: `${AT}/staff`,
    summary: 'Make an account',
    roles: SETTING_UP,
    body: CreateStaff,
    answer: StaffMember,
    status: 201,
  }),
  changeStaff: route({
    method: 'PATCH',
    path: `${AT}/staff/:staffId`,
    summary: 'Change role or password of an account, or shut it',
    roles: SETTING_UP,
    body: ChangeStaff,
    answer: StaffMember,
  }),
  listDevices: route({
    method: 'GET',
    path: `${AT}/devices`,
    summary: 'Enrolled devices',
    roles: SETTING_UP,
    answer: z.object({ items: z.array(Device) }),
  }),
  enrolDevice: route({
    method: 'POST',
    path: `${AT}/devices`,
    summary: 'Enrol a kiosk or a display; the token is told once',
    roles: SETTING_UP,
    body: CreateDevice,
    answer: EnrolledDevice,
    status: 201,
  }),
  revokeDevice: route({
    method: 'DELETE',
    path: `${AT}/devices/:deviceId`,
    summary: 'Revoke a device',
    roles: SETTING_UP,
    answer: null,
    status: 204,
  }),

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
  rateTicket: ticketAction('rate', 'Say how it was, once', [...COUNTER, 'customer'], RateTicket),

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

  lobby: route({
    method: 'GET',
    path: `${AT}/lobby`,
    summary: 'The staff view',
    roles: LOOKING,
    answer: ViewSnapshot,
  }),
  board: route({
    method: 'GET',
    path: `${AT}/board`,
    summary: 'The board view',
    roles: ['display', 'kiosk', ...LOOKING],
    answer: ViewSnapshot,
  }),
  journal: route({
    method: 'GET',
    path: `${AT}/journal`,
    summary: 'Commits with their events, after a revision',
    roles: ['auditor', 'integrator', 'admin'],
    query: z.strictObject({
      since: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(1_000).optional(),
    }),
    answer: JournalPage,
  }),
  dayFigures: route({
    method: 'GET',
    path: `${AT}/days/:businessDay`,
    summary: 'Figures of a business day',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    answer: DayFigures,
  }),
  visits: route({
    method: 'GET',
    path: `${AT}/visits`,
    summary: 'Visits of a business day, in the order of arrival',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    query: z.strictObject({
      businessDay: BusinessDaySchema,
      after: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(1_000).optional(),
    }),
    answer: VisitList,
  }),

  simulation: route({
    method: 'GET',
    path: '/demo/simulation',
    summary: 'Whether a day is being simulated; only in demo mode',
    roles: 'public',
    answer: Simulation,
  }),
  startSimulation: route({
    method: 'POST',
    path: '/demo/simulation',
    summary: 'Simulate a day on the demo branch; only in demo mode',
    roles: 'public',
    body: StartSimulation,
    answer: Simulation,
    status: 201,
  }),
  stopSimulation: route({
    method: 'DELETE',
    path: '/demo/simulation',
    summary: 'Stop simulating; only in demo mode',
    roles: 'public',
    answer: null,
    status: 204,
  }),
} as const satisfies Record<string, RouteSpec>;

export type RouteName = keyof typeof ROUTES;
