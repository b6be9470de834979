import type {
  AdviceAnswer,
  Alarm as AlarmOnWire,
  AlarmAnswer,
  CounterAnswer,
  LeaseAnswer,
  NoticeAnswer,
  PersonAnswer,
  CallReason as ReasonAnswer,
  TicketAnswer,
  TicketCommandAnswer,
  WaitRange,
} from '@lobbyflow/contract';
import {
  type Advice,
  adviceWith,
  type Alarm,
  alarmWith,
  type CallReason,
  type Command,
  countAhead,
  type CounterCommand,
  type Instant,
  type LeaseId,
  type Lobby,
  type LobbyEvent,
  type PersonId,
  type Ticket,
  ticketOf,
  undoableAt,
} from '@lobbyflow/engine';

/** What an accepted command is told, and with which status. */
export interface Told {
  readonly status: number;
  readonly body:
    | { readonly revision: number }
    | AdviceAnswer
    | AlarmAnswer
    | CounterAnswer
    | LeaseAnswer
    | NoticeAnswer
    | PersonAnswer
    | TicketCommandAnswer;
}

/** What was accepted, and how the lobby stands after it. */
export interface Accepted {
  readonly command: Command;
  readonly events: readonly LobbyEvent[];
  readonly after: Lobby;
  readonly now: Instant;
  /** Path of the ticket's phone page, for `issue`. */
  readonly url: string | null;
  /** Of the command's own ticket, while it waits. */
  readonly wait: WaitRange | null;
}

/** Tells a command of a counter its counter and ticket, one of a ticket its ticket, one of the day its revision. */
export function answerTo({ command, events, after, now, url, wait }: Accepted): Told {
  if ('counterId' in command) {
    return { status: 200, body: counterAnswer(command, events, after, now) };
  }
  const { revision } = after;
  const advice = 'adviceId' in command ? adviceWith(after, command.adviceId) : undefined;
  if (advice !== undefined) {
    return { status: 200, body: { revision, advice: adviceAnswer(advice, after.businessDay) } };
  }
  const alarm = 'alarmId' in command ? alarmWith(after, command.alarmId) : undefined;
  if (alarm !== undefined) return { status: 200, body: { revision, alarm: alarmAnswer(alarm) } };
  if ('noticeId' in command) return { status: 200, body: { revision, noticeId: command.noticeId } };
  if (command.type === 'lease-numbers') {
    return { status: 201, body: leaseAnswer(after, command.leaseId) };
  }
  if (command.type === 'second-line') {
    return { status: 200, body: { revision, person: personAnswer(after, command.personId) } };
  }
  const ticket = 'ticketId' in command ? ticketOf(after, command.ticketId) : undefined;
  if (ticket === undefined) return { status: 200, body: { revision } };
  const status = command.type === 'issue' ? 201 : 200;
  return { status, body: { revision, ticket: ticketAnswer(after, ticket, { url, wait }) } };
}

/** A ticket as its own customer and staff may see it; `url` only for whoever takes it, `wait` while it waits. */
export function ticketAnswer(
  lobby: Lobby,
  ticket: Ticket,
  { url = null, wait = null }: Partial<Pick<TicketAnswer, 'url' | 'wait'>> = {},
): TicketAnswer {
  return {
    id: ticket.id,
    revision: ticket.revision,
    number: ticket.number,
    serviceId: ticket.serviceId,
    laterServiceIds: [...ticket.laterServiceIds],
    laneId: ticket.laneId,
    needs: [...ticket.needs],
    language: ticket.language,
    state: ticket.state,
    endCause: ticket.endCause,
    arrivedAt: onWire(ticket.arrivedAt),
    calledAt: onWireOrNull(ticket.calledAt),
    startedAt: onWireOrNull(ticket.startedAt),
    endedAt: onWireOrNull(ticket.endedAt),
    counterId: ticket.counterId,
    recalls: ticket.recalls,
    rating: ticket.rating,
    ahead: countAhead(lobby, ticket),
    wait,
    url,
  };
}

/** An advice as staff may see it; who is named goes by id. */
export function adviceAnswer(advice: Advice, businessDay: string | null): AdviceAnswer['advice'] {
  const { id, counterId, action, state, level, limitMs, helper } = advice;
  return {
    ...{ id, counterId, action, state, level, limitMs },
    businessDay: businessDay ?? '',
    offeredAt: onWire(advice.offeredAt),
    until: onWire(advice.until),
    without: { ...advice.without },
    with: { ...advice.with },
    helper: helper && { kind: helper.kind, id: helper.id },
    answeredAt: onWireOrNull(advice.answeredAt),
    answeredBy: advice.answeredBy,
    declineReason: advice.declineReason,
    lapseCause: advice.lapseCause,
    doneAt: onWireOrNull(advice.doneAt),
    effect: advice.effect,
  };
}

/** An alarm as staff may see it. */
export function alarmAnswer(alarm: Alarm): AlarmOnWire {
  const { id, kind, level, value, counterId, ticketId, repeats, acknowledgedBy, outcome } = alarm;
  return {
    ...{ id, kind, level, value, counterId, ticketId, repeats, acknowledgedBy, outcome },
    raisedAt: onWire(alarm.raisedAt),
    toldAt: onWire(alarm.toldAt),
    acknowledgedAt: onWireOrNull(alarm.acknowledgedAt),
  };
}

/** Numbers as the device is told that may give them out. */
function leaseAnswer(lobby: Lobby, leaseId: LeaseId): LeaseAnswer {
  const lease = lobby.leases.get(leaseId);
  return {
    revision: lobby.revision,
    lease: {
      id: leaseId,
      businessDay: lobby.businessDay ?? '',
      leasedAt: onWire(lease?.leasedAt ?? (0 as Instant)),
      until: onWire(lease?.until ?? (0 as Instant)),
      blocks: (lease?.blocks ?? []).map((block) => ({ ...block })),
    },
  };
}

/** Where somebody of the second line stands; who is not remembered is free. */
export function personAnswer(
  { secondLine }: Pick<Lobby, 'secondLine'>,
  id: PersonId,
): PersonAnswer['person'] {
  const now = secondLine.get(id);
  if (now === undefined) return { id, state: 'free', counterId: null, since: null };
  return { id, state: now.state, counterId: now.counterId, since: onWire(now.since) };
}

function counterAnswer(
  { counterId }: CounterCommand,
  events: readonly LobbyEvent[],
  lobby: Lobby,
  now: Instant,
): CounterAnswer {
  const { revision } = lobby;
  const counter = lobby.counters.get(counterId);
  const here = events.findLast((event) => 'counterId' in event && event.counterId === counterId);
  const ticketId = here && 'ticketId' in here ? here.ticketId : (counter?.ticketId ?? null);
  const ticket = ticketId === null ? undefined : ticketOf(lobby, ticketId);
  const undo = counter === undefined ? null : undoableAt(lobby, counter, now);
  const undoUntil = undo && ((undo.at + (lobby.config?.policy.undoWithinMs ?? 0)) as Instant);
  return {
    revision,
    counter: {
      id: counterId,
      session: counter?.session ?? 'closed',
      tellerId: counter?.tellerId ?? null,
      pauseReason: counter?.pauseReason ?? null,
      ticketId: counter?.ticketId ?? null,
      undoUntil: onWireOrNull(undoUntil),
    },
    ...(ticket && { ticket: ticketAnswer(lobby, ticket) }),
    ...(here?.type === 'ticket.called' && { reason: reasonOnWire(here.reason) }),
  };
}

function reasonOnWire({ overtook, ...reason }: CallReason): ReasonAnswer {
  return { ...reason, overtook: { ...overtook, ids: [...overtook.ids] } };
}

function onWire(at: Instant): string {
  return new Date(at).toISOString();
}

function onWireOrNull(at: Instant | null): string | null {
  return at === null ? null : onWire(at);
}
