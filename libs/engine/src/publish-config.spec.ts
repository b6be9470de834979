import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aCounterConfig,
  aLane,
  aLobby,
  anInstant,
  anOpenedLobby,
  aService,
  aTicket,
  BRANCH,
  CASH,
  issue,
  LOANS,
  MINUTE_MS,
  ofTicket,
  play,
  press,
  PROTECTED,
  refusalOf,
  step,
} from '@lobbyflow/testing';
import { previewNext } from './ask.js';
import type { BranchConfig } from './config.js';
import { emptyLobby, ticketOf } from './lobby.js';
import type { CounterId, TicketId } from './terms.js';

const T1 = 'ticket-1' as TicketId;
const C1 = '1' as CounterId;
const C2 = '2' as CounterId;
const publish = (config: BranchConfig) => ({ type: 'publish-config', config }) as const;

describe('publish-config', () => {
  const credits = (minutes: number) => {
    const green = aLane({ id: PROTECTED, kind: 'protected', creditMs: minutes * MINUTE_MS });
    return aConfig({ lanes: [aLane(), green] });
  };
  const green = aTicket({ sequence: 2, arrivedAt: anInstant(5), laneId: PROTECTED });
  const lobby = aLobby({ tickets: [aTicket({ sequence: 1 }), green] });
  const now = anInstant(6);

  it('ranks all who wait by the new credits, at once', () => {
    const less = play(lobby, now, publish(credits(3)));

    expect(previewNext(lobby, C1, now)?.ticket.id).toBe('ticket-2');
    expect(previewNext(less, C1, now)?.ticket.id).toBe('ticket-1');
    expect(ticketOf(less, 'ticket-2' as TicketId)?.virtualArrivedAt).toBe(anInstant(2));
  });

  it('leaves a ticket the same object whose rank stays', () => {
    const less = play(lobby, now, publish(credits(3)));

    expect(ticketOf(less, T1)).toBe(ticketOf(lobby, T1));
  });

  it('ranks by the new credits whoever comes back later', () => {
    const missed = play(lobby, now, press('call-next'), press('no-show'));

    const back = play(missed, now, publish(credits(3)), ofTicket('return', 'ticket-2'));

    expect(ticketOf(back, 'ticket-2' as TicketId)?.virtualArrivedAt).toBe(anInstant(2));
  });

  it('adds a counter, closed', () => {
    const third = aCounterConfig({ id: '3' as CounterId });
    const config = aConfig({ counters: [...aConfig().counters, third] });

    const grown = play(lobby, now, publish(config));

    expect(grown.counters.get(third.id)).toMatchObject({ session: 'closed', ticketId: null });
    expect(grown.counters.get(C1)).toEqual(lobby.counters.get(C1));
  });

  it('takes a counter away that is closed', () => {
    const closed = play(lobby, now, press('close', 2));

    const shrunk = play(closed, now, publish(aConfig({ counters: [aCounterConfig()] })));

    expect([...shrunk.counters.keys()]).toEqual([C1]);
  });

  it('lets a counter finish whom it serves, and call by its new skills only', () => {
    const serving = play(lobby, now, press('call-next'), press('start'));
    const skills = [{ serviceId: LOANS, level: 1 as const }];
    const config = aConfig({ counters: [aCounterConfig({ skills }), aCounterConfig({ id: C2 })] });

    const changed = play(serving, now, publish(config), press('finish'));

    expect(ticketOf(changed, 'ticket-2' as TicketId)?.state).toBe('served');
    expect(refusalOf(changed, press('call-next'), now)).toBe('nobody-waiting');
  });

  it.each([
    ['an open counter', aConfig({ counters: [aCounterConfig()] }), 'counter-busy'],
    ['a service somebody waits for', aConfig({ services: [aService({ id: LOANS })] }), 'day-busy'],
    ['a lane somebody waits in', aConfig({ lanes: [aLane()] }), 'day-busy'],
  ])('does not take away %s', (_, config, refusal) => {
    expect(refusalOf(lobby, publish(config), now)).toBe(refusal);
  });

  it('does not take away a service that is still to come in a visit', () => {
    const visit = aLobby({ tickets: [aTicket({ laterServiceIds: [LOANS] })] });

    expect(refusalOf(visit, publish(aConfig({ services: [aService()] })), now)).toBe('day-busy');
  });

  it('closes a service to new tickets and serves those who wait for it', () => {
    const services = [aService({ isOffered: false })];

    const closing = play(lobby, now, publish(aConfig({ services })));

    expect(refusalOf(closing, issue({ ticketId: 'new' as TicketId }), now)).toBe(
      'service-not-offered',
    );
    expect(previewNext(closing, C1, now)?.ticket.serviceId).toBe(CASH);
  });

  it('may be done before the first day and between two', () => {
    const other = aConfig({ lanes: [aLane()] });
    const { lobby: set } = step(emptyLobby(BRANCH), publish(aConfig()), now);
    const between = play(anOpenedLobby(), now, { type: 'close-day', isRoll: true }, publish(other));

    expect(set).toMatchObject({ revision: 1, businessDay: null, config: aConfig() });
    expect(between.config).toBe(other);
  });
});
