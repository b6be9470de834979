import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aLobby,
  anInstant,
  aTeller,
  aTicket,
  issue,
  LEAD,
  LOANS,
  ofTicket,
  play,
  press,
  PROTECTED,
  refusalOf,
  SECOND_MS,
  step,
} from '@lobbyflow/testing';
import type { Command } from './command.js';
import { type Lobby, overtakesInRow, ticketOf } from './lobby.js';
import type { CounterId, Instant, TicketId } from './terms.js';
import { undoableAt } from './undo.js';

const T1 = 'ticket-1' as TicketId;
const C1 = '1' as CounterId;
const C2 = '2' as CounterId;
const now = anInstant(5);
const soon = (now + 5 * SECOND_MS) as Instant;
const tickets = [1, 2, 3].map((sequence) => aTicket({ sequence }));
const waiting = aLobby({ tickets });
const called = play(waiting, now, press('call-next'));
const serving = play(called, now, press('start'));
const calledOf = (lobby: Lobby, counterId = C1) => lobby.counters.get(counterId)?.ticketId;

/** What must be as it was: everything but the revisions of the commits. */
function picture(lobby: Lobby) {
  const ticket = ticketOf(lobby, T1);
  return {
    ticket: { ...ticket, revision: 0 },
    counter: { ...lobby.counters.get(C1), undo: null },
    tally: lobby.tally,
    waiting: [...lobby.queues.values()].flatMap((queue) =>
      queue.tickets.values().map(({ id }) => id),
    ),
    missed: lobby.missed.size,
    callsOfService: lobby.callsOfService.get(tickets[0]!.serviceId) ?? 0,
  };
}

const UNDOABLE_ACTS: readonly (readonly [string, Lobby, Command])[] = [
  ['call-next', waiting, press('call-next')],
  ['no-show', called, press('no-show')],
  ['finish', serving, press('finish')],
  ['hold', serving, press('hold')],
  ['transfer', serving, press('transfer', 1, { to: { serviceId: LOANS } })],
];

describe('undo', () => {
  it.each(UNDOABLE_ACTS)(
    'of %s puts ticket, counter and counts back as they were',
    (action, before, act) => {
      const done = play(before, now, act);

      const { lobby, events } = step(done, press('undo'), soon);

      expect(picture(done)).not.toEqual(picture(before));
      expect(picture(lobby)).toEqual(picture(before));
      expect(events).toEqual([
        { type: 'command.undone', action, by: 'teller1', ticketId: T1, counterId: C1, at: soon },
      ]);
    },
  );

  it.each(UNDOABLE_ACTS)(
    'of %s is a commit of its own, and changes the ticket by it',
    (_, before, act) => {
      const done = play(before, now, act);

      const { lobby } = step(done, press('undo'), soon);

      expect(lobby.revision).toBe(done.revision + 1);
      expect(ticketOf(lobby, T1)?.revision).toBe(lobby.revision);
    },
  );

  it('of a finish takes back the next leg of the visit', () => {
    const visit = issue({ laterServiceIds: [LOANS] });
    const there = play(aLobby(), now, visit, press('call-next'), press('start'));
    const next = play(there, now, press('finish'));

    const back = play(next, soon, press('undo'));

    expect(picture(back)).toEqual(picture(there));
    expect(back.tally.served).toBe(0);
  });

  it('is over a moment after the limit', () => {
    const late = (soon + 1) as Instant;

    expect(undoableAt(called, called.counters.get(C1)!, soon)?.action).toBe('call-next');
    expect(undoableAt(called, called.counters.get(C1)!, late)).toBeNull();
    expect(refusalOf(called, press('undo'), late)).toBe('nothing-to-undo');
  });

  it('is for whoever did it: neither the lead nor another teller takes it back', () => {
    expect(refusalOf(called, press('undo', 1, { by: LEAD }), soon)).toBe('nothing-to-undo');
    expect(refusalOf(called, press('undo', 1, { by: aTeller(2) }), soon)).toBe('not-your-counter');
  });

  it('happens once', () => {
    const undone = play(called, soon, press('undo'));

    expect(refusalOf(undone, press('undo'), soon)).toBe('nothing-to-undo');
  });
});

describe('an act is final once', () => {
  const noShow = play(called, now, press('no-show'));
  const cases: readonly (readonly [string, Lobby, Command])[] = [
    ['the service was started', called, press('start')],
    ['the customer was called again', called, press('recall')],
    ['the counter called the next', noShow, press('call-next')],
    ['the missed customer returned', noShow, ofTicket('return', T1)],
    ['the missed customer left', noShow, ofTicket('abandon', T1)],
    ['the called customer left', called, ofTicket('abandon', T1)],
    ['the counter was paused', noShow, press('pause', 1, { reason: 'break' })],
    ['the counter was closed', noShow, press('close')],
    ['the held customer was resumed', play(serving, now, press('hold')), ofTicket('resume', T1)],
    [
      'the served customer rated',
      play(serving, now, press('finish')),
      ofTicket('rate', T1, { score: 5, reasons: [] }),
    ],
    ['new rules were published', called, { type: 'publish-config', config: aConfig() }],
  ];

  it.each(cases)('%s', (_, before, act) => {
    expect(undoableAt(before, before.counters.get(C1)!, soon)).not.toBeNull();

    const after = play(before, soon, act);

    expect(undoableAt(after, after.counters.get(C1)!, soon)?.ticket.id).not.toBe(T1);
  });

  it('staff chose the ticket themselves: a picked call is never undone', () => {
    const picked = play(waiting, now, press('call', 1, { ticketId: T1, reason: 'urgent' }));

    expect(refusalOf(picked, press('undo'), soon)).toBe('nothing-to-undo');
  });
});

describe('an undo leaves what others did', () => {
  it('takes back its own call and keeps the count of a call made since', () => {
    const both = play(called, now, press('call-next', 2));

    const undone = play(both, soon, press('undo'));

    expect(undone.callsOfService.get(tickets[0]!.serviceId)).toBe(1);
    expect(calledOf(undone, C2)).toBe('ticket-2');
    expect(calledOf(undone)).toBeNull();
  });

  it('keeps the count of calls when something else is taken back', () => {
    const finished = play(serving, now, press('finish'), press('call-next', 2));

    const undone = play(finished, soon, press('undo'));

    expect(undone.callsOfService.get(tickets[0]!.serviceId)).toBe(2);
  });

  it('keeps the row of overtaking calls exact, in whichever order two are taken back', () => {
    const greens = [4, 5, 6, 7].map((sequence) =>
      aTicket({ sequence, laneId: PROTECTED, arrivedAt: anInstant(1) }),
    );
    const counters = ['1', '2'] as const;
    const busy = aLobby({ tickets: [...tickets, ...greens] });
    const group = busy.index.askers.get(C1)!.group;
    const row = (lobby: Lobby) => overtakesInRow(lobby, group);
    const one = play(busy, now, press('call-next'), press('start'), press('finish'));
    const two = play(one, now, press('call-next'), press('call-next', 2));
    expect([row(busy), row(one), row(two)]).toEqual([0, 1, 3]);

    for (const order of [counters, counters.toReversed()]) {
      const [first, second] = order;
      const half = play(two, soon, press('undo', first));
      const none = play(half, soon, press('undo', second));

      expect([row(half), row(none)]).toEqual([2, 1]);
    }
  });

  it('remembers the row again when the general call that ended it is taken back', () => {
    const greens = [4, 5, 6, 7].map((sequence) => {
      return aTicket({ sequence, laneId: PROTECTED, arrivedAt: anInstant(1) });
    });
    const busy = aLobby({ tickets: [...tickets, ...greens] });
    const { group } = busy.index.askers.get(C1)!;
    const served = [press('call-next'), press('start'), press('finish')] as const;
    const three = play(busy, now, ...served, ...served, ...served);
    const floored = play(three, now, press('call-next'));
    const goneOn = play(floored, now, press('call-next', 2));
    expect([calledOf(floored), calledOf(goneOn, C2)]).toEqual([T1, 'ticket-7']);

    const rows = [
      three,
      floored,
      goneOn,
      play(floored, soon, press('undo')),
      play(goneOn, soon, press('undo')),
    ];

    expect(rows.map((lobby) => overtakesInRow(lobby, group))).toEqual([3, 0, 1, 3, 4]);
  });
});
