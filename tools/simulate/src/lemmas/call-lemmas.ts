import { type EventOf, GENERAL_LANE, type Ticket } from '@lobbyflow/engine';
import type { Findings } from './lemma.js';
import {
  cameBefore,
  countsFrom,
  isBehind,
  isOwnLane,
  mayCall,
  overtakenBy,
  type Press,
  whoseTurn,
} from './written-order.js';

/** Names that a reason tells at most. */
const NAMED = 20;

/** What was decided at one press. */
export interface Pressed {
  readonly press: Press;
  /** `null` when the press was refused because nobody waits. */
  readonly event: EventOf<'ticket.called'> | null;
  readonly where: () => string;
}

/** Looks at one press. @returns whether its call overtook a general customer */
export function checkPress(findings: Findings, { press, event, where }: Pressed): boolean {
  const turn = whoseTurn(press);
  if (event === null) {
    findings.check('no-press-fails', turn === null, where);
    return false;
  }
  const called = press.waiting.find(({ id }) => id === event.ticketId);
  findings.check('no-press-fails', true, where);
  findings.check('eligible', called !== undefined && mayBeTaken(press, called, event), where);
  if (called === undefined) return false;
  const { rule } = event.reason;
  if (rule !== 'picked') {
    findings.check('written-order', turn?.ticket === called && turn.rule === rule, where);
    checkFirstCome(findings, press, called, where);
  }
  if (rule === 'head-start' && !isBehind(press, called))
    checkHeadStart(findings, press, called, where);
  const passed = overtakenBy(press, called);
  const overtookGeneral = passed.some(({ laneId }) => laneId === GENERAL_LANE);
  checkFloor(findings, { press, event, where }, overtookGeneral);
  checkReason(findings, { press, event, where }, { called, passed });
  return overtookGeneral;
}

/** Staff may pick whomever the counter can serve, whatever keeps others away. */
function mayBeTaken(press: Press, called: Ticket, { reason }: EventOf<'ticket.called'>): boolean {
  if (reason.rule !== 'picked') return mayCall(press, called);
  const isBoundHere =
    called.binding?.counterId === press.counter.id && called.binding.until > press.now;
  return (
    isBoundHere || press.counter.skills.some(({ serviceId }) => serviceId === called.serviceId)
  );
}

function checkFirstCome(findings: Findings, press: Press, called: Ticket, where: () => string) {
  if (!isPlain(called)) return;
  const passed = press.waiting.some(
    (other) =>
      isPlain(other) &&
      other.serviceId === called.serviceId &&
      other.laneId === called.laneId &&
      other.needs.join() === called.needs.join() &&
      cameBefore(other, called),
  );
  findings.check('first-come', !passed, where);
}

const isPlain = ({ binding, deferredUntil, pulledForward }: Ticket) =>
  binding === null && deferredUntil === null && pulledForward === null;

/** `arrival(called) − arrival(passed) ≤ credit(called) − credit(passed)` for everybody who could have been called. */
function checkHeadStart(findings: Findings, press: Press, called: Ticket, where: () => string) {
  const holds = press.waiting.every((other) => {
    if (isBehind(press, other) || !mayCall(press, other)) return true;
    const credit = (ticket: Ticket) => ticket.arrivedAt - countsFrom(press, ticket);
    return called.arrivedAt - other.arrivedAt <= credit(called) - credit(other);
  });
  findings.check('head-start', holds, where);
}

function checkFloor(
  findings: Findings,
  { press, event, where }: Pressed,
  overtookGeneral: boolean,
) {
  const isChoice = event?.reason.rule === 'picked' || event?.reason.rule === 'pulled-forward';
  const called = press.waiting.find(({ id }) => id === event?.ticketId);
  const isKeptFor =
    press.counter.reservation !== null &&
    called !== undefined &&
    (isOwnLane(press, called) || event?.reason.rule === 'bound');
  const isBreach = overtookGeneral && press.row >= press.config.policy.floorEvery - 1;
  findings.check('share-floor', !isBreach || isChoice || isKeptFor, where);
}

function checkReason(
  findings: Findings,
  { press, event, where }: Pressed,
  { called, passed }: { readonly called: Ticket; readonly passed: readonly Ticket[] },
) {
  if (event === null) return;
  const { rule, choice, runnerUpId, overtook } = event.reason;
  const isChoice = rule === 'picked' || rule === 'pulled-forward';
  const ids = passed.slice(0, NAMED).map(({ id }) => id);
  const holds =
    (choice !== null) === (isChoice || called.pulledForward !== null) &&
    runnerUpId === (whoseTurn(press, called)?.ticket.id ?? null) &&
    overtook.count === passed.length &&
    overtook.ids.join() === ids.join() &&
    event.overtookGeneral === passed.some(({ laneId }) => laneId === GENERAL_LANE);
  findings.check('reason', holds, where);
}
