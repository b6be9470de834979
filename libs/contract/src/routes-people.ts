import { z } from 'zod';
import { route } from './route.js';
import { AT, LOOKING, SETTING_UP } from './route-callers.js';
import { ChangeStaff, CreateStaff, Session, SetUp, SignIn, StaffMember, User } from './staff.js';

/** Signing in, and accounts. */
export const PEOPLE_ROUTES = {
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
} as const;
