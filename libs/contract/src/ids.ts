import type { BranchId, CounterId, LaneId, ServiceId, TicketId } from '@lobbyflow/engine/terms';
import { z } from 'zod';

/** Letters, digits and `. _ -`, beginning with a letter or digit: safe in a path, a key and a log. */
const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/;

const id = <Id extends string>(what: string) =>
  z
    .string()
    .regex(ID_PATTERN, `must be an id: ${ID_PATTERN.source}`)
    .describe(what) as unknown as z.ZodType<Id, string>;

/** Reads the id of a branch. */
export const BranchIdSchema = id<BranchId>('A branch, such as `demo`');
/** Reads the id of a counter. */
export const CounterIdSchema = id<CounterId>('A counter of the branch, such as `1`');
/** Reads the id of a service. */
export const ServiceIdSchema = id<ServiceId>('A service of the branch, such as `cash`');
/** Reads the id of a lane. */
export const LaneIdSchema = id<LaneId>('A lane of the branch, such as `protected`');
/** Reads the id of a ticket. */
export const TicketIdSchema = id<TicketId>('A ticket of the branch');
/** Reads the id of an account. */
export const StaffIdSchema = id<string>('An account of a member of staff');
/** Reads the id of a device. */
export const DeviceIdSchema = id<string>('An enrolled device');

/** Made by the sender, one for each wish; the same id again is answered with the same answer. */
export const CommandIdSchema = z.uuid().describe('`Idempotency-Key`: a UUID made by the sender');

/** A business day of a branch, such as `2026-01-05`. */
export const BusinessDaySchema = z.iso.date();

/** An instant on the wire: RFC 3339, UTC, milliseconds. */
export const InstantSchema = z.iso.datetime();
