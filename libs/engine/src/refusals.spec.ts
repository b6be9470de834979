import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aCounterConfig,
  aLane,
  aLobby,
  anInstant,
  aPolicy,
  aService,
  aTeller,
  aTicket,
  BRANCH,
  issue,
  LEAD,
  LOANS,
  ofTicket,
  openDay,
  play,
  press,
  SECOND_MS,
} from '@lobbyflow/testing';
import type { Command } from './command.js';
import { decide } from './decide.js';
import { emptyLobby, type Lobby } from './lobby.js';
import {
  type CounterId,
  type LaneId,
  REFUSAL_CODES,
  type RefusalCode,
  type ServiceId,
  type TicketId,
} from './terms.js';

const now = anInstant(9);
const T1 = 'ticket-1' as TicketId;
const nowhere = 'nine' as CounterId;
const nothing = 'nothing' as ServiceId;
const nobody = 'nobody';

const closed = aLobby({ open: [] });
const free = aLobby();
const waiting = aLobby({ tickets: [aTicket()] });
const called = play(waiting, now, press('call-next'));
const serving = play(called, now, press('start'));
const paused = play(waiting, now, press('pause', 1, { reason: 'break' }));
const two = aLobby({ tickets: [aTicket(), aTicket({ sequence: 2 })] });
const slow = aConfig({
  policy: aPolicy({ callGapMs: SECOND_MS, recallLimit: 1 }),
});
const slowlyCalled = play(
  aLobby({ config: slow, tickets: [aTicket(), aTicket({ sequence: 2 })] }),
  now,
  press('call-next'),
);
const hasty = play(
  aLobby({
    config: aConfig({ policy: aPolicy({ recallGapMs: SECOND_MS }) }),
    tickets: [aTicket()],
  }),
  now,
  press('call-next'),
);
const loansOnly = aCounterConfig({ skills: [{ serviceId: LOANS, level: 1 }] });
const unskilled = aLobby({ config: aConfig({ counters: [loansOnly] }), tickets: [aTicket()] });
const stranger = { by: aTeller(5) };
const give = (ticketId = T1) => press('call', 1, { ticketId, reason: 'urgent' });
const sendTo = (counterId: CounterId) => ({ to: { counterId } });
const closing = aConfig({
  services: [aService(), aService({ id: 'old' as ServiceId, isOffered: false })],
});

/** Each rule's each refusal: the code, when it is given, the lobby, the command. */
const CASES: readonly (readonly [RefusalCode, string, Lobby, Command])[] = [
  ['day-already-open', 'a day is opened twice', free, openDay()],
  [
    'day-not-open',
    'a closed day is closed',
    emptyLobby(BRANCH),
    { type: 'close-day', isRoll: false },
  ],
  ['day-not-open', 'a ticket is taken before the day', emptyLobby(BRANCH), issue()],
  ['day-busy', 'the day is closed upon a customer', serving, { type: 'close-day', isRoll: false }],
  [
    'day-busy',
    'a lane is taken away in which somebody waits',
    waiting,
    { type: 'publish-config', config: aConfig({ lanes: [aLane({ id: 'vip' as LaneId })] }) },
  ],
  [
    'counter-busy',
    'an open counter is taken away',
    free,
    { type: 'publish-config', config: aConfig({ counters: [] }) },
  ],
  ['unknown-service', 'a ticket is for no service', free, issue({ serviceId: nothing })],
  ['unknown-service', 'a later service is none', free, issue({ laterServiceIds: [nothing] })],
  [
    'service-not-offered',
    'a ticket is for a service that takes nobody new',
    aLobby({ config: closing }),
    issue({ serviceId: 'old' as ServiceId }),
  ],
  ['unknown-lane', 'a ticket is for no lane', free, issue({ laneId: 'none' as LaneId })],
  ['wrong-state', 'a ticket of this id is there', waiting, issue({ ticketId: T1 })],
  ['not-found', 'a counter that is none is opened', free, press('open', nowhere)],
  ['counter-already-open', 'the own counter is opened', free, press('open')],
  ['counter-already-open', 'the own paused counter is opened', paused, press('open')],
  ['counter-taken', 'another teller’s counter is opened', free, press('open', 1, stranger)],
  ['counter-taken', 'the lead opens a teller’s counter', free, press('open', 1, { by: LEAD })],
  [
    'teller-has-counter',
    'a teller opens a second counter',
    aLobby({ open: [1] }),
    press('open', 2, { by: aTeller(1) }),
  ],
  [
    'not-found',
    'a counter that is none is paused',
    free,
    press('pause', nowhere, { reason: 'meal' }),
  ],
  ['counter-not-open', 'a closed counter is paused', closed, press('pause', 1, { reason: 'meal' })],
  ['counter-paused', 'a paused counter is paused', paused, press('pause', 1, { reason: 'meal' })],
  [
    'counter-busy',
    'a counter is paused upon its customer',
    called,
    press('pause', 1, { reason: 'meal' }),
  ],
  [
    'not-your-counter',
    'another’s counter is paused',
    free,
    press('pause', 1, { reason: 'meal', ...stranger }),
  ],
  ['not-found', 'a counter that is none is resumed', free, press('resume-counter', nowhere)],
  ['counter-not-open', 'a closed counter is resumed', closed, press('resume-counter')],
  ['counter-already-open', 'an open counter is resumed', free, press('resume-counter')],
  [
    'not-your-counter',
    'another’s counter is resumed',
    paused,
    press('resume-counter', 1, stranger),
  ],
  ['not-found', 'a counter that is none is closed', free, press('close', nowhere)],
  ['counter-not-open', 'a closed counter is closed', closed, press('close')],
  ['counter-busy', 'a counter is closed upon its customer', serving, press('close')],
  ['not-your-counter', 'another’s counter is closed', free, press('close', 1, stranger)],
  ['not-found', 'a counter that is none calls', waiting, press('call-next', nowhere)],
  ['not-your-counter', 'another’s counter calls', waiting, press('call-next', 1, stranger)],
  ['counter-not-open', 'a closed counter calls', closed, press('call-next')],
  ['counter-paused', 'a paused counter calls', paused, press('call-next')],
  [
    'counter-busy',
    'a counter calls upon its customer',
    play(two, now, press('call-next')),
    press('call-next'),
  ],
  ['nobody-waiting', 'nobody waits', free, press('call-next')],
  [
    'too-soon',
    'a counter calls again at once',
    play(slowlyCalled, now, press('no-show')),
    press('call-next'),
  ],
  ['not-found', 'a ticket that is none is called', free, give(nobody as TicketId)],
  [
    'not-found',
    'a counter that is none calls a ticket',
    waiting,
    press('call', nowhere, { ticketId: T1, reason: 'urgent' }),
  ],
  [
    'wrong-state',
    'a called ticket is called elsewhere',
    called,
    press('call', 2, { ticketId: T1, reason: 'urgent' }),
  ],
  ['counter-busy', 'a ticket is called upon a customer', called, give()],
  ['counter-paused', 'a ticket is called at a paused counter', paused, give()],
  ['counter-not-open', 'a ticket is called at a closed counter', closed, give()],
  [
    'not-your-counter',
    'a ticket is called at another’s counter',
    waiting,
    press('call', 1, { ticketId: T1, reason: 'urgent', ...stranger }),
  ],
  ['not-eligible', 'a ticket is called that the counter does not serve', unskilled, give()],
  [
    'recall-limit',
    'a call is repeated too often',
    play(slowlyCalled, now, press('recall')),
    press('recall'),
  ],
  ['too-soon', 'a call is repeated at once', hasty, press('recall')],
  ...(['recall', 'start', 'finish', 'no-show', 'hold'] as const).flatMap((key) => [
    [
      'not-found',
      `${key} is pressed at a counter that is none`,
      called,
      press(key, nowhere),
    ] as const,
    [
      'not-your-counter',
      `${key} is pressed at another’s`,
      called,
      press(key, 1, stranger),
    ] as const,
    ['counter-not-open', `${key} is pressed at a closed counter`, closed, press(key)] as const,
    ['nobody-at-counter', `${key} is pressed upon nobody`, waiting, press(key)] as const,
  ]),
  ['wrong-state', 'a service is started twice', serving, press('start')],
  ['wrong-state', 'a service is finished before it began', called, press('finish')],
  ['wrong-state', 'a customer who came is missed', serving, press('no-show')],
  ['wrong-state', 'a customer is held before the service', called, press('hold')],
  ['wrong-state', 'a customer who came is called again', serving, press('recall')],
  [
    'nobody-at-counter',
    'nobody is transferred',
    free,
    press('transfer', 1, sendTo('2' as CounterId)),
  ],
  ['not-found', 'a transfer is to no counter', serving, press('transfer', 1, sendTo(nowhere))],
  [
    'unknown-service',
    'a transfer is to no service',
    serving,
    press('transfer', 1, { to: { serviceId: nothing } }),
  ],
  [
    'not-found',
    'a counter that is none transfers',
    serving,
    press('transfer', nowhere, sendTo('2' as CounterId)),
  ],
  [
    'not-found',
    'a waiting customer is sent to no counter',
    waiting,
    ofTicket('transfer-ticket', T1, sendTo(nowhere)),
  ],
  [
    'unknown-service',
    'a waiting customer is sent to no service',
    waiting,
    ofTicket('transfer-ticket', T1, { to: { serviceId: nothing } }),
  ],
  ['not-found', 'a counter that is none undoes', free, press('undo', nowhere)],
  ['not-your-counter', 'another’s act is undone', called, press('undo', 1, stranger)],
  ['nothing-to-undo', 'nothing was done', free, press('undo')],
  ...(['return', 'hold-ticket', 'resume', 'abandon', 'postpone'] as const).flatMap((act) => [
    ['not-found', `${act} is said of no ticket`, free, ofTicket(act, nobody)] as const,
    ['wrong-state', `${act} is said of a customer in service`, serving, ofTicket(act, T1)] as const,
  ]),
  [
    'not-found',
    'no ticket is sent on',
    free,
    ofTicket('transfer-ticket', nobody, sendTo('2' as CounterId)),
  ],
  [
    'wrong-state',
    'a customer in service is sent on from the hall',
    serving,
    ofTicket('transfer-ticket', T1, sendTo('2' as CounterId)),
  ],
  ['not-found', 'no ticket is diverted', free, ofTicket('divert', nobody, { reason: 'app' })],
  [
    'wrong-state',
    'a called customer is diverted',
    called,
    ofTicket('divert', T1, { reason: 'app' }),
  ],
  [
    'not-found',
    'no ticket gets a lane',
    free,
    ofTicket('change-lane', nobody, { laneId: 'vip' as LaneId }),
  ],
  [
    'wrong-state',
    'a called customer gets a lane',
    called,
    ofTicket('change-lane', T1, { laneId: 'vip' as LaneId }),
  ],
  [
    'unknown-lane',
    'a customer gets a lane that is none',
    waiting,
    ofTicket('change-lane', T1, { laneId: 'none' as LaneId }),
  ],
  [
    'not-found',
    'no ticket is pulled forward',
    free,
    ofTicket('pull-forward', nobody, { reason: 'urgent' }),
  ],
  [
    'wrong-state',
    'a called customer is pulled forward',
    called,
    ofTicket('pull-forward', T1, { reason: 'urgent' }),
  ],
  ['not-found', 'no ticket is rated', free, ofTicket('rate', nobody, { score: 1, reasons: [] })],
  [
    'wrong-state',
    'a service is rated before its end',
    serving,
    ofTicket('rate', T1, { score: 1, reasons: [] }),
  ],
  [
    'already-rated',
    'a service is rated twice',
    play(serving, now, press('finish'), ofTicket('rate', T1, { score: 5, reasons: [] })),
    ofTicket('rate', T1, { score: 1, reasons: [] }),
  ],
  [
    'return-expired',
    'a missed customer comes after the limit',
    play(waiting, anInstant(-30), press('call-next'), press('no-show')),
    ofTicket('return', T1),
  ],
];

describe('a lobby refuses', () => {
  it.each(CASES)('with %s when %s', (refusal, _, lobby, command) => {
    expect(decide(lobby, command, now)).toEqual({ accepted: false, refusal });
  });

  it('with every code of the list in some case above, and with no other', () => {
    expect(new Set(CASES.map(([refusal]) => refusal))).toEqual(new Set(REFUSAL_CODES));
  });
});
