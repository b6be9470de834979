import type {
  ActorId,
  AlarmId,
  Command,
  Instant,
  LeaseId,
  Lobby,
  RefusalCode,
  TicketId,
} from '@lobbyflow/engine';
import { aNotice, issue, LEAD } from './commands.js';
import { anInstant } from './config-builders.js';
import { play } from './lobbies.js';

/** With which code a lobby refuses a command, and when. */
type Case = readonly [refusal: RefusalCode, when: string, lobby: Lobby, command: Command];

const REVIEW = { type: 'review-alarms' } as const;

/** @param waiting - a lobby in which somebody has waited too long an hour later */
export function refusalsOfAlarms(waiting: Lobby, free: Lobby, now: Instant): readonly Case[] {
  const of = (type: 'acknowledge-alarm' | 'dispose-alarm'): Command => {
    return { type, alarmId: 'a1' as AlarmId, by: LEAD, outcome: 'explained' };
  };
  const [hear, dispose] = [of('acknowledge-alarm'), of('dispose-alarm')];
  const alarmed = play(waiting, anInstant(60), REVIEW);
  return [
    ['nothing-to-tell', 'nobody waits', free, REVIEW],
    ['not-found', 'an alarm that is none is heard', free, hear],
    ['not-found', 'one that is none is disposed of', free, dispose],
    ['alarm-acknowledged', 'one is heard twice', play(alarmed, now, hear), hear],
    ['alarm-disposed', 'one is disposed of twice', play(alarmed, now, dispose), dispose],
  ];
}

export function refusalsOfNotices(free: Lobby, now: Instant): readonly Case[] {
  const evacuate = aNotice('n1', 'emergency');
  const withdraw = { type: 'withdraw-notice', noticeId: evacuate.noticeId, by: LEAD } as const;
  const evacuated = play(free, now, evacuate);
  return [
    ['emergency-stands', 'a ticket is taken in an emergency', evacuated, issue()],
    ['wrong-state', 'a notice is posted twice', evacuated, evacuate],
    ['notice-over', 'a notice is withdrawn that was none', free, withdraw],
  ];
}

const LEASE = { leaseId: 'lease-1' as LeaseId, deviceId: 'kiosk-1' as ActorId };

function lend(leaseId: string, letter = 'A') {
  return {
    ...LEASE,
    type: 'lease-numbers',
    leaseId: leaseId as LeaseId,
    ...{ letters: [letter], until: anInstant(480) },
  } as const;
}

export function refusalsOfLeases(free: Lobby, now: Instant): readonly Case[] {
  const lent = play(free, now, lend('lease-1'));
  const lentMuch = play(lent, now, lend('lease-2'), lend('lease-3'), lend('lease-4'));
  const offline = (number: string, id = number) =>
    issue({ ticketId: id as TicketId, offline: { ...LEASE, number } });
  const used = play(lent, now, offline('A501'));
  const giveBack = { type: 'return-numbers', ...LEASE } as const;
  return [
    ['wrong-state', 'a lease is made twice', lent, lend('lease-1')],
    ['unknown-service', 'no service has the letter', free, lend('l', 'Z')],
    ['lease-limit', 'a kiosk asks for ever more', lentMuch, lend('lease-5')],
    ['lease-unknown', 'a lease is given back that is none', free, giveBack],
    ['lease-unknown', 'a number is of no lease', free, offline('A501')],
    ['number-not-leased', 'a number is of no block of it', lent, offline('A551')],
    ['number-used', 'one is given out twice', used, offline('A501', 'next')],
  ];
}
