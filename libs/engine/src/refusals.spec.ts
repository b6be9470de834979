import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aCounterConfig,
  aLane,
  aLobby,
  anInstant,
  anOffer,
  aPolicy,
  aService,
  aTeller,
  aTicket,
  BRANCH,
  issue,
  LEAD,
  LOANS,
  ofAdvice,
  ofPerson,
  ofTicket,
  openDay,
  play,
  press,
  refusalsOfAlarms,
  refusalsOfLeases,
  refusalsOfNotices,
  SECOND_MS,
} from '@lobbyflow/testing';
import type { Command } from './command.js';
import type { BranchConfig, Policy } from './config.js';
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

const closed = aLobby({ open: [] });
const free = aLobby();
const waiting = aLobby({ tickets: [aTicket()] });
const called = play(waiting, now, press('call-next'));
const serving = play(called, now, press('start'));
const paused = play(waiting, now, press('pause', 1, { reason: 'break' }));
const one = aLobby({ open: [1] });
/** Counter 1 has called the one who waits, under this policy. */
const calledUnder = (over: Partial<Policy>) => {
  const config = aConfig({ policy: aPolicy(over) });
  return play(aLobby({ config, tickets: [aTicket()] }), now, press('call-next'));
};
const slow = calledUnder({ callGapMs: SECOND_MS, recallLimit: 1 });
const hasty = calledUnder({ recallGapMs: SECOND_MS });
const loansOnly = aCounterConfig({ skills: [{ serviceId: LOANS, level: 1 }] });
const unskilled = aLobby({ config: aConfig({ counters: [loansOnly] }), tickets: [aTicket()] });
const hall = emptyLobby(BRANCH);
const old = 'old' as ServiceId;
const closing = aLobby({
  config: aConfig({ services: [aService(), aService({ id: old, isOffered: false })] }),
});
const rated = play(serving, now, press('finish'), ofTicket('rate', T1, { score: 5, reasons: [] }));
const missed = play(waiting, anInstant(-30), press('call-next'), press('no-show'));

const by5 = { by: aTeller(5) };
const meal = { reason: 'meal' } as const;
const urgent = { reason: 'urgent' } as const;
const give = press('call', 1, { ticketId: T1, ...urgent });
const toCounter = (id: CounterId) => ({ to: { counterId: id } });
const toTwo = toCounter('2' as CounterId);
const toNothing = { to: { serviceId: nothing } };
const vip = { laneId: 'vip' as LaneId };
const none = { laneId: 'none' as LaneId };
const ones = { score: 1, reasons: [] };
const close = { type: 'close-day', isRoll: false } as const;
const publish = (over: Partial<BranchConfig>): Command => {
  return { type: 'publish-config', config: aConfig(over) };
};

type Case = readonly [RefusalCode, string, Lobby, Command];

const OF_THE_DAY: readonly Case[] = [
  ['day-already-open', 'a day is opened twice', free, openDay()],
  ['day-not-open', 'a closed day is closed', hall, close],
  ['day-not-open', 'a ticket is taken before the day', hall, issue()],
  ['day-busy', 'the day is closed upon a customer', serving, close],
  [
    'day-busy',
    'a lane goes in which somebody waits',
    waiting,
    publish({ lanes: [aLane({ id: vip.laneId })] }),
  ],
  ['counter-busy', 'an open counter is taken away', free, publish({ counters: [] })],
];

const OF_ISSUE: readonly Case[] = [
  ['unknown-service', 'a ticket is for no service', free, issue({ serviceId: nothing })],
  ['unknown-service', 'a later service is none', free, issue({ laterServiceIds: [nothing] })],
  ['service-not-offered', 'a service takes nobody new', closing, issue({ serviceId: old })],
  ['service-not-offered', 'a later service does', closing, issue({ laterServiceIds: [old] })],
  ['unknown-lane', 'a ticket is for no lane', free, issue(none)],
  ['wrong-state', 'a ticket of this id is there', waiting, issue({ ticketId: T1 })],
];

const booked = issue({ ticketId: T1, appointmentCode: 'BOOK1' });
const OF_APPOINTMENTS: readonly Case[] = [
  [
    'appointment-used',
    'somebody comes for an appointment that was kept',
    play(free, now, booked),
    { ...booked, ticketId: 'another' as TicketId },
  ],
];

const OF_SESSIONS: readonly Case[] = [
  ['not-found', 'a counter that is none is opened', free, press('open', nowhere)],
  ['counter-already-open', 'the own counter is opened', free, press('open')],
  ['counter-already-open', 'the own paused counter is opened', paused, press('open')],
  ['counter-taken', 'another teller’s counter is opened', free, press('open', 1, by5)],
  ['counter-taken', 'the lead opens a teller’s counter', free, press('open', 1, { by: LEAD })],
  ['teller-has-counter', 'a teller opens a second', one, press('open', 2, { by: aTeller(1) })],
  ['not-found', 'a counter that is none is paused', free, press('pause', nowhere, meal)],
  ['counter-not-open', 'a closed counter is paused', closed, press('pause', 1, meal)],
  ['counter-paused', 'a paused counter is paused', paused, press('pause', 1, meal)],
  ['counter-busy', 'a counter is paused upon its customer', called, press('pause', 1, meal)],
  ['not-your-counter', 'another’s is paused', free, press('pause', 1, { ...meal, ...by5 })],
  ['not-found', 'a counter that is none is resumed', free, press('resume-counter', nowhere)],
  ['counter-not-open', 'a closed counter is resumed', closed, press('resume-counter')],
  ['counter-already-open', 'an open counter is resumed', free, press('resume-counter')],
  ['not-your-counter', 'another’s is resumed', paused, press('resume-counter', 1, by5)],
  ['not-found', 'a counter that is none is closed', free, press('close', nowhere)],
  ['counter-not-open', 'a closed counter is closed', closed, press('close')],
  ['counter-busy', 'a counter is closed upon its customer', serving, press('close')],
  ['not-your-counter', 'another’s is closed', free, press('close', 1, by5)],
];

const OF_CALLS: readonly Case[] = [
  ['not-found', 'a counter that is none calls', waiting, press('call-next', nowhere)],
  ['not-your-counter', 'another’s calls', waiting, press('call-next', 1, by5)],
  ['counter-not-open', 'a closed counter calls', closed, press('call-next')],
  ['counter-paused', 'a paused counter calls', paused, press('call-next')],
  ['counter-busy', 'a counter calls upon its customer', called, press('call-next')],
  ['nobody-waiting', 'nobody waits', free, press('call-next')],
  ['too-soon', 'a counter calls at once', play(slow, now, press('no-show')), press('call-next')],
  ['not-found', 'no ticket is called', free, give],
  ['not-found', 'a ticket is called nowhere', waiting, { ...give, counterId: nowhere }],
  ['counter-busy', 'a ticket is called upon a customer', called, give],
  ['counter-paused', 'a ticket is called at a paused counter', paused, give],
  ['counter-not-open', 'a ticket is called at a closed counter', closed, give],
  ['not-your-counter', 'a ticket is called at another’s', waiting, { ...give, ...by5 }],
  ['not-eligible', 'a ticket is called that the counter does not serve', unskilled, give],
  [
    'recall-limit',
    'a call is repeated too often',
    play(slow, now, press('recall')),
    press('recall'),
  ],
  ['too-soon', 'a call is repeated at once', hasty, press('recall')],
];

const AT_COUNTERS: readonly Case[] = [
  ...(['recall', 'start', 'finish', 'no-show', 'hold'] as const).flatMap((key): Case[] => [
    ['not-found', `${key} is pressed nowhere`, called, press(key, nowhere)],
    ['not-your-counter', `${key} is pressed at another’s`, called, press(key, 1, by5)],
    ['counter-not-open', `${key} is pressed at a closed counter`, closed, press(key)],
    ['nobody-at-counter', `${key} is pressed upon nobody`, waiting, press(key)],
  ]),
  ['not-found', 'a counter that is none transfers', serving, press('transfer', nowhere, toTwo)],
  ['nobody-at-counter', 'nobody is transferred', free, press('transfer', 1, toTwo)],
  ['not-found', 'a transfer is nowhere', serving, press('transfer', 1, toCounter(nowhere))],
  ['unknown-service', 'a transfer is to no service', serving, press('transfer', 1, toNothing)],
  ['not-found', 'a counter that is none undoes', free, press('undo', nowhere)],
  ['not-your-counter', 'another’s act is undone', called, press('undo', 1, by5)],
  ['nothing-to-undo', 'nothing was done', free, press('undo')],
];

const OF_TICKETS: readonly Case[] = [
  ...(['return', 'hold-ticket', 'resume', 'abandon', 'postpone'] as const).map((act): Case => {
    return ['not-found', `${act} is said of no ticket`, free, ofTicket(act, T1)];
  }),
  ['not-found', 'no ticket is sent on', free, ofTicket('transfer-ticket', T1, toTwo)],
  ['not-found', 'no ticket is diverted', free, ofTicket('divert', T1, { reason: 'app' })],
  ['not-found', 'no ticket gets a lane', free, ofTicket('change-lane', T1, vip)],
  ['not-found', 'no ticket is pulled forward', free, ofTicket('pull-forward', T1, urgent)],
  ['not-found', 'no ticket is rated', free, ofTicket('rate', T1, ones)],
  [
    'not-found',
    'one is sent nowhere',
    waiting,
    ofTicket('transfer-ticket', T1, toCounter(nowhere)),
  ],
  [
    'unknown-service',
    'one is sent to no service',
    waiting,
    ofTicket('transfer-ticket', T1, toNothing),
  ],
  ['unknown-lane', 'one gets a lane that is none', waiting, ofTicket('change-lane', T1, none)],
  ['already-rated', 'a service is rated twice', rated, ofTicket('rate', T1, ones)],
  ['already-rated', 'one is asked who has said it', rated, ofTicket('invite', T1)],
  [
    'already-invited',
    'one is asked twice',
    play(serving, now, press('finish'), ofTicket('invite', T1)),
    ofTicket('invite', T1),
  ],
  ['return-expired', 'a missed customer comes after the limit', missed, ofTicket('return', T1)],
];

const offered = play(
  closed,
  now,
  ofAdvice('offer-advice', 'a1', { offer: anOffer(), isAutomatic: false }),
);
const agreed = play(offered, now, ofAdvice('accept-advice', 'a1'));
const another = ofAdvice('offer-advice', 'a2', { offer: anOffer(), isAutomatic: false });

/** One for each code that is theirs alone; the others stand with the rules of advice. */
const OF_ADVICE: readonly Case[] = [
  ['advice-open', 'one advice is to be answered', offered, another],
  ['advice-over', 'an advice is accepted twice', agreed, ofAdvice('accept-advice', 'a1')],
  ['person-busy', 'somebody is called twice', agreed, ofPerson('call', 'li', '2')],
  ['person-not-there', 'somebody arrives uncalled', free, ofPerson('arrive', 'li')],
];

/** Each rule’s each refusal; those of a wrong state stand in the life of a ticket. */
const CASES = [
  OF_THE_DAY,
  OF_ISSUE,
  OF_SESSIONS,
  OF_CALLS,
  AT_COUNTERS,
  OF_TICKETS,
  OF_ADVICE,
  refusalsOfLeases(free, now),
  refusalsOfAlarms(waiting, free, now),
  refusalsOfNotices(free, now),
  OF_APPOINTMENTS,
].flat();

describe('a lobby refuses', () => {
  it.each(CASES)('with %s when %s', (refusal, _, lobby, command) => {
    expect(decide(lobby, command, now)).toEqual({ accepted: false, refusal });
  });

  it('with every code of the list in some case above, and with no other', () => {
    expect(new Set(CASES.map(([refusal]) => refusal))).toEqual(new Set(REFUSAL_CODES));
  });
});
