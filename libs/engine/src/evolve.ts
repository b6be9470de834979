import { evolveAdvice, evolveAdvisedSession } from './advice.js';
import { evolveAlarm } from './alarms.js';
import { evolveConfigPublished, evolveDayClosed, evolveDayOpened } from './business-day.js';
import { evolveCalled, evolveRecalled } from './call.js';
import { evolveSession } from './counter-session.js';
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
import { evolveHeld, evolveResumed } from './hold.js';
import { evolveInvited } from './invite.js';
import { evolveIssued } from './issue.js';
import { evolveLeased, evolveVoided } from './leases.js';
import { evolveAbandoned, evolveDiverted, evolveEnded } from './leave.js';
import { lobbyWith } from './lobby-with.js';
import type { Lobby } from './lobby.js';
import { evolveMissed, evolveReturned } from './no-show.js';
import { evolveNotice } from './notices.js';
import { evolveLaneChanged, evolvePostponed, evolvePulledForward } from './place.js';
import { evolveRated } from './rate.js';
import { evolveSecondLine } from './second-line.js';
import { evolveServed, evolveStarted } from './serve.js';
import { evolveTransferred } from './transfer.js';
import { evolveUndone } from './undo.js';

/** The lobby after an accepted command: one commit, so one revision. */
export function applyCommit(lobby: Lobby, events: readonly LobbyEvent[]): Lobby {
  return events.reduce(evolve, lobbyWith(lobby, { revision: lobby.revision + 1 }));
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
