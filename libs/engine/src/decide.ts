import {
  decideAccept,
  decideAssign,
  decideDecline,
  decideEscalate,
  decideLapse,
  decideMeasure,
  decideOffer,
} from './advice.js';
import { decideAcknowledge, decideDispose, decideReviewAlarms } from './alarms.js';
import { decideCloseDay, decideOpenDay, decidePublishConfig } from './business-day.js';
import { decideCall, decideCallNext, decideRecall } from './call.js';
import type { AdviceCommand, Command, CounterCommand, TicketCommand } from './command.js';
import { decideClose, decideOpen, decidePause, decideResumeCounter } from './counter-session.js';
import { type Decision, refuse } from './decision.js';
import { evolve } from './evolve.js';
import { decideHold, decideHoldTicket, decideResume } from './hold.js';
import { decideInvite } from './invite.js';
import { decideIssue } from './issue.js';
import { decideLease, decideReturnLease } from './leases.js';
import { decideAbandon, decideDivert } from './leave.js';
import { lobbyWith } from './lobby-with.js';
import type { Lobby } from './lobby.js';
import { decideNoShow, decideReturn, expiredReturns } from './no-show.js';
import { decideNotice } from './notices.js';
import { decideChangeLane, decidePostpone, decidePullForward } from './place.js';
import { decideRate } from './rate.js';
import { decideSecondLine } from './second-line.js';
import { decideFinish, decideStart } from './serve.js';
import type { Instant } from './terms.js';
import { decideTransfer, decideTransferTicket } from './transfer.js';
import { decideUndo } from './undo.js';

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
