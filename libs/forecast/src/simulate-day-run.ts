import { type Counter, type CounterConfig, type CounterId, type TicketId } from '@lobbyflow/engine';
import { DayAgenda, type DayEvent, letsCall } from './simulate-day-agenda.js';
import { type HallNow, type ReviewedCounter, reviewWindows } from './simulate-day-elastic.js';
import { DayLobby } from './simulate-day-lobby.js';
import { DayRecord } from './simulate-day-record.js';
import type { DayToSimulate, DayVisitor, SimulatedDay } from './simulate-day.js';

/** A counter that found nobody it may call looks again after this long, for overflow and reservations that end. */
const LOOK_AGAIN_MS = 15_000;

interface RunCounter {
  readonly config: CounterConfig;
  readonly index: number;
  readonly pace: number;
  /** Closes as soon as nobody stands there. */
  isClosing: boolean;
  /** From when on it is open, or is going to be; `null`: closed. */
  openAtMs: number | null;
  closesAtMs: number | null;
}

/** One run of a simulated day: the agenda, the real lobby, and the record of what happened. */
export class DayRun {
  private readonly lobby: DayLobby;
  private readonly agenda = new DayAgenda();
  private readonly record: DayRecord;
  private readonly counters: readonly RunCounter[];
  private readonly byId: ReadonlyMap<CounterId, RunCounter>;
  private readonly visitors: readonly DayVisitor[];
  private waiting = 0;
  private came = 0;
  private switches = 0;
  private looksAt = -1;

  constructor(private readonly day: DayToSimulate) {
    const { config, discipline, paces, visitors, shifts, elastic } = day;
    this.lobby = new DayLobby(config, discipline);
    this.visitors = visitors.toSorted((one, other) => one.arrivedAtMs - other.arrivedAtMs);
    this.counters = config.counters.map((counter, index) => ({
      config: counter,
      index,
      pace: paces.get(counter.id) ?? 1,
      isClosing: false,
      openAtMs: null,
      closesAtMs: null,
    }));
    this.byId = new Map(this.counters.map((counter) => [counter.config.id, counter]));
    this.record = new DayRecord(config, this.visitors);
    this.visitors.forEach(({ arrivedAtMs }, subject) => {
      this.agenda.push({ at: arrivedAtMs, kind: 'arrive', subject });
    });
    for (const { counterId, opensAtMs, closesAtMs } of shifts) {
      const subject = this.byId.get(counterId)?.index ?? -1;
      this.agenda.push({ at: opensAtMs, kind: 'open', subject });
      if (closesAtMs !== null) this.agenda.push({ at: closesAtMs, kind: 'close', subject });
    }
    this.prepareElastic(elastic.rule.id);
  }

  /** Plays the day to its end, or to the cut-off. */
  play(): SimulatedDay {
    const { agenda, day } = this;
    let nowMs = 0;
    for (let event = agenda.pop(); event !== undefined; event = agenda.pop()) {
      if (event.at > day.cutOffMs) break;
      if (letsCall(event) || event.kind === 'leave') nowMs = Math.max(nowMs, this.momentOf(event));
      this.happen(event);
      const next = agenda.peek();
      const isInstantOver = next === undefined || next.at > event.at || !letsCall(next);
      if (isInstantOver && letsCall(event)) this.callAll(event.at);
    }
    const endedAtMs = Math.max(nowMs, day.lengthMs);
    return {
      visits: this.record.visits(this.lobby.now),
      sessions: this.record.sessions(endedAtMs),
      switches: this.switches,
      refusals: this.lobby.refusals,
      isCutOff: this.waiting > 0,
      lengthMs: day.lengthMs,
      endedAtMs,
    };
  }

  /** When an event is one that the day's end waits for: departures of those who were called are none. */
  private momentOf({ at, kind, subject }: DayEvent): number {
    const isOver = kind === 'leave' && !this.isWaiting(subject);
    return isOver || kind === 'look' || kind === 'close' ? 0 : at;
  }

  private prepareElastic(rule: string): void {
    if (rule === 'none') return;
    for (const { config, index } of this.counters) {
      if (rule === 'all' && config.kind === 'elastic') {
        this.agenda.push({ at: 0, kind: 'open', subject: index });
      }
    }
    if (rule !== 'all') this.agenda.push({ at: 0, kind: 'review', subject: 0 });
  }

  private happen(event: DayEvent): void {
    switch (event.kind) {
      case 'arrive':
        this.arrive(event);
        break;
      case 'leave':
        this.leave(event);
        break;
      case 'review':
        this.review(event.at);
        break;
      case 'look':
        break;
      case 'open':
      case 'close':
      case 'start':
      case 'finish':
      case 'no-show':
        this.atCounter(event);
        break;
    }
  }

  private arrive({ at, subject }: DayEvent): void {
    const visitor = this.visitors[subject];
    if (visitor === undefined) return;
    const { serviceId, laneId, needs, patienceMs } = visitor;
    const ticket = { serviceId, laneId, needs, laterServiceIds: [], arrivedAt: null };
    const from = { ticketId: idOf(subject), language: null, source: 'kiosk' } as const;
    if (!this.lobby.tell({ type: 'issue', ...ticket, ...from }, at)) return;
    this.waiting += 1;
    this.came += 1;
    this.day.watch?.(idOf(subject), this.lobby.now, at);
    if (Number.isFinite(patienceMs))
      this.agenda.push({ at: at + patienceMs, kind: 'leave', subject });
  }

  private leave({ at, subject }: DayEvent): void {
    if (!this.isWaiting(subject)) return;
    this.lobby.leave(idOf(subject), at);
    this.waiting -= 1;
  }

  private isWaiting(subject: number): boolean {
    return this.lobby.now.tickets.get(idOf(subject))?.state === 'waiting';
  }

  private atCounter({ at, kind, subject }: DayEvent): void {
    const counter = this.counters[subject];
    if (counter === undefined) return;
    if (kind === 'open') this.open(counter, at);
    else if (kind === 'close') this.wishToClose(counter, at);
    else if (kind === 'start') this.lobby.press('start', counter.config.id, at);
    else if (kind === 'finish' || kind === 'no-show') {
      this.lobby.press(kind, counter.config.id, at);
      this.record.freed(counter.config.id, at);
      if (counter.isClosing) this.wishToClose(counter, at);
    }
  }

  private open(counter: RunCounter, at: number): void {
    const { id, kind } = counter.config;
    counter.isClosing = false;
    counter.openAtMs ??= at;
    const shift = this.day.shifts.find((one) => one.counterId === id && one.opensAtMs === at);
    counter.closesAtMs = shift?.closesAtMs ?? null;
    if (this.lobby.now.counters.get(id)?.session !== 'closed') return;
    this.lobby.press('open', id, at);
    this.record.opened({ counterId: id, isElastic: kind === 'elastic' }, at);
  }

  private wishToClose(counter: RunCounter, at: number): void {
    const { id } = counter.config;
    const real = this.lobby.now.counters.get(id);
    if (real === undefined || real.session === 'closed') return;
    counter.isClosing = real.ticketId !== null;
    if (counter.isClosing) return;
    this.lobby.press('close', id, at);
    this.record.closed(id, at);
    counter.openAtMs = null;
    counter.closesAtMs = null;
  }

  /** Lets every free counter call, the one that has been idle for longest first. */
  private callAll(at: number): void {
    if (this.waiting === 0) return;
    const free = [...this.lobby.now.counters.values()]
      .filter((real) => this.mayCall(real))
      .toSorted((one, other) => one.idleSince - other.idleSince);
    let isAnyIdle = false;
    for (const real of free) {
      if (this.waiting === 0) return;
      if (!this.callAt(real, at)) isAnyIdle = true;
    }
    if (!isAnyIdle || this.looksAt > at) return;
    this.looksAt = at + LOOK_AGAIN_MS;
    this.agenda.push({ at: this.looksAt, kind: 'look', subject: 0 });
  }

  private mayCall({ id, session, ticketId }: Counter): boolean {
    return session === 'open' && ticketId === null && this.byId.get(id)?.isClosing !== true;
  }

  private callAt(real: Counter, at: number): boolean {
    const counter = this.byId.get(real.id);
    const call = this.lobby.call(real, at);
    if (counter === undefined || call === null) return false;
    const visitor = this.visitors[subjectOf(call.ticketId)];
    this.waiting -= 1;
    this.record.called(call);
    this.record.taken(real.id, at);
    const subject = counter.index;
    if (visitor === undefined || visitor.isNoShow) {
      this.agenda.push({ at: at + this.day.noShowAfterMs, kind: 'no-show', subject });
      return true;
    }
    const startAt = at + visitor.walkMs;
    const handlingMs = Math.round(visitor.handlingMs * counter.pace);
    this.agenda.push({ at: startAt, kind: 'start', subject });
    this.agenda.push({ at: startAt + handlingMs, kind: 'finish', subject });
    return true;
  }

  /** Reviews the elastic windows, and again after a while as long as anybody may come or waits. */
  private review(at: number): void {
    const { rule, reviewEveryMs, setUpMs, minimumOpenMs } = this.day.elastic;
    const order = reviewWindows(rule, this.hallAt(at, { setUpMs, minimumOpenMs }));
    const counter = order === null ? undefined : this.byId.get(order.id);
    if (order !== null && counter !== undefined) {
      this.switches += 1;
      if (order.action === 'open') {
        counter.openAtMs = at + setUpMs;
        this.agenda.push({ at: at + setUpMs, kind: 'open', subject: counter.index });
      } else this.wishToClose(counter, at);
    }
    const isOver = at >= this.day.lengthMs && this.waiting === 0;
    if (!isOver) this.agenda.push({ at: at + reviewEveryMs, kind: 'review', subject: 0 });
  }

  private hallAt(at: number, people: Pick<HallNow, 'setUpMs' | 'minimumOpenMs'>): HallNow {
    const { lobby, waiting, came } = this;
    const counters = this.counters.map((counter) => this.reviewed(counter));
    return { atMs: at, lobby: lobby.now, waiting, came, counters, ...people };
  }

  private reviewed({ config, isClosing, openAtMs, closesAtMs }: RunCounter): ReviewedCounter {
    const real = this.lobby.now.counters.get(config.id);
    const isOpen = real !== undefined && real.session !== 'closed';
    const planned = openAtMs === null ? 'closed' : 'opening';
    return {
      id: config.id,
      isElastic: config.kind === 'elastic',
      state: !isOpen ? planned : isClosing ? 'closing' : 'open',
      openAtMs,
      closesAtMs,
      isBusy: real?.ticketId != null,
    };
  }
}

function idOf(subject: number): TicketId {
  return `v${subject}` as TicketId;
}

function subjectOf(ticketId: TicketId): number {
  return Number(ticketId.slice(1));
}
