import { ROUTES } from '@lobbyflow/contract';
import { type Api, newCommandId } from '@lobbyflow/client';
import { type AnswerOf } from '@lobbyflow/contract';
import type { Progress, Run } from './branch.js';
import { compareDay, type ProductDay } from './compare.js';
import { checkDayPage } from './day-page.js';
import { driveLive } from './drive-live.js';
import { driveShadow } from './drive-shadow.js';
import { figuresOf, type Waited } from './figures.js';
import type { Options } from './options.js';
import { instantOf, runningPace, standingPace } from './pace.js';
import { type DayPlan } from './plan-day.js';
import { legsByTicket, readJournal } from './product-day.js';
import { makeBranch, replayBranch, signIn } from './product.js';
import { ReplayFault } from './replay-fault.js';
import { countRepairs, type Report } from './report.js';
import type { RepairedDay } from './repairs.js';
import { shadowScript } from './shadow-script.js';
import { isCalled, type Visit } from './visit.js';

/** A running clock is started so long before the first customer, in real time: the branch is being made. */
const HEAD_START_MS = 3_000;
/** How late a command may come in real time: its times are off by that, times the speed. */
const LATE_MS = 500;
/** The reports' rows follow the journal; so often they are asked for until all are there. */
const ROW_TRIES = 50;
const ROW_PAUSE_MS = 200;

export interface DayToRun {
  readonly day: string;
  readonly source: string;
  readonly repaired: RepairedDay;
  readonly plan: DayPlan;
}

/** Runs a day on a branch of its own and reports on it. */
export async function runDay(
  options: Options,
  { day, source, repaired, plan }: DayToRun,
  progress: Progress,
): Promise<Report> {
  const { url, mode, speed } = options;
  const admin = await signIn(url, { username: options.admin, password: options.password });
  const branchId =
    options.branch ?? `replay-${day.replaceAll('-', '')}-${newCommandId().slice(-6)}`;
  const lead = await makeBranch(url, admin, {
    branch: {
      id: branchId,
      name: `Replay ${day} (${mode})`,
      startsAt: instantOf(day, startOf(plan, speed)),
      speed: speed === 'max' ? 0 : speed,
    },
    config: plan.config,
  });
  const pace =
    speed === 'max'
      ? standingPace(admin, branchId, day)
      : await runningPace(admin, { branchId, day, speed });
  const branch = replayBranch(lead, branchId, pace);
  const begun = performance.now();
  const run =
    mode === 'shadow'
      ? await driveShadow(branch, shadowScript(plan), progress)
      : await driveLive(branch, plan, progress);
  const elapsedMs = Math.round(performance.now() - begun);
  const toleranceMs = speed === 'max' ? 0 : Math.round(LATE_MS * speed);
  const events = await readJournal(admin, branchId);
  const product = await productDay(admin, { branchId, day, run, events });
  return {
    day,
    source,
    mode,
    speed,
    branchId,
    overdueAfterMs: options.overdueAfterMs,
    repairs: countRepairs(repaired.repairs),
    log: figuresOf(plan.visits.map(waitedInLog), options.overdueAfterMs),
    product: figuresOf([...product.legs.values()], options.overdueAfterMs),
    refused: run.refused,
    mismatches:
      mode === 'shadow' ? compareDay(plan.visits, run, { day: product, toleranceMs }) : null,
    toleranceMs,
    dayPage: await checkDayPage(admin, { branchId, day, events }),
    elapsedMs,
  };
}

/** A standing clock begins at the first customer; a running one before, while the branch is being made. */
function startOf({ beginsAt }: DayPlan, speed: Options['speed']): number {
  return speed === 'max' ? beginsAt : beginsAt - HEAD_START_MS * speed;
}

function waitedInLog({ legs }: Visit): Waited[] {
  return legs.map((leg) => ({
    arrivedAt: leg.arrivedAt,
    calledAt: isCalled(leg) ? leg.startedAt : null,
    endedAt: leg.endedAt,
    outcome: leg.outcome,
  }));
}

type Row = AnswerOf<typeof ROUTES.visits>['items'][number];

async function productDay(
  admin: Api,
  {
    branchId,
    day,
    run,
    events,
  }: {
    readonly branchId: string;
    readonly day: string;
    readonly run: Run;
    readonly events: readonly unknown[];
  },
): Promise<ProductDay> {
  const legs = legsByTicket(events);
  const wanted = run.ticketOfVisit.size;
  let rows: Row[] = [];
  for (let attempt = 0; attempt < ROW_TRIES; attempt += 1) {
    rows = await readRows(admin, branchId, day);
    if (rows.filter(isSettled).length >= wanted) break;
    await new Promise((resolve) => setTimeout(resolve, ROW_PAUSE_MS));
  }
  return {
    legs,
    rows: new Map(rows.map((row) => [row.ticketId, row])),
    midnight: Date.parse(instantOf(day, 0)),
  };
}

const isSettled = ({ state }: Row) => ['served', 'abandoned', 'missed', 'ended'].includes(state);

async function readRows(admin: Api, branchId: string, businessDay: string): Promise<Row[]> {
  const rows: Row[] = [];
  let after: number | undefined;
  for (;;) {
    const { items, next } = await admin.call(ROUTES.visits, {
      params: { branchId },
      query: { businessDay, after, limit: 1_000 },
    });
    rows.push(...items);
    if (next === null) return rows;
    if (after !== undefined && Number(next) <= after)
      throw new ReplayFault('The list of visits does not end.');
    after = Number(next);
  }
}
