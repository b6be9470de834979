import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aLane,
  anInstant,
  CASH,
  GENERAL,
  MINUTE_MS,
  PROTECTED,
  VIP,
} from '@lobbyflow/testing';
import type { LaneId } from '@lobbyflow/engine';
import type { StoredAppointment } from './appointments.repository.js';
import { checkIn } from './check-in.js';

const BOOKED = 'appointment' as LaneId;
const config = aConfig({
  lanes: [
    aLane(),
    aLane({ id: BOOKED, kind: 'appointment', creditMs: 10 * MINUTE_MS }),
    aLane({ id: PROTECTED, kind: 'protected', creditMs: 12 * MINUTE_MS }),
    aLane({ id: VIP, kind: 'vip', creditMs: 5 * MINUTE_MS }),
  ],
});

/** For cash, from 09:30 to 10:00. */
const anAppointment = (over: Partial<StoredAppointment> = {}): StoredAppointment => ({
  branchId: 'north' as never,
  code: 'BOOK1',
  serviceId: CASH,
  laneId: null,
  startsAt: anInstant(30),
  endsAt: anInstant(60),
  bookedAt: anInstant(-600),
  bookedBy: 'app' as never,
  cancelledAt: null,
  ticketId: null,
  ...over,
});
const at = (minute: number, over: Partial<StoredAppointment> = {}, wished: LaneId | null = null) =>
  checkIn(anAppointment(over), { config, now: anInstant(minute), wished });

describe('coming for an appointment', () => {
  it.each([
    [14.9, { problem: 'appointment-early' }],
    [15, { laneId: BOOKED }],
    [45, { laneId: BOOKED }],
    [70, { laneId: BOOKED }],
    [70.1, { laneId: GENERAL }],
  ])('at minute %s, of a window from 30 to 60, comes to %j', (minute, expected) => {
    expect(at(minute)).toEqual(expected);
  });

  it('goes by the times that the branch has set', () => {
    const appointments = { earlyMs: 0, lateMs: 30 * MINUTE_MS };
    const strict = (minute: number) =>
      checkIn(anAppointment(), {
        config: { ...config, appointments },
        now: anInstant(minute),
        wished: null,
      });

    expect(strict(29)).toEqual({ problem: 'appointment-early' });
    expect(strict(90)).toEqual({ laneId: BOOKED });
  });

  it('is good once, and not after it was cancelled', () => {
    expect(at(30, { ticketId: 't1' as never })).toEqual({ problem: 'appointment-used' });
    expect(at(30, { cancelledAt: anInstant(1) })).toEqual({ problem: 'appointment-cancelled' });
  });

  it('gives the lane that was booked, or the usual one where that is gone', () => {
    expect(at(30, { laneId: VIP })).toEqual({ laneId: VIP });
    expect(at(30, { laneId: 'gold' as LaneId })).toEqual({ laneId: BOOKED });
  });

  it('takes nothing from whoever has a better lane anyway, early or late', () => {
    expect(at(30, {}, PROTECTED)).toEqual({ laneId: PROTECTED });
    expect(at(30, {}, VIP)).toEqual({ laneId: BOOKED });
    expect(at(90, {}, PROTECTED)).toEqual({ laneId: PROTECTED });
  });
});
