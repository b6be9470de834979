import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aCounterConfig,
  aLobby,
  anInstant,
  anyConfig,
  aPolicy,
  CASH,
  GENERAL,
  issue,
  LANES,
  LOANS,
  ofTicket,
  play,
  press,
  PROTECTED,
  SERVICES,
  step,
  VIP,
} from '@lobbyflow/testing';
import fc from 'fast-check';
import { askOf } from './ask.js';
import { isDeferred, isEligible } from './call-order.js';
import type { BranchConfig } from './config.js';
import { countAhead } from './count-ahead.js';
import { decide } from './decide.js';
import { type Lobby, presentTickets } from './lobby.js';
import type { Instant, LaneId, ServiceId, TicketId } from './terms.js';
import type { Ticket } from './ticket.js';

/** Presses of one lobby, one after the other; each customer who is called is served at once. */
type Act =
  | {
      readonly what: 'arrival';
      readonly serviceId: ServiceId;
      readonly laneId: LaneId;
      readonly boundTo: number | null;
      readonly isPostponed: boolean;
    }
  | { readonly what: 'press'; readonly counter: number };

/** A flood of everything that goes before a general customer, with a few of them in it. */
const flood = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        what: fc.constant('arrival' as const),
        serviceId: fc.constantFrom(...SERVICES),
        laneId: fc.constantFrom(GENERAL, PROTECTED, PROTECTED, VIP, VIP),
        boundTo: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }),
        isPostponed: fc.constantFrom(false, false, false, false, true),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        what: fc.constant('press' as const),
        counter: fc.integer({ min: 1, max: 4 }),
      }),
    },
  ),
  { minLength: 10, maxLength: 70 },
) satisfies fc.Arbitrary<Act[]>;

interface Pressed {
  readonly before: Lobby;
  readonly counterId: string;
  readonly now: Instant;
  /** Who was called; `null` when the press was refused. */
  readonly called: Ticket | null;
  readonly rule: string | null;
}

function* pressesOf(config: BranchConfig, acts: readonly Act[]): Generator<Pressed> {
  let lobby = aLobby({ config });
  let arrivals = 0;
  for (const [index, act] of acts.entries()) {
    const now = (anInstant(0) + index * 20_000) as Instant;
    if (act.what === 'arrival') {
      arrivals += 1;
      lobby = arrived(lobby, act, `t${arrivals}` as TicketId, now);
      continue;
    }
    const counter = [...lobby.counters.keys()][act.counter - 1];
    if (counter === undefined) continue;
    const decision = decide(lobby, press('call-next', counter), now);
    const [event] = decision.accepted ? decision.events : [];
    const called = event?.type === 'ticket.called' ? event : null;
    const ticket = called && lobby.tickets.get(called.ticketId);
    yield {
      before: lobby,
      counterId: counter,
      now,
      called: ticket ?? null,
      rule: called?.reason.rule ?? null,
    };
    if (!decision.accepted) continue;
    const keys = (['call-next', 'start', 'finish'] as const).map((key) => press(key, counter));
    lobby = play(lobby, now, ...keys);
  }
}

function arrived(
  lobby: Lobby,
  act: Extract<Act, { what: 'arrival' }>,
  id: TicketId,
  now: Instant,
): Lobby {
  const { serviceId, laneId, boundTo, isPostponed } = act;
  const there = play(lobby, now, issue({ ticketId: id, serviceId, laneId }));
  const counterId = boundTo === null ? undefined : [...lobby.counters.keys()][boundTo - 1];
  const to = counterId && { counterId };
  const bound = to ? play(there, now, ofTicket('transfer-ticket', id, { to })) : there;
  return isPostponed ? play(bound, now, ofTicket('postpone', id)) : bound;
}

/** Whether an ordinary customer who came earlier and could have been called here was passed. */
function passesGeneral({ before, counterId, now, called }: Pressed): boolean {
  const counter = [...before.counters.values()].find(({ id }) => id === counterId)!;
  const ask = askOf(before, counter, now)!;
  return presentTickets(before).some(
    (ticket) =>
      ticket.laneId === GENERAL &&
      (ticket.arrivedAt < called!.arrivedAt ||
        (ticket.arrivedAt === called!.arrivedAt && ticket.sequence < called!.sequence)) &&
      !isDeferred(ticket, ask) &&
      isEligible(ticket, ask),
  );
}

describe('the presses of any lobby', () => {
  it('never pass a general customer more than k − 1 times in a row in a group, whatever the rule (n:m bound; reserved counters aside)', () => {
    fc.assert(
      fc.property(anyConfig, flood, (config, acts) => {
        const rows = new Map<string, number>();
        for (const pressed of pressesOf(config, acts)) {
          const { group, ownLanes } = pressed.before.index.askers.get(pressed.counterId as never)!;
          if (pressed.called === null || ownLanes !== null) continue;
          const row = passesGeneral(pressed) ? (rows.get(group) ?? 0) + 1 : 0;
          rows.set(group, row);

          expect(row).toBeLessThanOrEqual(config.policy.floorEvery - 1);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('never fail while somebody who may be called at that counter waits', () => {
    fc.assert(
      fc.property(anyConfig, flood, (config, acts) => {
        for (const { before, counterId, now, called } of pressesOf(config, acts)) {
          const counter = [...before.counters.values()].find(({ id }) => id === counterId)!;
          const ask = askOf(before, counter, now)!;
          const isSomebodyThere = presentTickets(before).some((ticket) => isEligible(ticket, ask));

          expect(called !== null).toBe(isSomebodyThere);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** One group of counters for everybody, and no floor: what a place in the line promises. */
const alike = aConfig({
  counters: [aCounterConfig(), aCounterConfig({ id: '2' as never })],
  policy: aPolicy({ floorEvery: 1_000, callGapMs: 0 }),
});
const visitors = fc.array(
  fc.record({
    serviceId: fc.constantFrom(CASH, LOANS),
    laneId: fc.constantFrom(...LANES),
    minute: fc.integer({ min: 0, max: 8 }),
  }),
  { minLength: 1, maxLength: 12 },
);

function lineOf(
  drafts: readonly { serviceId: ServiceId; laneId: LaneId; minute: number }[],
): Lobby {
  const issued = drafts.map(({ minute, ...over }, index) => {
    return issue({ ...over, ticketId: `t${index}` as TicketId, arrivedAt: anInstant(minute) });
  });
  return play(aLobby({ config: alike }), anInstant(9), ...issued);
}

/** Ids in the order in which two counters call them when nobody else comes. */
function callsTo(lobby: Lobby): TicketId[] {
  const called: TicketId[] = [];
  let at = lobby;
  while (presentTickets(at).length > 0) {
    const counter = (called.length % 2) + 1;
    const { lobby: after, events } = step(at, press('call-next', counter), anInstant(10));
    const [event] = events;
    if (event?.type === 'ticket.called') called.push(event.ticketId);
    at = play(after, anInstant(10), press('start', counter), press('finish', counter));
  }
  return called;
}

function expectCounted(lobby: Lobby): void {
  const ahead = presentTickets(lobby).map((ticket) => [ticket.id, countAhead(lobby, ticket)]);
  const places = callsTo(lobby).map((id, place) => [id, place]);
  expect(Object.fromEntries(ahead)).toEqual(Object.fromEntries(places));
}

describe('a place in the line of one group of counters, when nobody else comes', () => {
  it('is after exactly as many calls as were told', () => {
    fc.assert(
      fc.property(visitors, (drafts) => expectCounted(lineOf(drafts))),
      { numRuns: 200 },
    );
  });

  it('is so too when some were pulled forward', () => {
    const lots = fc.array(fc.nat({ max: 11 }), { maxLength: 3 });
    fc.assert(
      fc.property(visitors, lots, (drafts, pulled) => {
        const urgent = [...new Set(pulled)].filter((index) => index < drafts.length);
        const acts = urgent.map((index) =>
          ofTicket('pull-forward', `t${index}`, { reason: 'urgent' }),
        );

        expectCounted(play(lineOf(drafts), anInstant(9), ...acts));
      }),
      { numRuns: 200 },
    );
  });

  it('is so too when one let others go first', () => {
    fc.assert(
      fc.property(visitors, fc.nat({ max: 11 }), (drafts, lot) => {
        const postponed = ofTicket('postpone', `t${lot % drafts.length}`);

        expectCounted(play(lineOf(drafts), anInstant(9), postponed));
      }),
      { numRuns: 400 },
    );
  });

  it('never gets worse by a call of somebody else', () => {
    fc.assert(
      fc.property(visitors, (drafts) => {
        const before = lineOf(drafts);
        const after = play(before, anInstant(10), press('call-next'));

        for (const ticket of presentTickets(after)) {
          const was = countAhead(before, before.tickets.get(ticket.id)!)!;
          expect(countAhead(after, ticket) ?? 0).toBe(Math.max(0, was - 1));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('lets a general customer be passed only by those who come within a credit (head start lemma, press by press)', () => {
    fc.assert(
      fc.property(visitors, (drafts) => {
        const lobby = lineOf(drafts);
        const tickets = new Map(presentTickets(lobby).map((ticket) => [ticket.id, ticket]));
        const order = callsTo(lobby).map((id) => tickets.get(id)!);

        order.forEach((first, place) => {
          for (const later of order.slice(place + 1)) {
            const came = first.arrivedAt - later.arrivedAt;
            const credit = ({ laneId }: Ticket) => lobby.index.lanes.get(laneId)!.creditMs;
            expect(came).toBeLessThanOrEqual(Math.max(0, credit(first) - credit(later)));
          }
        });
      }),
      { numRuns: 100 },
    );
  });
});
