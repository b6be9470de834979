import { Agenda, DUE } from './agenda.js';
import type { Act, Progress, Refused, ReplayBranch, Run, Told } from './branch.js';
import { Duty } from './duty.js';
import { fatesOf, type LegFate, type VisitFate } from './fates.js';
import type { DayPlan, PlannedCounter } from './plan-day.js';

type Due =
  | { readonly do: 'come'; readonly fate: VisitFate }
  | { readonly do: 'open'; readonly counterId: string }
  | { readonly do: 'close'; readonly counterId: string; readonly how: 'staying' | 'over' }
  | { readonly do: 'end'; readonly counterId: string; readonly guest: Guest }
  | { readonly do: 'back'; readonly guest: Guest; readonly how: 'return' | 'resume' }
  | { readonly do: 'leave'; readonly guest: Guest; readonly leg: number };

/** A customer of the day, and the leg he is at. */
interface Guest {
  readonly fate: VisitFate;
  readonly ticketId: string;
  leg: number;
}

/** Counters that stand in for a fault of the log do not work in a day that the product runs. */
export function countersOnDuty({ counters }: DayPlan): PlannedCounter[] {
  const logged = counters.filter(({ origin }) => origin === 'logged');
  const served = new Set(logged.flatMap(({ serviceIds }) => serviceIds));
  const isOnlyOne = ({ serviceIds }: PlannedCounter) => serviceIds.some((id) => !served.has(id));
  return counters.filter((counter) => counter.origin === 'logged' || isOnlyOne(counter));
}

/**
 * Runs a day in which the product says who is next: customers come as in the log, have their patience and take their
 * time; a counter that is on duty and free calls as long as somebody waits whom it may serve, the longest idle first.
 * Counters keep the duties read from the log; those that were there at the end of the day stay until nobody waits for
 * them, and whoever is left then is served by a counter that comes back.
 */
export async function driveLive(
  branch: ReplayBranch,
  plan: DayPlan,
  progress: Progress,
): Promise<Run> {
  const day = new LiveDay(branch, plan, progress);
  return day.run();
}

class LiveDay {
  private readonly agenda = new Agenda<Due>();
  private readonly duty: Duty;
  private readonly guests = new Map<string, Guest>();
  private readonly ticketOfVisit = new Map<string, string>();
  private readonly refused: Refused[] = [];
  private visitsOver = 0;
  private at = 0;

  constructor(
    private readonly branch: ReplayBranch,
    plan: DayPlan,
    private readonly progress: Progress,
  ) {
    const counters = countersOnDuty(plan);
    this.duty = new Duty(counters);
    const lastArrivalAt = plan.visits.at(-1)?.legs[0].arrivedAt ?? 0;
    for (const { id: counterId, sessions } of counters) {
      for (const { fromAt, untilAt } of sessions) {
        const how = untilAt >= lastArrivalAt ? 'staying' : 'over';
        this.agenda.add(fromAt, DUE.open, { do: 'open', counterId });
        this.agenda.add(untilAt, DUE.close, { do: 'close', counterId, how });
      }
    }
    const onDuty = new Set(counters.map(({ id }) => id));
    for (const fate of fatesOf(plan.visits, onDuty)) {
      this.agenda.add(fate.visit.legs[0].arrivedAt, DUE.come, { do: 'come', fate });
    }
  }

  async run(): Promise<Run> {
    for (let at = this.nextAt(); at !== null; at = this.nextAt()) {
      this.at = at;
      await this.branch.reach(at);
      await this.doWhatIsDue(at);
      if (this.nextAt() === null) await this.workOvertime();
    }
    return { ticketOfVisit: this.ticketOfVisit, refused: this.refused };
  }

  /** When there is something to do: the patience of who has been called meanwhile is nothing. */
  private nextAt(): number | null {
    for (let due = this.agenda.next; due?.do === 'leave'; due = this.agenda.next) {
      if (this.isStillWaiting(due.guest, due.leg)) break;
      this.agenda.take();
    }
    return this.agenda.nextAt;
  }

  private isStillWaiting({ ticketId, leg }: Guest, inLeg: number): boolean {
    return leg === inLeg && this.duty.isWaiting(ticketId);
  }

  /** Calls are made after people came and before they give up or a counter closes. */
  private async doWhatIsDue(at: number): Promise<void> {
    while (this.agenda.nextAt === at) {
      const due = this.agenda.take();
      if (!due) return;
      if (due.do === 'leave' || due.do === 'close') await this.callWhoeverCanBe();
      await this.execute(due);
    }
    await this.callWhoeverCanBe();
  }

  private async workOvertime(): Promise<void> {
    for (const counterId of this.duty.missing()) await this.open(counterId, 'staying');
    await this.callWhoeverCanBe();
  }

  private async open(counterId: string, duty: 'on' | 'staying'): Promise<void> {
    if (this.duty.begin(counterId, this.at, duty)) await this.tell({ do: 'open', counterId });
  }

  private async execute(due: Due): Promise<void> {
    switch (due.do) {
      case 'come':
        return this.come(due.fate);
      case 'open':
        return this.open(due.counterId, 'on');
      case 'close':
        this.duty.end(due.counterId, due.how);
        return this.closeRetired();
      case 'end':
        return this.end(due.counterId, due.guest);
      case 'back':
        await this.tell({ do: due.how, ticketId: due.guest.ticketId }, due.guest);
        this.wait(due.guest);
        return;
      case 'leave':
        return this.leave(due.guest, due.leg);
    }
  }

  private async come(fate: VisitFate): Promise<void> {
    const { service } = fate.visit.legs[0];
    const told = await this.tell({ do: 'issue', serviceId: service, laneId: fate.visit.lane });
    if (!told.isDone || told.ticketId === null) return;
    const guest: Guest = { fate, ticketId: told.ticketId, leg: 0 };
    this.guests.set(told.ticketId, guest);
    this.ticketOfVisit.set(fate.visit.id, told.ticketId);
    this.wait(guest);
  }

  private wait(guest: Guest): void {
    const leg = legOf(guest);
    this.duty.wait(guest.ticketId, leg);
    if (leg.patienceMs === null) return;
    this.agenda.add(this.at + leg.patienceMs, DUE.leave, { do: 'leave', guest, leg: guest.leg });
  }

  private async leave(guest: Guest, leg: number): Promise<void> {
    if (!this.isStillWaiting(guest, leg)) return;
    this.duty.leave(guest.ticketId);
    await this.tell({ do: 'abandon', ticketId: guest.ticketId }, guest);
    this.isOver();
    await this.closeRetired();
  }

  private async callWhoeverCanBe(): Promise<void> {
    for (;;) {
      const counterId = this.duty.nextToCall();
      if (counterId === null) return;
      const told = await this.tell({ do: 'call-next', counterId });
      const guest = told.isDone ? this.guests.get(told.ticketId ?? '') : undefined;
      if (!guest) {
        this.duty.giveUp(counterId);
        continue;
      }
      await this.serve(counterId, guest);
    }
  }

  private async serve(counterId: string, guest: Guest): Promise<void> {
    const leg = legOf(guest);
    this.duty.leave(guest.ticketId);
    this.duty.serve(counterId);
    if (leg.end !== 'no-show') await this.tell({ do: 'start', counterId }, guest);
    this.agenda.add(this.at + leg.handlingMs, DUE.end, { do: 'end', counterId, guest });
  }

  private async end(counterId: string, guest: Guest): Promise<void> {
    const leg = legOf(guest);
    const next = guest.fate.legs[guest.leg + 1];
    if (leg.end === 'transferred' && next) {
      const to =
        next.counterId === null ? { serviceId: next.serviceId } : { counterId: next.counterId };
      await this.tell({ do: 'transfer', counterId, to }, guest);
    } else {
      await this.tell({ do: leg.end === 'no-show' ? 'no-show' : 'finish', counterId }, guest);
    }
    this.duty.free(counterId, this.at);
    if (next) await this.goOn(guest, leg, next);
    else this.isOver();
    await this.closeRetired();
  }

  private async goOn(guest: Guest, leg: LegFate, next: LegFate): Promise<void> {
    guest.leg += 1;
    const backAt = this.at + next.awayMs;
    if (leg.end === 'no-show') {
      this.agenda.add(backAt, DUE.back, { do: 'back', guest, how: 'return' });
    } else if (next.awayMs > 0) {
      await this.tell({ do: 'hold-ticket', ticketId: guest.ticketId }, guest);
      this.agenda.add(backAt, DUE.back, { do: 'back', guest, how: 'resume' });
    } else {
      this.wait(guest);
    }
  }

  private async closeRetired(): Promise<void> {
    for (const counterId of this.duty.takeClosable()) await this.tell({ do: 'close', counterId });
  }

  private async tell(act: Act, guest?: Guest): Promise<Told> {
    const told = await this.branch.tell(act);
    if (!told.isDone) {
      const counterId = 'counterId' in act ? act.counterId : null;
      const visit = guest?.fate.visit.id ?? null;
      this.refused.push({ at: this.at, visit, counterId, act: act.do, code: told.code });
    }
    return told;
  }

  private isOver(): void {
    this.visitsOver += 1;
    this.progress(this.visitsOver);
  }
}

function legOf({ fate, leg }: Guest): LegFate {
  const found = fate.legs[leg];
  if (!found) throw new RangeError(`Visit ${fate.visit.id} has no leg ${leg}.`);
  return found;
}
