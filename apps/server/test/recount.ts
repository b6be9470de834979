import type {
  BranchConfig,
  EventOf,
  LobbyEvent,
  SessionEvent,
  TicketEvent,
} from '@lobbyflow/engine';
import type { Commit } from '../src/journal/commit.js';
import type {
  RecountedAct,
  RecountedCall,
  RecountedLeg,
  RecountedSession,
  RecountedVisit,
} from './recounted.js';

type DayEvent = EventOf<'day.opened' | 'day.closed' | 'config.published'>;

/** Follows a journal from its beginning. */
export class Recount {
  readonly visits = new Map<string, RecountedVisit>();
  readonly sessions: RecountedSession[] = [];
  calls: RecountedCall[] = [];
  acts: RecountedAct[] = [];
  /** By business day, the configuration that was last in force on it. */
  readonly configs = new Map<string, BranchConfig>();
  /** Acts that were taken back. */
  undone = 0;
  private day = '';
  private readonly before = new Map<
    string,
    { visit: RecountedVisit; calls: RecountedCall[]; acts: RecountedAct[] }
  >();

  constructor(commits: readonly Commit[]) {
    for (const commit of commits) {
      for (const event of JSON.parse(commit.events) as LobbyEvent[]) {
        this.follow(event, commit);
        const visit = 'ticketId' in event ? this.visits.get(event.ticketId) : undefined;
        if (visit !== undefined) visit.limit = this.limitOf(visit.laneId);
      }
    }
  }

  private follow(event: LobbyEvent, commit: Commit): void {
    if (event.type === 'command.undone') this.undo(event);
    else if (event.type === 'ticket.issued') this.issue(event);
    else if ('ticketId' in event) this.followTicket(event, commit);
    else if (event.type.startsWith('counter.')) this.followCounter(event as SessionEvent);
    else if (/^(day|config)\./.test(event.type)) this.followDay(event as DayEvent);
  }

  private followDay(event: DayEvent): void {
    if (event.type === 'day.closed') {
      for (const session of this.openSessions()) this.end(session, event.at);
      return;
    }
    if (event.type === 'day.opened') {
      this.day = event.businessDay;
      for (const { id, tellerId, session, pauseReason } of event.sessions) {
        this.open(id, tellerId, event.at);
        if (session === 'paused') this.pause(id, pauseReason ?? '', event.at);
      }
    }
    this.configs.set(this.day, event.config);
  }

  private followCounter(event: SessionEvent): void {
    const { counterId, at } = event;
    if (event.type === 'counter.opened') this.open(counterId, event.by, at);
    else if (event.type === 'counter.paused') this.pause(counterId, event.reason, at);
    else if (event.type === 'counter.closed') this.end(this.sessionAt(counterId), at);
    else for (const pause of this.sessionAt(counterId).pauses) pause.until ??= at;
  }

  private issue({
    ticketId,
    number,
    laneId,
    serviceId,
    arrivedAt,
    isAway,
    at,
  }: EventOf<'ticket.issued'>): void {
    const [leg, transfers, rating, isAsked] = [1, 0, null, false];
    const aside = isAway === true ? ({ at, from: 'waiting' } as const) : null;
    const state = aside === null ? 'waiting' : 'held';
    this.visits.set(ticketId, {
      ...{ id: ticketId, number, day: this.day, laneId, limit: this.limitOf(laneId) },
      ...{ state, arrived: arrivedAt, leg, transfers, rating, isAsked, aside },
      legs: [aLeg(serviceId, arrivedAt)],
    });
  }

  private followTicket(
    event: Exclude<TicketEvent, { type: 'ticket.issued' | 'command.undone' }>,
    { revision, actor }: Commit,
  ): void {
    const visit = this.mustKnow(event.ticketId);
    if ('counterId' in event && event.counterId !== null) this.remember(event.counterId, visit);
    const leg = visit.legs.at(-1)!;
    const { at } = event;
    const act = { day: this.day, ticketId: visit.id, serviceId: leg.serviceId, revision, at };
    switch (event.type) {
      case 'ticket.called':
        this.call(visit, leg, event, revision);
        return;
      case 'ticket.recalled':
        leg.called = at;
        this.callOf(visit).recalls += 1;
        return;
      case 'ticket.started':
        leg.started = at;
        visit.state = 'serving';
        return;
      case 'ticket.served':
        leg.ended = at;
        visit.state = 'served';
        if (event.nextServiceId !== null) this.nextLeg(visit, event.nextServiceId, at);
        return;
      case 'ticket.missed':
        visit.state = 'missed';
        this.callOf(visit).isMissed = true;
        return;
      case 'ticket.returned':
        Object.assign(leg, { called: null, counterId: null });
        visit.state = 'waiting';
        return;
      case 'ticket.transferred':
        leg.ended = visit.aside?.at ?? at;
        visit.transfers += 1;
        this.acts.push({ kind: 'transferred', ...act, by: event.by, choice: null });
        this.nextLeg(visit, event.serviceId, at);
        return;
      case 'ticket.pulled-forward':
        this.acts.push({ kind: 'pulled-forward', ...act, by: actor, choice: event.reason });
        return;
      case 'ticket.held':
      case 'ticket.resumed':
        this.followHold(visit, leg, event);
        return;
      case 'ticket.abandoned':
      case 'ticket.diverted':
      case 'ticket.ended':
      case 'ticket.lane-changed':
      case 'ticket.postponed':
      case 'ticket.invited':
      case 'ticket.rated':
        this.followEnd(visit, leg, event);
    }
  }

  private followHold(
    visit: RecountedVisit,
    leg: RecountedLeg,
    event: EventOf<'ticket.held' | 'ticket.resumed'>,
  ): void {
    const { at } = event;
    if (event.type === 'ticket.held') {
      visit.aside = { at, from: event.counterId === null ? 'waiting' : 'serving' };
      if (visit.aside.from === 'serving') leg.ended = at;
      visit.state = 'held';
      return;
    }
    if (visit.aside?.from === 'serving') visit.legs.push(aLeg(leg.serviceId, at));
    else leg.held += at - (visit.aside?.at ?? at);
    Object.assign(visit, { aside: null, state: 'waiting' });
  }

  private followEnd(visit: RecountedVisit, leg: RecountedLeg, event: TicketEvent): void {
    if (event.type === 'ticket.lane-changed') visit.laneId = event.laneId;
    if (event.type === 'ticket.invited') visit.isAsked = true;
    if (event.type === 'ticket.rated') visit.rating = event.score;
    if (!/abandoned|diverted|ended/.test(event.type)) return;
    leg.ended = visit.aside?.at ?? event.at;
    visit.state = event.type.slice('ticket.'.length);
  }

  /** Puts the ticket back as it stood before the last act at the counter. */
  private undo({ counterId, ticketId }: EventOf<'command.undone'>): void {
    this.undone += 1;
    const { visit, calls, acts } = this.before.get(counterId)!;
    this.visits.set(ticketId, visit);
    const others = <T extends { ticketId: string }>(all: T[]) =>
      all.filter((one) => one.ticketId !== ticketId);
    this.calls = [...others(this.calls), ...calls];
    this.acts = [...others(this.acts), ...acts];
  }

  private remember(counterId: string, visit: RecountedVisit): void {
    const own = <T extends { ticketId: string }>(all: T[]) =>
      all.filter(({ ticketId }) => ticketId === visit.id);
    const then = { visit, calls: own(this.calls), acts: own(this.acts) };
    this.before.set(counterId, structuredClone(then));
  }

  private call(
    visit: RecountedVisit,
    leg: RecountedLeg,
    { at, by, counterId, reason }: EventOf<'ticket.called'>,
    revision: number,
  ): void {
    Object.assign(leg, { called: at, counterId });
    visit.state = 'called';
    const { rule, choice, overtook } = reason;
    this.calls.push({
      ...{ ticketId: visit.id, wait: `${visit.id}/${visit.legs.length}`, day: this.day, at },
      ...{ waited: at - leg.from - leg.held, overtook: [...overtook.ids] },
      ...{ rule, choice, by, counterId, revision, recalls: 0, isMissed: false },
    });
  }

  private callOf(visit: RecountedVisit): RecountedCall {
    return this.calls.findLast(({ ticketId }) => ticketId === visit.id)!;
  }

  private nextLeg(visit: RecountedVisit, serviceId: string, at: number): void {
    visit.legs.push(aLeg(serviceId, at));
    Object.assign(visit, { leg: visit.leg + 1, aside: null, state: 'waiting' });
  }

  private open(counterId: string, tellerId: string | null, from: number): void {
    this.sessions.push({ counterId, day: this.day, tellerId, from, until: null, pauses: [] });
  }

  private pause(counterId: string, reason: string, from: number): void {
    this.sessionAt(counterId).pauses.push({ reason, from, until: null });
  }

  private sessionAt(counterId: string): RecountedSession {
    return this.openSessions().find((one) => one.counterId === counterId)!;
  }

  private end(session: RecountedSession, at: number): void {
    session.until = at;
    for (const pause of session.pauses) pause.until ??= at;
  }

  private openSessions(): RecountedSession[] {
    return this.sessions.filter(({ until }) => until === null);
  }

  private limitOf(laneId: string): number {
    const lane = this.configs.get(this.day)?.lanes.find(({ id }) => id === laneId);
    return lane?.maxWaitMs ?? 0;
  }

  private mustKnow(ticketId: string): RecountedVisit {
    const visit = this.visits.get(ticketId);
    if (visit === undefined) throw new Error(`${ticketId} was never issued`);
    return visit;
  }
}

function aLeg(serviceId: string, from: number): RecountedLeg {
  return { serviceId, from, called: null, started: null, ended: null, held: 0, counterId: null };
}
