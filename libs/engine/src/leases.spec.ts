import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  anInstant,
  anOpenedLobby,
  aPolicy,
  aService,
  issue,
  LOANS,
  openDay,
  play,
  press,
  step,
} from '@lobbyflow/testing';
import type { CommandOf, IssueCommand } from './command.js';
import { decide } from './decide.js';
import type { Lobby } from './lobby.js';
import { ticketOf } from './lobby.js';
import type { ActorId, BusinessDay, LeaseId, ServiceId, TicketId } from './terms.js';

const EIGHT = anInstant(-60);
const NINE = anInstant(0);
const L1 = 'lease-1' as LeaseId;
const KIOSK = 'kiosk-1' as ActorId;
const id = (name: string) => name as TicketId;

const lease = (over: Partial<CommandOf<'lease-numbers'>> = {}): CommandOf<'lease-numbers'> => ({
  type: 'lease-numbers',
  leaseId: L1,
  deviceId: KIOSK,
  letters: null,
  until: anInstant(480),
  ...over,
});
const giveBack = (over: Partial<CommandOf<'return-numbers'>> = {}) =>
  ({ type: 'return-numbers', leaseId: L1, deviceId: KIOSK, ...over }) as const;
const offline = (number: string, over: Partial<IssueCommand> = {}) =>
  issue({
    ticketId: id(number),
    arrivedAt: NINE,
    offline: { leaseId: L1, deviceId: KIOSK, number },
    ...over,
  });
const leased = (lobby: Lobby = anOpenedLobby()) => play(lobby, EIGHT, lease());
const refusalOf = (lobby: Lobby, command: Parameters<typeof decide>[1], now = anInstant(5)) => {
  const decision = decide(lobby, command, now);
  return decision.accepted ? null : decision.refusal;
};
const blocksOf = (lobby: Lobby, command = lease()) => {
  const [event] = step(lobby, command, NINE).events;
  return event?.type === 'numbers.leased' ? event.blocks : null;
};

describe('a lease', () => {
  it('is fifty numbers of each letter that is offered, far from those of the branch itself', () => {
    expect(blocksOf(anOpenedLobby())).toEqual([
      { letter: 'A', from: 501, to: 550 },
      { letter: 'B', from: 501, to: 550 },
    ]);
  });

  it('is as large, and begins where, the branch has set', () => {
    const config = { ...aConfig(), offline: { blockSize: 20, numberStart: 801 } };

    const letters = ['A'];
    expect(blocksOf(anOpenedLobby(config), lease({ letters }))).toEqual([
      { letter: 'A', from: 801, to: 820 },
    ]);
  });

  it('begins behind every other, of whatever device, and given back or not', () => {
    const lobby = play(leased(), NINE, giveBack());

    const other = lease({ leaseId: 'lease-2' as LeaseId, deviceId: 'kiosk-2' as ActorId });
    expect(blocksOf(lobby, other)?.[0]).toEqual({ letter: 'A', from: 551, to: 600 });
  });

  it('begins behind numbers that the branch itself has come to', () => {
    const config = aConfig({ policy: aPolicy({ numberStart: 600 }) });
    const lobby = play(anOpenedLobby(config), NINE, issue({ ticketId: id('t1') }));

    expect(blocksOf(lobby)?.[0]).toEqual({ letter: 'A', from: 601, to: 650 });
  });

  it('leaves the numbers of the branch as they are, until they come to it and pass it by', () => {
    const start = aConfig({ policy: aPolicy({ numberStart: 500 }) });
    const numbers: string[] = [];
    let lobby = leased(anOpenedLobby(start));
    for (const name of ['t1', 't2', 't3']) {
      lobby = play(lobby, NINE, issue({ ticketId: id(name) }));
      numbers.push(ticketOf(lobby, id(name))?.number ?? '');
    }

    const next = lease({ leaseId: 'lease-2' as LeaseId });
    expect(numbers).toEqual(['A500', 'A551', 'A552']);
    expect(blocksOf(lobby, next)?.[0]).toEqual({ letter: 'A', from: 553, to: 602 });
  });

  it('is refused for letters that no offered service has, and for a name that is taken', () => {
    const closed = aService({ id: 'fx' as ServiceId, letter: 'F', isOffered: false });
    const config = aConfig({ services: [aService(), closed] });

    expect(refusalOf(anOpenedLobby(config), lease({ letters: ['F', 'Z'] }))).toBe(
      'unknown-service',
    );
    expect(refusalOf(leased(), lease())).toBe('wrong-state');
  });

  it('is refused to a device that has four blocks of a letter unused', () => {
    let lobby = anOpenedLobby();
    for (const name of ['1', '2', '3', '4']) {
      lobby = play(lobby, NINE, lease({ leaseId: `lease-${name}` as LeaseId, letters: ['A'] }));
    }

    const fifth = { leaseId: 'lease-5' as LeaseId };
    expect(refusalOf(lobby, lease({ ...fifth, letters: ['A'] }))).toBe('lease-limit');
    expect(refusalOf(lobby, lease({ ...fifth, letters: ['B'] }))).toBeNull();
    expect(refusalOf(lobby, lease({ ...fifth, deviceId: 'kiosk-2' as ActorId }))).toBeNull();
  });
});

describe('a number that was given out without a link', () => {
  it('waits since its customer came, before those who came later', () => {
    const lobby = play(leased(), anInstant(3), issue({ ticketId: id('later') }));

    const merged = play(lobby, anInstant(5), offline('A501'));

    expect(ticketOf(merged, id('A501'))).toMatchObject({
      number: 'A501',
      arrivedAt: NINE,
      legStartedAt: NINE,
      sequence: 2,
    });
    const { events } = step(
      play(merged, anInstant(5), press('open')),
      press('call-next'),
      anInstant(6),
    );
    expect(events).toMatchObject([{ type: 'ticket.called', ticketId: 'A501' }]);
  });

  it('leaves the next number of the branch as it was', () => {
    const lobby = play(leased(), anInstant(5), offline('A501'), issue({ ticketId: id('t1') }));

    expect(ticketOf(lobby, id('t1'))?.number).toBe('A001');
  });

  it.each([
    ['before the lease', anInstant(-90), EIGHT],
    ['after now', anInstant(60), anInstant(5)],
  ])('came when it could have at most, where the clock says %s', (_, arrivedAt, meant) => {
    const lobby = play(leased(), anInstant(5), offline('A501', { arrivedAt }));

    expect(ticketOf(lobby, id('A501'))?.arrivedAt).toBe(meant);
  });

  it('counts though its service was taken out of the offer meanwhile', () => {
    const services = [aService({ isOffered: false })];
    const config = aConfig({ services });
    const lobby = play(leased(), NINE, { type: 'publish-config', config });

    expect(refusalOf(lobby, offline('A501'))).toBeNull();
    expect(refusalOf(lobby, issue({ ticketId: id('t1') }))).toBe('service-not-offered');
  });

  it('is given out once', () => {
    const lobby = play(leased(), anInstant(5), offline('A501'));

    expect(refusalOf(lobby, offline('A501', { ticketId: id('again') }))).toBe('number-used');
  });

  it.each(['A500', 'A551', 'B551', 'Z501', 'A0501', '501'])(
    'is one of the lease, which %s is not',
    (number) => {
      expect(refusalOf(leased(), offline(number))).toBe('number-not-leased');
    },
  );

  it('is the device’s own: the lease of another looks like one that is not there', () => {
    const stolen = { leaseId: L1, deviceId: 'kiosk-2' as ActorId, number: 'A501' };
    const missing = { ...stolen, leaseId: 'nothing' as LeaseId };

    expect(refusalOf(leased(), offline('A501', { offline: stolen }))).toBe('lease-unknown');
    expect(refusalOf(leased(), offline('A501', { offline: missing }))).toBe('lease-unknown');
    expect(refusalOf(leased(), giveBack({ deviceId: 'kiosk-2' as ActorId }))).toBe('lease-unknown');
  });

  it('is of any letter that was lent', () => {
    const lobby = play(leased(), anInstant(5), offline('B501', { serviceId: LOANS }));

    expect(ticketOf(lobby, id('B501'))).toMatchObject({ serviceId: LOANS, number: 'B501' });
  });
});

describe('what became of a lease', () => {
  const used = () => play(leased(), anInstant(5), offline('A501'), offline('A504'));

  it('is told number by number when it is given back', () => {
    const { events, lobby } = step(used(), giveBack(), anInstant(6));

    expect(events).toEqual([
      {
        type: 'numbers.voided',
        leaseId: L1,
        cause: 'returned',
        blocks: [
          { letter: 'A', from: 502, to: 503 },
          { letter: 'A', from: 505, to: 550 },
          { letter: 'B', from: 501, to: 550 },
        ],
        at: anInstant(6),
      },
    ]);
    expect(refusalOf(lobby, offline('A502'))).toBe('lease-unknown');
  });

  it.each([true, false])('is told when the business day ends; by a roll: %s', (isRoll) => {
    const { events } = step(used(), { type: 'close-day', isRoll }, anInstant(480));

    const voided = events.filter(({ type }) => type === 'numbers.voided');
    expect(voided).toMatchObject([{ leaseId: L1, cause: 'day-closed' }]);
    expect(events.at(-1)?.type).toBe('day.closed');
  });

  it('is over with its day: the next knows nothing of it, and begins anew', () => {
    const closed = play(used(), anInstant(480), { type: 'close-day', isRoll: true });
    const businessDay = '2026-01-06' as BusinessDay;
    const carriedOff = { ...closed, present: anOpenedLobby().present };
    const next = play(carriedOff, anInstant(500), openDay({ businessDay }));

    expect(refusalOf(closed, offline('A502'), anInstant(481))).toBe('day-not-open');
    expect(refusalOf(next, offline('A502'), anInstant(501))).toBe('lease-unknown');
    expect(blocksOf(next)?.[0]).toEqual({ letter: 'A', from: 501, to: 550 });
  });

  it('says nothing of a branch that lends none', () => {
    const { events } = step(anOpenedLobby(), { type: 'close-day', isRoll: false }, NINE);

    expect(events.map(({ type }) => type)).toEqual(['day.closed']);
  });
});

it('takes no ticket of a service that is gone, with a link or without', () => {
  const nothing = { serviceId: 'nothing' as ServiceId };

  expect(refusalOf(leased(), offline('A501', nothing))).toBe('unknown-service');
});
