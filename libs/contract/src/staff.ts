import { z } from 'zod';
import { BranchIdSchema, StaffIdSchema } from './ids.js';

/** People who sign in. */
export const STAFF_ROLES = [
  'teller',
  'lead',
  'branch-admin',
  'admin',
  'hq',
  'auditor',
  'integrator',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Machines that are enrolled. */
export const DEVICE_ROLES = ['kiosk', 'display'] as const;
export type DeviceRole = (typeof DEVICE_ROLES)[number];

/** Everybody a route can name; `customer` is whoever holds a ticket's token, `pad` the screen of one counter. */
export const ROLES = [...DEVICE_ROLES, ...STAFF_ROLES, 'customer', 'pad'] as const;
export type Role = (typeof ROLES)[number];

const username = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/, 'must be an id');
const password = z.string().min(1).max(200);

/** What somebody signs in with. */
export const SignIn = z.strictObject({ username, password });
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in. */
export const User = z.object({
  id: StaffIdSchema,
  username: z.string(),
  role: z.enum(ROLES),
  branchId: BranchIdSchema.nullable().describe('`null`: at home in every branch'),
});
export type User = z.infer<typeof User>;

/** A session just begun; the token is told once. */
export const Session = z.object({ token: z.string(), user: User });
export type Session = z.infer<typeof Session>;

/** What a new account is made of. */
export const CreateStaff = z.strictObject({
  username,
  password,
  role: z.enum(STAFF_ROLES),
});
/** What changes about an account; what is left out stays. */
export const ChangeStaff = z
  .strictObject({
    password: password.optional(),
    role: z.enum(STAFF_ROLES).optional(),
    isActive: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must change something');

/** An account, as those who set the branch up see it. */
export const StaffMember = User.extend({ isActive: z.boolean() });
export type StaffMember = z.infer<typeof StaffMember>;

/** The first admin of an installation, and the code printed at install. */
export const SetUp = z.strictObject({ code: z.string().min(1).max(100), username, password });
