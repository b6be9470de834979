import {
  type ActorId,
  applyCommit,
  type BranchConfig,
  type Command,
  type CounterId,
  decide,
  emptyLobby,
  type Instant,
  type Lobby,
  type LobbyEvent,
  type RefusalCode,
  type Ticket,
} from '@lobbyflow/engine';
import { aReason } from './builders.js';
import { A_DAY, openDay } from './commands.js';
import { aConfig, anInstant, BRANCH } from './config-builders.js';

/** What a lobby of a test begins with. */
export interface LobbyWish {
  readonly config?: BranchConfig;
  /** Tickets as `aTicket` makes them; each is brought about by the events that lead to its state. */
  readonly tickets?: readonly Ticket[];
  /** Counters that are open, all by default; counter `n` by `teller<n>`. */
  readonly open?: readonly (string | number)[];
  readonly openedAt?: Instant;
}

/**
 * A lobby whose day is open, made by the engine out of commits: whatever a test
 * asks for, its counts, its queues and its counters agree with each other.
 */
export function aLobby(wish: LobbyWish = {}): Lobby {
  const { config = aConfig(), tickets = [], openedAt = anInstant(-60) } = wish;
  const open = wish.open ?? config.counters.map(({ id }) => id);
  const commits: LobbyEvent[][] = [
    [{ type: 'day.opened', at: openedAt, businessDay: A_DAY, config, carried: [], sessions: [] }],
    ...open.map((id): LobbyEvent[] => [
      {
        type: 'counter.opened',
        at: openedAt,
        counterId: String(id) as CounterId,
        by: `teller${id}` as ActorId,
      },
    ]),
    ...tickets.flatMap((ticket) => eventsOf(ticket).map((event) => [event])),
  ];
  return commits.reduce<Lobby>((lobby, events) => applyCommit(lobby, events), emptyLobby(BRANCH));
}

/** One command decided and written. */
export interface Played {
  readonly before: Lobby;
  readonly lobby: Lobby;
  readonly events: readonly LobbyEvent[];
}

/** Gives the lobby a command and says what came of it; a refusal is a fault of the test. */
export function step(before: Lobby, command: Command, now: Instant): Played {
  const decision = decide(before, command, now);
  if (!decision.accepted) throw new Error(`${command.type} was refused: ${decision.refusal}`);
  return { before, lobby: applyCommit(before, decision.events), events: decision.events };
}

/** Gives the lobby these commands, one after the other. */
export function play(lobby: Lobby, now: Instant, ...commands: readonly Command[]): Lobby {
  return commands.reduce((before, command) => step(before, command, now).lobby, lobby);
}

/** A lobby as the server begins with it: the day opened by its command. */
export function anOpenedLobby(config = aConfig(), at = anInstant(-60)): Lobby {
  return play(emptyLobby(BRANCH), at, openDay({ config }));
}

/** The events that bring a ticket about, from its issue to its state. */
function eventsOf(ticket: Ticket): LobbyEvent[] {
  return [issuedOf(ticket), ...marksOf(ticket), ...laterOf(ticket)];
}

function issuedOf(ticket: Ticket): LobbyEvent {
  const { id, number, sequence, serviceId, laneId, laterServiceIds, needs, language } = ticket;
  const { source, arrivedAt } = ticket;
  return {
    type: 'ticket.issued',
    at: arrivedAt,
    ticketId: id,
    number,
    letter: number.replace(/\d+$/, ''),
    running: Number(/\d+$/.exec(number)?.[0] ?? sequence),
    sequence,
    serviceId,
    laneId,
    laterServiceIds,
    needs,
    language,
    source,
    arrivedAt,
  };
}

function marksOf({ id, arrivedAt, pulledForward, deferredUntil }: Ticket): LobbyEvent[] {
  const at = { at: arrivedAt, ticketId: id };
  return [
    ...(pulledForward === null
      ? []
      : [{ ...at, type: 'ticket.pulled-forward', reason: pulledForward } as const]),
    ...(deferredUntil === null
      ? []
      : [{ ...at, type: 'ticket.postponed', deferredUntil } as const]),
  ];
}

function laterOf(ticket: Ticket): LobbyEvent[] {
  const { id, state, counterId, calledAt, startedAt } = ticket;
  const by = `teller${counterId ?? ''}` as ActorId;
  const base = { ticketId: id, by };
  const [at, over] = [instantOf(ticket), { ...base, at: ticket.endedAt ?? instantOf(ticket) }];
  const events: LobbyEvent[] = [];
  if (counterId !== null && calledAt !== null) {
    const called = { ...base, counterId, reason: aReason(), overtookGeneral: false } as const;
    events.push({ ...called, type: 'ticket.called', at: calledAt });
    if (startedAt !== null) {
      events.push({ ticketId: id, type: 'ticket.started', counterId, at: startedAt });
    }
    if (state === 'missed') events.push({ ...base, type: 'ticket.missed', counterId, at });
    if (state === 'served') {
      events.push({ ...over, type: 'ticket.served', counterId, nextServiceId: null });
    }
  }
  if (state === 'held') events.push({ ...base, type: 'ticket.held', counterId, at });
  if (state === 'abandoned') events.push({ ...over, type: 'ticket.abandoned' });
  if (state === 'diverted') {
    events.push({ type: 'ticket.diverted', ticketId: id, at: over.at, reason: 'machine' });
  }
  if (state === 'ended') {
    events.push({ type: 'ticket.ended', ticketId: id, at: over.at, cause: 'day-closed' });
  }
  return events;
}

function instantOf({ missedAt, heldAt, calledAt, arrivedAt }: Ticket): Instant {
  return missedAt ?? heldAt ?? calledAt ?? arrivedAt;
}

/** Why the lobby says no to a command; a yes is a fault of the test. */
export function refusalOf(lobby: Lobby, command: Command, now: Instant): RefusalCode {
  const decision = decide(lobby, command, now);
  if (decision.accepted) throw new Error(`${command.type} was accepted`);
  return decision.refusal;
}
