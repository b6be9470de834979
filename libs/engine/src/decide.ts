import {
  decideAccept,
  decideAssign,
  decideDecline,
  decideEscalate,
  decideLapse,
  decideMeasure,
  decideOffer,
  evolveAdvice,
  evolveAdvisedSession,
} from './advice.js';
import { decideAcknowledge, decideDispose, decideReviewAlarms, evolveAlarm } from './alarms.js';
import {
  decideCloseDay,
  decideOpenDay,
  decidePublishConfig,
  evolveConfigPublished,
  evolveDayClosed,
  evolveDayOpened,
} from './business-day.js';
import { decideCall, decideCallNext, decideRecall, evolveCalled, evolveRecalled } from './call.js';
import type { AdviceCommand, Command, CounterCommand, TicketCommand } from './command.js';
import {
  decideClose,
  decideOpen,
  decidePause,
  decideResumeCounter,
  evolveSession,
} from './counter-session.js';
import { type Decision, refuse } from './decision.js';
import type {
  AdviceEvent,
  AlarmEvent,
  DayEvent,
  LeaseEvent,
  LobbyEvent,
  SecondLineEvent,
  SessionEvent,
  TicketEvent,
} from './event.js';
import { decideHold, decideHoldTicket, decideResume, evolveHeld, evolveResumed } from './hold.js';
import { decideInvite, evolveInvited } from './invite.js';
import { decideIssue, evolveIssued } from './issue.js';
import {
  decideAbandon,
  decideDivert,
  evolveAbandoned,
  evolveDiverted,
  evolveEnded,
} from './leave.js';
import { decideLease, decideReturnLease, evolveLeased, evolveVoided } from './leases.js';
import type { Lobby } from './lobby.js';
import { lobbyWith } from './lobby-with.js';
import {
  decideNoShow,
  decideReturn,
  evolveMissed,
  evolveReturned,
  expiredReturns,
} from './no-show.js';
import {
  decideChangeLane,
  decidePostpone,
  decidePullForward,
  evolveLaneChanged,
  evolvePostponed,
  evolvePulledForward,
} from './place.js';
import { decideNotice, evolveNotice } from './notices.js';
import { decideRate, evolveRated } from './rate.js';
import { decideSecondLine, evolveSecondLine } from './second-line.js';
import { decideFinish, decideStart, evolveServed, evolveStarted } from './serve.js';
import type { Instant } from './terms.js';
import { decideTransfer, decideTransferTicket, evolveTransferred } from './transfer.js';
import { decideUndo, evolveUndone } from './undo.js';

/**
 * Answers a command with events or a refusal. Pure: same lobby, command and
 * `now`, same answer. Missed tickets whose time to return is over end with the
 * first command that is accepted after it.
 */
export function decide(lobby: Lobby, command: Command, now: Instant): Decision {
  if (command.type === 'open-day') return decideOpenDay(lobby, command, now);
  if (command.type === 'publish-config') return decidePublishConfig(lobby, command, now);
  if ('noticeId' in command) return decideNotice(lobby, command, now);
  if (lobby.businessDay === null) return refuse('day-not-open');

  const expired = expiredReturns(lobby, now);
  if (expired.length === 0) return decideOpenLobby(lobby, command, now);
  const next = lobbyWith(lobby, { revision: lobby.revision + 1 });
  const decision = decideOpenLobby(expired.reduce(evolve, next), command, now);
  return decision.accepted ? { ...decision, events: [...expired, ...decision.events] } : decision;
}

/** The lobby after an accepted command: one commit, so one revision. */
export function applyCommit(lobby: Lobby, events: readonly LobbyEvent[]): Lobby {
  return events.reduce(evolve, lobbyWith(lobby, { revision: lobby.revision + 1 }));
}

type OpenCommand = Exclude<
  Command,
  { type: 'open-day' | 'publish-config' } | { noticeId: unknown }
>;

function decideOpenLobby(lobby: Lobby, command: OpenCommand, now: Instant): Decision {
  if ('counterId' in command) return decideAtCounter(lobby, command, now);
  if ('adviceId' in command) return decideOfAdvice(lobby, command, now);
  if (command.type === 'review-alarms') return decideReviewAlarms(lobby, now);
  if (command.type === 'acknowledge-alarm') return decideAcknowledge(lobby, command, now);
  if (command.type === 'dispose-alarm') return decideDispose(lobby, command, now);
  if (command.type === 'second-line') return decideSecondLine(lobby, command, now);
  if ('by' in command) return decideOfTicket(lobby, command, now);
  if (command.type === 'issue') return decideIssue(lobby, command, now);
  if (command.type === 'lease-numbers') return decideLease(lobby, command, now);
  if (command.type === 'return-numbers') return decideReturnLease(lobby, command, now);
  return decideCloseDay(lobby, command, now);
}

function decideAtCounter(lobby: Lobby, command: CounterCommand, now: Instant): Decision {
  switch (command.type) {
    case 'open':
      return decideOpen(lobby, command, now);
    case 'pause':
      return decidePause(lobby, command, now);
    case 'resume-counter':
      return decideResumeCounter(lobby, command, now);
    case 'close':
      return decideClose(lobby, command, now);
    case 'call-next':
      return decideCallNext(lobby, command, now);
    case 'call':
      return decideCall(lobby, command, now);
    case 'recall':
      return decideRecall(lobby, command, now);
    case 'start':
      return decideStart(lobby, command, now);
    case 'finish':
      return decideFinish(lobby, command, now);
    case 'no-show':
      return decideNoShow(lobby, command, now);
    case 'hold':
      return decideHold(lobby, command, now);
    case 'transfer':
      return decideTransfer(lobby, command, now);
    case 'undo':
      return decideUndo(lobby, command, now);
  }
}

function decideOfTicket(lobby: Lobby, command: TicketCommand, now: Instant): Decision {
  switch (command.type) {
    case 'return':
      return decideReturn(lobby, command, now);
    case 'hold-ticket':
      return decideHoldTicket(lobby, command, now);
    case 'resume':
      return decideResume(lobby, command, now);
    case 'transfer-ticket':
      return decideTransferTicket(lobby, command, now);
    case 'abandon':
      return decideAbandon(lobby, command, now);
    case 'divert':
      return decideDivert(lobby, command, now);
    case 'change-lane':
      return decideChangeLane(lobby, command, now);
    case 'pull-forward':
      return decidePullForward(lobby, command, now);
    case 'postpone':
      return decidePostpone(lobby, command, now);
    case 'invite':
      return decideInvite(lobby, command, now);
    case 'rate':
      return decideRate(lobby, command, now);
  }
}

function decideOfAdvice(lobby: Lobby, command: AdviceCommand, now: Instant): Decision {
  switch (command.type) {
    case 'offer-advice':
      return decideOffer(lobby, command, now);
    case 'accept-advice':
      return decideAccept(lobby, command, now);
    case 'decline-advice':
      return decideDecline(lobby, command, now);
    case 'escalate-advice':
      return decideEscalate(lobby, command, now);
    case 'assign-advice':
      return decideAssign(lobby, command, now);
    case 'lapse-advice':
      return decideLapse(lobby, command, now);
    case 'measure-advice':
      return decideMeasure(lobby, command, now);
  }
}

/** The lobby after an event. Never refuses: what is in the journal has happened. */
export function evolve(lobby: Lobby, event: LobbyEvent): Lobby {
  if ('noticeId' in event) return evolveNotice(lobby, event);
  return 'ticketId' in event ? evolveTicket(lobby, event) : evolveBranch(lobby, event);
}

type BranchEvent =
  DayEvent | SessionEvent | LeaseEvent | AdviceEvent | AlarmEvent | SecondLineEvent;

function evolveBranch(lobby: Lobby, event: BranchEvent): Lobby {
  switch (event.type) {
    case 'day.opened':
      return evolveDayOpened(lobby, event);
    case 'day.closed':
      return evolveDayClosed(lobby);
    case 'config.published':
      return evolveConfigPublished(lobby, event);
    case 'counter.opened':
    case 'counter.paused':
    case 'counter.resumed':
    case 'counter.closed':
      return evolveAdvisedSession(evolveSession(lobby, event), event);
    case 'advice.offered':
    case 'advice.accepted':
    case 'advice.declined':
    case 'advice.escalated':
    case 'advice.assigned':
    case 'advice.lapsed':
    case 'advice.measured':
      return evolveAdvice(lobby, event);
    case 'alarm.raised':
    case 'alarm.moved':
    case 'alarm.repeated':
    case 'alarm.acknowledged':
    case 'alarm.disposed':
    case 'alarm.cleared':
      return evolveAlarm(lobby, event);
    case 'second-line.moved':
      return evolveSecondLine(lobby, event);
    case 'numbers.leased':
      return evolveLeased(lobby, event);
    case 'numbers.voided':
      return evolveVoided(lobby, event);
  }
}

function evolveTicket(lobby: Lobby, event: TicketEvent): Lobby {
  switch (event.type) {
    case 'ticket.issued':
      return evolveIssued(lobby, event);
    case 'ticket.called':
      return evolveCalled(lobby, event);
    case 'ticket.recalled':
      return evolveRecalled(lobby, event);
    case 'ticket.started':
      return evolveStarted(lobby, event);
    case 'ticket.served':
      return evolveServed(lobby, event);
    case 'ticket.missed':
      return evolveMissed(lobby, event);
    case 'ticket.returned':
      return evolveReturned(lobby, event);
    case 'ticket.held':
      return evolveHeld(lobby, event);
    case 'ticket.resumed':
      return evolveResumed(lobby, event);
    case 'ticket.transferred':
      return evolveTransferred(lobby, event);
    case 'ticket.abandoned':
      return evolveAbandoned(lobby, event);
    case 'ticket.diverted':
      return evolveDiverted(lobby, event);
    case 'ticket.lane-changed':
      return evolveLaneChanged(lobby, event);
    case 'ticket.pulled-forward':
      return evolvePulledForward(lobby, event);
    case 'ticket.postponed':
      return evolvePostponed(lobby, event);
    case 'ticket.invited':
      return evolveInvited(lobby, event);
    case 'ticket.rated':
      return evolveRated(lobby, event);
    case 'ticket.ended':
      return evolveEnded(lobby, event);
    case 'command.undone':
      return evolveUndone(lobby, event);
  }
}
