import { describe, expect, it } from '@jest/globals';
import { aLobby, anInstant, aTicket, LOANS, ofTicket, press } from '@lobbyflow/testing';
import type { Command } from './command.js';
import { decide } from './decide.js';
import { TICKET_STATES, type CounterId, type LaneId, type TicketState } from './terms.js';
import { ALLOWED_IN, isAllowed, type TicketAct } from './ticket-life.js';

const T1 = aTicket().id;
const now = anInstant(9);

/** The life of a ticket as it is promised: what may be said of it in which state. */
const PROMISED: Readonly<Record<TicketAct, readonly TicketState[]>> = {
  'call-next': ['waiting'],
  call: ['waiting'],
  recall: ['called'],
  start: ['called'],
  finish: ['serving'],
  'no-show': ['called'],
  return: ['missed'],
  hold: ['serving'],
  'hold-ticket': ['waiting'],
  resume: ['held'],
  transfer: ['called', 'serving'],
  'transfer-ticket': ['waiting', 'held'],
  abandon: ['waiting', 'called', 'held', 'missed'],
  divert: ['waiting'],
  'change-lane': ['waiting'],
  'pull-forward': ['waiting'],
  postpone: ['waiting'],
  invite: ['served'],
  rate: ['served'],
};

/** Each act upon ticket 1, which stands at counter 1 if at any; counter 2 is free. */
const COMMANDS: Readonly<Record<TicketAct, Command>> = {
  'call-next': press('call-next', 2),
  call: press('call', 2, { ticketId: T1, reason: 'urgent' }),
  recall: press('recall'),
  start: press('start'),
  finish: press('finish'),
  'no-show': press('no-show'),
  return: ofTicket('return', T1),
  hold: press('hold'),
  'hold-ticket': ofTicket('hold-ticket', T1),
  resume: ofTicket('resume', T1),
  transfer: press('transfer', 1, { to: { counterId: '2' as CounterId } }),
  'transfer-ticket': ofTicket('transfer-ticket', T1, { to: { serviceId: LOANS } }),
  abandon: ofTicket('abandon', T1),
  divert: ofTicket('divert', T1, { reason: 'app' }),
  'change-lane': ofTicket('change-lane', T1, { laneId: 'vip' as LaneId }),
  'pull-forward': ofTicket('pull-forward', T1, { reason: 'assistance' }),
  postpone: ofTicket('postpone', T1),
  invite: ofTicket('invite', T1),
  rate: ofTicket('rate', T1, { score: 4, reasons: [] }),
};

const ACTS = Object.keys(PROMISED) as TicketAct[];
const AT_COUNTER: readonly TicketAct[] = [
  'recall',
  'start',
  'finish',
  'no-show',
  'hold',
  'transfer',
];

/** What the caller hears where the act is not allowed. */
function refusalOf(act: TicketAct, state: TicketState) {
  if (act === 'call-next') return 'nobody-waiting';
  const isSomebodyThere = state === 'called' || state === 'serving';
  return AT_COUNTER.includes(act) && !isSomebodyThere ? 'nobody-at-counter' : 'wrong-state';
}

describe('the life of a ticket', () => {
  it('has every act of the table, and the table has no other', () => {
    expect(new Set(Object.keys(ALLOWED_IN))).toEqual(new Set(ACTS));
  });

  describe.each(ACTS)('%s', (act) => {
    it.each(TICKET_STATES)('of a ticket that is %s is answered as promised', (state) => {
      const lobby = aLobby({ tickets: [aTicket({ state })] });

      const decision = decide(lobby, COMMANDS[act], now);

      const isPromised = PROMISED[act].includes(state);
      const answer = decision.accepted ? 'accepted' : decision.refusal;
      expect(answer).toBe(isPromised ? 'accepted' : refusalOf(act, state));
      expect(isAllowed(act, state)).toBe(isPromised);
    });
  });
});
