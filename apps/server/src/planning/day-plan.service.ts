import type { DayPlan, SetWindows } from '@lobbyflow/contract';
import type { BranchConfig, BranchId, BusinessDay, ServiceId } from '@lobbyflow/engine';
import type { PlanQuestion } from '@lobbyflow/forecast';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { HALF_HOUR_MS, HistoryRepository } from '../forecast/history.repository.js';
import { timesOf } from '../forecast/waits-task.js';
import { Journals } from '../journal/journals.js';
import { ProblemError } from '../problems/problem.error.js';
import { Projector } from '../projections/projector.js';
import { DaysService } from '../reports/days.service.js';
import { halfHoursOf } from '../reports/half-hours.js';
import { ArrivalHistories, midnightOf } from './arrival-histories.js';
import { CalendarRepository } from './calendar.repository.js';
import { planDay, type PlanFacts, spanOf, stepOf } from './day-plan.js';
import { PlannedWindowsRepository } from './planned-windows.repository.js';

/** One in ten may wait longer than the limit with the windows that are needed. */
const LATE_SHARE = 0.1;
const LATE_AFTER_MS = 600_000;
/** Service times are those of so many days. */
const SERVICE_DAYS = 20;

/** Who is expected on a day, what windows it needs, and how it goes. */
@Injectable()
export class DayPlans {
  constructor(
    private readonly journals: Journals,
    private readonly projector: Projector,
    private readonly arrivals: ArrivalHistories,
    private readonly calendar: CalendarRepository,
    private readonly planned: PlannedWindowsRepository,
    private readonly history: HistoryRepository,
    private readonly days: DaysService,
  ) {}

  /** @throws ProblemError `not-found` */
  async plan(branchId: BranchId, businessDay: BusinessDay): Promise<DayPlan> {
    const { timeZone, current, clock } = this.journals.of(branchId);
    const { config, businessDay: open } = current.lobby;
    await this.projector.catchUp(branchId);
    const isToday = open === businessDay;
    const now = clock.now();
    const today = open ?? DateTime.fromMillis(now, { zone: timeZone }).toFormat('yyyy-MM-dd');
    const before = (businessDay < today ? businessDay : today) as BusinessDay;
    const { model, mix } = await this.arrivals.before(branchId, before);
    const kinds = (await this.calendar.of(branchId)).get(businessDay) ?? [];
    const told = { businessDay, isToday, kinds: [...kinds] };
    if (model === null || config === null) return { ...told, ...NOTHING };

    const expected = model.expect({ day: businessDay, kinds });
    const happened = businessDay > today ? null : await this.happenedOn(branchId, businessDay);
    const customers = [
      ...expected,
      ...[...(happened ?? [])].map(([step, { came }]) => [step, came] as const),
    ];
    const question = await this.questionFor(branchId, before, { config, mix });
    const facts: PlanFacts = {
      midnight: midnightOf(businessDay, timeZone),
      span: spanOf(businessDay, config.hours, customers),
      expected,
      happened,
      now,
      isToday,
      set: await this.planned.of(branchId, businessDay),
      question,
    };
    const alike = kinds.length === 0 ? 0 : Math.min(...kinds.map((kind) => model.seen(kind)));
    return {
      ...told,
      state: 'known',
      learnedFrom: { days: model.days, first: model.first, alike },
      lateAfterMs: question.limitMs,
      lateShare: question.lateShare,
      maxWindows: question.maxWindows,
      ...planDay(facts),
    };
  }

  /** @throws ProblemError `not-found`; `invalid-request` for more windows than there are */
  async set(
    branchId: BranchId,
    businessDay: BusinessDay,
    { windows }: SetWindows,
    setBy: string,
  ): Promise<DayPlan> {
    const { clock, current } = this.journals.of(branchId);
    const most = current.lobby.config?.counters.length ?? 0;
    const errors = windows.flatMap((one, place) =>
      one.windows > most
        ? [{ path: `windows.${place}.windows`, message: `the branch has ${most} windows` }]
        : [],
    );
    if (errors.length > 0) throw new ProblemError('invalid-request', undefined, { errors });
    const bySteps = new Map(windows.map((one) => [stepOf(one.at), one.windows]));
    const by = { setBy, setAt: clock.now() };
    await this.planned.replace({ branchId, businessDay }, bySteps, by);
    return this.plan(branchId, businessDay);
  }

  private async happenedOn(branchId: BranchId, businessDay: BusinessDay) {
    const { timeZone } = this.journals.of(branchId);
    const records = await this.days.recordsOf(branchId, businessDay);
    const midnight = midnightOf(businessDay, timeZone);
    const slots = halfHoursOf(records, await this.days.settingOf(branchId, records));
    return new Map(
      slots.map(({ from, arrivals, openMs }) => {
        return [Math.round((from - midnight) / HALF_HOUR_MS), { came: arrivals, openMs }];
      }),
    );
  }

  private async questionFor(
    branchId: BranchId,
    before: BusinessDay,
    {
      config,
      mix,
    }: { readonly config: BranchConfig; readonly mix: ReadonlyMap<ServiceId, number> },
  ): Promise<PlanFacts['question']> {
    const from = DateTime.fromISO(before).minus({ days: SERVICE_DAYS }).toFormat('yyyy-MM-dd');
    const observed = await this.history.services(branchId, {
      from: from as BusinessDay,
      to: before,
    });
    const parts = config.services.map(({ id, handlingMs }): PlanQuestion['mix'][number] => ({
      share: mix.get(id) ?? 0,
      times: timesOf({ standardMs: handlingMs, observedMs: observed.get(id) ?? [] }),
    }));
    const known = parts.reduce((sum, { share }) => sum + share, 0);
    const limitMs = config.advice?.lateAfterMs ?? LATE_AFTER_MS;
    return {
      mix: parts.map(({ share, times }) => ({
        share: known === 0 ? 1 / parts.length : share / known,
        times,
      })),
      limitMs,
      lateShare: LATE_SHARE,
      maxWindows: Math.max(1, config.counters.length),
    };
  }
}

const NOTHING = {
  state: 'unknown',
  learnedFrom: null,
  level: 1,
  lateAfterMs: LATE_AFTER_MS,
  lateShare: LATE_SHARE,
  maxWindows: 0,
  halfHours: [],
  expectedSoFar: 0,
  cameSoFar: 0,
  error: null,
} satisfies Omit<DayPlan, 'businessDay' | 'isToday' | 'kinds'>;
