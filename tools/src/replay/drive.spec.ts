import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aLeaver, anyLog, aRow, at } from './a-log.js';
import type { Act, ReplayBranch, Told } from './branch.js';
import { driveLive } from './drive-live.js';
import { driveShadow } from './drive-shadow.js';
import { planDay } from './plan-day.js';
import { repairDay } from './repairs.js';
import { shadowScript } from './shadow-script.js';
import type { LogRow } from './visit.js';

const OPTIONS = { overdueAfterMs: 600_000, priorityCreditMs: 90_000, floorEvery: 100 };
const plan = (rows: LogRow[]) => planDay(repairDay(rows), OPTIONS);

interface FakeTicket {
  readonly id: string;
  serviceId: string;
  boundTo: string | null;
  isWaiting: boolean;
}

/** A branch that calls who came first, keeps a diary, and refuses what it is told to refuse. */
class FakeBranch implements ReplayBranch {
  readonly diary: { readonly at: number; readonly act: Act; readonly ticketId: string | null }[] =
    [];
  private readonly tickets: FakeTicket[] = [];
  private readonly guests = new Map<string, FakeTicket>();
  now = 0;

  constructor(
    private readonly skills: ReadonlyMap<string, readonly string[]>,
    private readonly refuses: Act['do'] | null = null,
  ) {}

  reach(when: number): Promise<void> {
    this.now = Math.max(this.now, when);
    return Promise.resolve();
  }

  tell(act: Act): Promise<Told> {
    if (act.do === this.refuses) return Promise.resolve({ isDone: false, code: 'wrong-state' });
    const ticketId = this.carryOut(act);
    if (act.do === 'call-next' && ticketId === null) {
      return Promise.resolve({ isDone: false, code: 'nobody-waiting' });
    }
    this.diary.push({ at: this.now, act, ticketId });
    return Promise.resolve({ isDone: true, ticketId });
  }

  get waiting(): number {
    return this.tickets.filter(({ isWaiting }) => isWaiting).length;
  }

  private carryOut(act: Act): string | null {
    if (act.do === 'issue') {
      const id = `t${this.tickets.length + 1}`;
      this.tickets.push({ id, serviceId: act.serviceId, boundTo: null, isWaiting: true });
      return id;
    }
    if (act.do === 'call-next') {
      const next = this.tickets.find(
        ({ isWaiting, serviceId, boundTo }) =>
          isWaiting &&
          this.skills.get(act.counterId)!.includes(serviceId) &&
          (boundTo === null || boundTo === act.counterId),
      );
      if (!next) return null;
      Object.assign(next, { isWaiting: false, boundTo: null });
      this.guests.set(act.counterId, next);
      return next.id;
    }
    if (act.do === 'transfer') {
      const guest = this.guests.get(act.counterId)!;
      const { counterId: boundTo = null, serviceId = guest.serviceId } = act.to;
      Object.assign(guest, { isWaiting: true, boundTo, serviceId });
      return guest.id;
    }
    if ('ticketId' in act) {
      const isBack = act.do === 'return' || act.do === 'resume';
      this.tickets.find(({ id }) => id === act.ticketId)!.isWaiting = isBack;
    }
    return null;
  }
}

function branchFor(rows: LogRow[], refuses: Act['do'] | null = null) {
  const day = plan(rows);
  const skills = new Map(day.counters.map(({ id, serviceIds }) => [id, serviceIds]));
  return { day, branch: new FakeBranch(skills, refuses) };
}
const silent = () => undefined;
const told = (branch: FakeBranch, ...which: Act['do'][]) =>
  branch.diary
    .filter(({ act }) => which.includes(act.do))
    .map(({ at: when, act }) => [when, act.do]);

const busyMorning = [
  aRow({ startedAt: at('09:00'), endedAt: at('09:10') }),
  aRow({ visit: '2', arrivedAt: at('09:01'), startedAt: at('09:10'), endedAt: at('09:14') }),
  aLeaver({ visit: '3', arrivedAt: at('09:02'), endedAt: at('09:06') }),
];

describe('a live day', () => {
  it('lets a free counter call at once, each customer take his time, and the impatient leave', async () => {
    const { day, branch } = branchFor(busyMorning);

    const run = await driveLive(branch, day, silent);

    expect(told(branch, 'call-next', 'abandon', 'finish')).toEqual([
      [at('09:00'), 'call-next'],
      [at('09:06'), 'abandon'],
      [at('09:10'), 'finish'],
      [at('09:10'), 'call-next'],
      [at('09:14'), 'finish'],
    ]);
    expect(run.refused).toEqual([]);
  });

  it('is over with the last customer, however long others would have waited', async () => {
    const { day, branch } = branchFor([aRow({ patienceMs: at('08:00') })]);

    await driveLive(branch, day, silent);

    expect(branch.now).toBe(at('09:05'));
  });

  it('gives a customer who left in the log the service time of another, if he is called in time', async () => {
    const { day, branch } = branchFor([
      aRow({ startedAt: at('09:00'), endedAt: at('09:03') }),
      aLeaver({ visit: '2', arrivedAt: at('09:00'), endedAt: at('09:08') }),
    ]);

    await driveLive(branch, day, silent);

    expect(told(branch, 'finish', 'abandon', 'close')).toEqual([
      [at('09:03'), 'finish'],
      [at('09:06'), 'finish'],
      [at('09:06'), 'close'],
    ]);
  });

  it('keeps counters that were made up to repair the log closed, unless nobody else serves that', async () => {
    const { day, branch } = branchFor([
      aRow(),
      aRow({ visit: '2', startedAt: at('09:02') }),
      aRow({ visit: '3', counter: null, service: 'loans' }),
    ]);

    await driveLive(branch, day, silent);

    const opened = branch.diary.flatMap(({ act }) => (act.do === 'open' ? [act.counterId] : []));
    expect(opened).toEqual(['S1', 'desk.1']);
  });

  it('goes through transfers and no-shows as the log has them, each after its own time away', async () => {
    const { day, branch } = branchFor([
      aRow({ outcome: 'transferred' }),
      aRow({
        leg: 1,
        arrivedAt: at('09:06'),
        startedAt: at('09:07'),
        endedAt: at('09:08'),
        outcome: 'no-show',
      }),
      aRow({ leg: 2, arrivedAt: at('09:20'), startedAt: at('09:21'), endedAt: at('09:25') }),
    ]);

    await driveLive(branch, day, silent);

    const visit = branch.diary.filter(({ act }) => !['open', 'close'].includes(act.do));
    expect(visit.map(({ at: when, act }) => [when, act.do])).toEqual([
      [at('09:00'), 'issue'],
      [at('09:01'), 'call-next'],
      [at('09:01'), 'start'],
      [at('09:05'), 'transfer'],
      [at('09:05'), 'hold-ticket'],
      [at('09:06'), 'resume'],
      [at('09:06'), 'call-next'],
      [at('09:07'), 'no-show'],
      [at('09:19'), 'return'],
      [at('09:21'), 'call-next'],
      [at('09:21'), 'start'],
      [at('09:25'), 'finish'],
    ]);
  });

  it('leaves nobody waiting at the end and is refused nothing, whatever the log was', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, async (rows) => {
        const { day, branch } = branchFor(rows);

        const { refused } = await driveLive(branch, day, silent);

        expect(refused).toEqual([]);
        expect(branch.waiting).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a shadow day', () => {
  it('tells the branch what happened, when it happened', async () => {
    const { day, branch } = branchFor(busyMorning);

    const { ticketOfVisit } = await driveShadow(branch, shadowScript(day), silent);

    expect(told(branch, 'issue', 'call', 'abandon', 'finish')).toEqual([
      [at('09:00'), 'issue'],
      [at('09:00'), 'call'],
      [at('09:01'), 'issue'],
      [at('09:02'), 'issue'],
      [at('09:06'), 'abandon'],
      [at('09:10'), 'finish'],
      [at('09:10'), 'call'],
      [at('09:14'), 'finish'],
    ]);
    expect([...ticketOfVisit.values()]).toEqual(['t1', 't2', 't3']);
  });

  it('lists what was refused, and what could not be done because of it', async () => {
    const { day, branch } = branchFor([aRow()], 'issue');

    const { refused } = await driveShadow(branch, shadowScript(day), silent);

    expect(refused).toMatchObject([
      { act: 'issue', visit: '1', code: 'wrong-state' },
      { act: 'call', visit: '1', counterId: 'S1', code: 'no-ticket' },
    ]);
  });
});
