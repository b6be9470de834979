import { describe, expect, it } from '@jest/globals';
import { anInstant, anOpenedLobby, forAnyDay, issue, MINUTE_MS } from '@lobbyflow/testing';
import fc from 'fast-check';
import { decide } from './decide.js';
import { applyCommit } from './evolve.js';
import type { LobbyEvent } from './event.js';
import { numbersIn } from './leases.js';
import { presentTickets, type Lobby } from './lobby.js';
import { numberText } from './numbers.js';
import type { ActorId, Instant, LeaseId, TicketId } from './terms.js';

const EIGHT = anInstant(-60);
const NOON = anInstant(180);

/** A kiosk that was cut off took these in, in this order. */
interface Cut {
  readonly device: number;
  readonly arrivals: readonly number[];
}

const aCut = fc.record({
  device: fc.nat({ max: 3 }),
  arrivals: fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 10 }),
});

const leaseId = (device: number) => `lease-${device}` as LeaseId;
const deviceId = (device: number) => `kiosk-${device}` as ActorId;

/** The branch at eight, with a lease for each of four kiosks. */
function lent(): Lobby {
  return [0, 1, 2, 3].reduce<Lobby>((lobby, device) => {
    const decision = decide(
      lobby,
      {
        type: 'lease-numbers',
        leaseId: leaseId(device),
        deviceId: deviceId(device),
        letters: ['A'],
        until: NOON,
      },
      EIGHT,
    );
    return decision.accepted ? applyCommit(lobby, decision.events) : lobby;
  }, anOpenedLobby());
}

/** Every offline take of these kiosks, as it is sent when the link is back. */
function takesOf(cuts: readonly Cut[]) {
  const taken = new Map<number, number>();
  return cuts.flatMap(({ device, arrivals }) =>
    arrivals.flatMap((minute) => {
      const index = taken.get(device) ?? 0;
      taken.set(device, index + 1);
      if (index >= 50) return [];
      const number = numberText('A', 501 + device * 50 + index);
      return [
        issue({
          ticketId: `${number}-of-${device}` as TicketId,
          arrivedAt: (anInstant(0) + minute * MINUTE_MS) as Instant,
          offline: { leaseId: leaseId(device), deviceId: deviceId(device), number },
        }),
      ];
    }),
  );
}

describe('merging what kiosks gave out without a link', () => {
  it('comes to the same queue in whatever order and however often it is sent', () => {
    fc.assert(
      fc.property(
        fc.array(aCut, { minLength: 1, maxLength: 6 }).chain((cuts) => {
          const takes = takesOf(cuts);
          const some = fc.shuffledSubarray(takes, { minLength: takes.length });
          return fc.tuple(fc.constant(takes), some, fc.subarray(takes));
        }),
        ([takes, shuffled, again]) => {
          const merged = (sent: readonly ReturnType<typeof issue>[]) =>
            sent.reduce<Lobby>((lobby, take) => {
              const decision = decide(lobby, take, NOON);
              return decision.accepted ? applyCommit(lobby, decision.events) : lobby;
            }, lent());
          const pictureOf = (lobby: Lobby) =>
            presentTickets(lobby)
              .map(({ number, arrivedAt }) => `${arrivedAt} ${number}`)
              .toSorted();

          const inOrder = merged(takes);
          expect(pictureOf(merged([...shuffled, ...again]))).toEqual(pictureOf(inOrder));
          expect(presentTickets(inOrder)).toHaveLength(takes.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the numbers of any day', () => {
  it('are never given out twice, by the branch or by whatever device', () => {
    forAnyDay((_, journal) => {
      const events = ofDay(journal.flat());
      const issued = events.flatMap((event) =>
        event.type === 'ticket.issued' ? [event.number] : [],
      );
      expect(new Set(issued).size).toBe(issued.length);
    }, 100);
  });

  it('are lent to one device at a time, and never after they were given out', () => {
    forAnyDay((_, journal) => {
      const taken = new Set<string>();
      for (const event of ofDay(journal.flat())) {
        const numbers = event.type === 'numbers.leased' ? event.blocks.flatMap(numbersIn) : [];
        expect(numbers.filter((number) => taken.has(number))).toEqual([]);
        for (const number of numbers) taken.add(number);
        if (event.type === 'ticket.issued') taken.add(event.number);
      }
    }, 100);
  });

  it('are each issued or void once a lease is over: nothing of it is left out', () => {
    forAnyDay(({ after }, journal) => {
      const events = ofDay(journal.flat());
      const used = new Set<string>();
      const lentNow = new Map<string, readonly string[]>();
      for (const event of events) {
        if (event.type === 'ticket.issued') used.add(event.number);
        if (event.type === 'numbers.leased') {
          lentNow.set(event.leaseId, event.blocks.flatMap(numbersIn));
        }
        if (event.type === 'numbers.voided') {
          const all = lentNow.get(event.leaseId) ?? [];
          const unused = all.filter((number) => !used.has(number));
          expect(event.blocks.flatMap(numbersIn)).toEqual(unused);
          lentNow.delete(event.leaseId);
        }
      }
      if (after.businessDay === null) expect([...lentNow.keys()]).toEqual([]);
      else expect([...after.leases.keys()].map(String)).toEqual([...lentNow.keys()]);
    }, 100);
  });
});

function ofDay(events: readonly LobbyEvent[]): readonly LobbyEvent[] {
  const opened = events.findLastIndex(({ type }) => type === 'day.opened');
  return events.slice(Math.max(0, opened));
}
