import type { ProblemCode } from '@lobbyflow/contract';
import {
  type AppointmentPolicy,
  type BranchConfig,
  GENERAL_LANE,
  type Instant,
  type LaneId,
} from '@lobbyflow/engine';
import type { StoredAppointment } from './appointments.repository.js';

const MINUTE_MS = 60_000;

/** What holds where a branch has set nothing. */
export const USUAL_APPOINTMENTS: AppointmentPolicy = {
  earlyMs: 15 * MINUTE_MS,
  lateMs: 10 * MINUTE_MS,
};

/** What coming for an appointment comes to: the lane, or why not. */
export type CheckIn = { readonly laneId: LaneId } | { readonly problem: ProblemCode };

/**
 * Ranks somebody who comes for an appointment. In time is from `earlyMs` before
 * the window to `lateMs` after it, both included. Who is late waits like
 * everybody; who is early is asked to wait, since the lobby never holds the future.
 *
 * @param wished - a lane that was asked for; it counts where it is worth more
 */
export function checkIn(
  appointment: StoredAppointment,
  {
    config,
    now,
    wished,
  }: { readonly config: BranchConfig; readonly now: Instant; readonly wished: LaneId | null },
): CheckIn {
  const { startsAt, endsAt, cancelledAt, ticketId } = appointment;
  const { earlyMs, lateMs } = config.appointments ?? USUAL_APPOINTMENTS;
  if (cancelledAt !== null) return { problem: 'appointment-cancelled' };
  if (ticketId !== null) return { problem: 'appointment-used' };
  if (now < startsAt - earlyMs) return { problem: 'appointment-early' };
  if (now > endsAt + lateMs) return { laneId: wished ?? GENERAL_LANE };
  return { laneId: worthMore(config, laneOf(appointment, config), wished) };
}

/** A lane that is gone since it was booked counts as none. */
function laneOf({ laneId }: StoredAppointment, { lanes }: BranchConfig): LaneId {
  const booked = lanes.find(({ id }) => id === laneId);
  return (booked ?? lanes.find(({ kind }) => kind === 'appointment'))?.id ?? GENERAL_LANE;
}

/** The lane with the larger head start; the first of two alike. */
export function worthMore(
  { lanes }: Pick<BranchConfig, 'lanes'>,
  first: LaneId,
  second: LaneId | null,
): LaneId {
  const creditOf = (laneId: LaneId) => lanes.find(({ id }) => id === laneId)?.creditMs ?? -1;
  return second === null || creditOf(second) <= creditOf(first) ? first : second;
}
