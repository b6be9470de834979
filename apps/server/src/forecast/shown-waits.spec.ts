import { describe, expect, it } from '@jest/globals';
import type { TicketId } from '@lobbyflow/engine';
import { CASH, GENERAL, MINUTE_MS } from '@lobbyflow/testing';
import { type NextWaits, ShownWaits } from './shown-waits.js';

const ME = 'ticket-1' as TicketId;
const WHO = { serviceId: CASH, laneId: GENERAL };
const minutes = (p50: number, p90: number) => ({ p50: p50 * MINUTE_MS, p90: p90 * MINUTE_MS });

function next(ticket: readonly [number, number] | null, newcomer?: [number, number]): NextWaits {
  return {
    tickets: new Map([[ME, ticket === null ? null : minutes(...ticket)]]),
    newcomers: newcomer === undefined ? [] : [{ who: WHO, range: minutes(...newcomer) }],
  };
}
const nobody = () => null;
const at = (minute: number) => minute * MINUTE_MS;

describe('The waits that are shown', () => {
  it('run down with the time, a minute a step, and never below none', () => {
    const shown = new ShownWaits();
    shown.take(next([10, 16]), at(0), nobody);

    expect(shown.ofTicket(ME, at(0))).toEqual(minutes(10, 16));
    expect(shown.ofTicket(ME, at(0) + 20_000)).toEqual(minutes(10, 16));
    expect(shown.ofTicket(ME, at(3))).toEqual(minutes(7, 13));
    expect(shown.ofTicket(ME, at(12))).toEqual(minutes(0, 4));
  });

  it('do not flicker: what a forecast moves by less than two minutes stays', () => {
    const shown = new ShownWaits();
    shown.take(next([10, 16], [12, 18]), at(0), nobody);
    shown.take(next([10.5, 14.5], [13, 17]), at(1), nobody);

    expect(shown.ofTicket(ME, at(1))).toEqual(minutes(9, 15));
    expect(shown.ofNewcomer(WHO)).toEqual(minutes(12, 18));
  });

  it('follow what moves more, and tell nothing that nobody knows', () => {
    const shown = new ShownWaits();
    shown.take(next([10, 16], [12, 18]), at(0), nobody);
    shown.take(next([16, 24], [20, 30]), at(1), nobody);
    expect(shown.ofTicket(ME, at(1))).toEqual(minutes(16, 24));
    expect(shown.ofNewcomer(WHO)).toEqual(minutes(20, 30));

    shown.take(next(null), at(2), nobody);

    expect(shown.ofTicket(ME, at(2))).toBeNull();
    expect(shown.ofNewcomer(WHO)).toBeNull();
  });

  it('begin for who has come since with what newcomers were shown', () => {
    const shown = new ShownWaits();
    shown.take({ tickets: new Map(), newcomers: next(null, [12, 18]).newcomers }, at(0), nobody);

    shown.take(next([11, 17]), at(1), () => WHO);

    expect(shown.ofTicket(ME, at(1))).toEqual(minutes(11, 17));
    shown.take(next([11.5, 18]), at(1), () => WHO);
    expect(shown.ofTicket(ME, at(1))).toEqual(minutes(11, 17));
  });
});
