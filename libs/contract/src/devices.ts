import { z } from 'zod';
import { DeviceIdSchema, InstantSchema } from './ids.js';
import { Label } from './label.js';
import { DEVICE_ROLES } from './staff.js';

/** What a device is enrolled as. */
export const CreateDevice = z.strictObject({ name: Label, role: z.enum(DEVICE_ROLES) });
/** Another name for a device; everything else about it stays. */
export const RenameDevice = z.strictObject({ name: Label });
/** An enrolled device; `revokedAt` is when its token ended. */
export const Device = z.object({
  id: DeviceIdSchema,
  name: z.string(),
  role: z.enum(DEVICE_ROLES),
  enrolledAt: InstantSchema,
  revokedAt: InstantSchema.nullable(),
});
export type Device = z.infer<typeof Device>;
/** The token is told once. */
export const EnrolledDevice = z.object({ device: Device, token: z.string() });
export type EnrolledDevice = z.infer<typeof EnrolledDevice>;

/** Letters of a pairing's code: no vowels, so that no word comes out, and none that look alike. */
export const PAIRING_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
/** Letters of one code: 20⁸, about 34 bits (RFC 8628, 6.1). */
export const PAIRING_CODE_LENGTH = 8;
/** Reads the code that a device shows, without the dash between its halves. */
export const PairingCodeSchema = z
  .string()
  .regex(
    new RegExp(`^[${PAIRING_LETTERS}]{${String(PAIRING_CODE_LENGTH)}}$`),
    `must be ${String(PAIRING_CODE_LENGTH)} letters of ${PAIRING_LETTERS}`,
  )
  .describe('The code that a device shows, without the dash');

/** What a page that is not enrolled wants to become. */
export const BeginPairing = z.strictObject({ role: z.enum(DEVICE_ROLES) });
/** What the page shows until somebody approves it, or its time is over. */
export const Pairing = z.object({ code: PairingCodeSchema, expiresAt: InstantSchema });
export type Pairing = z.infer<typeof Pairing>;
/** A device that waits to be approved, as whoever approves it sees it. */
export const WaitingDevice = Pairing.extend({
  role: z.enum(DEVICE_ROLES),
  address: z.string().describe('Where it asked from'),
  askedAt: InstantSchema,
});
export type WaitingDevice = z.infer<typeof WaitingDevice>;
