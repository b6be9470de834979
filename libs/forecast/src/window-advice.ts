import type { Candidate, Instant, LaneId, ServiceId } from '@lobbyflow/engine';
import type { ForecastCounter, WaitsQuestion } from './forecast-waits.js';
import { playSpan, type SpanCounter, type SpanCustomer, type SpanEnd } from './play-span.js';
import { createRandom, drawExponential, drawGamma, type Random } from './random.js';

/** What windows cost and what late customers cost, in late customers. */
export interface AdvicePrices {
  /** A minute of an elastic window: 0.05 asks that twenty minutes spare one late customer. */
  readonly windowMinute: number;
  /** A minute that somebody waits. */
  readonly waitMinute: number;
  /** Opening or closing a window, about the mean of the two: what keeps the advice from chattering. */
  readonly change: number;
}

/** The figures that were measured to be best over many kinds of days. */
export const ADVICE_PRICES: AdvicePrices = { windowMinute: 0.05, waitMinute: 0.02, change: 2 };

/** A closed counter that could be opened. */
export interface OpenableCounter {
  readonly counter: ForecastCounter;
  /** How soon somebody can sit there. */
  readonly setUpMs: number;
  /** How long it stays open at least; left out, it is only thought of as open to the end. */
  readonly minimumOpenMs?: number;
}

/** What is asked: the waits' question with every flow, and what could be done. */
export interface AdviceQuestion extends Omit<WaitsQuestion, 'newcomers'> {
  /** Closed counters that could be opened. */
  readonly openable: readonly OpenableCounter[];
  /** Open elastic counters that have been open long enough to be closed. */
  readonly closable: readonly ForecastCounter['id'][];
  /** A customer called after more than this is late. */
  readonly lateAfterMs: number;
  /** How sure the flows are: what has come so far today, and what was expected by now. */
  readonly seen: { readonly came: number; readonly expected: number };
  readonly prices: AdvicePrices;
}

/** How thoroughly the advice is worked out. */
export interface AdviceEffort {
  readonly scenarios: number;
  readonly seed: number;
  readonly horizonMs: number;
}

/** What a plan leads to within the horizon, in the mean over the scenarios. */
export interface PlanOutlook {
  readonly late: number;
  readonly waitMinutes: number;
  readonly cost: number;
}

/** What to do now. */
export type WindowAdvice = {
  readonly action: 'open' | 'close' | 'keep';
  /** The counter to open or close; `null` to keep. */
  readonly counterId: ForecastCounter['id'] | null;
  readonly keep: PlanOutlook;
  readonly advised: PlanOutlook;
};

interface Plan {
  readonly action: WindowAdvice['action'];
  readonly counterId: ForecastCounter['id'] | null;
  readonly counters: readonly ForecastCounter[];
}

/**
 * Opening a window bears two thirds of what a pair of changes costs: with equal halves a window whose minutes are
 * cheap is never worth closing, and at the same minutes more customers are late.
 */
const CHANGE_WEIGHTS: Readonly<Record<WindowAdvice['action'], number>> = {
  keep: 0,
  open: 1.5,
  close: 0.75,
};
/** What the day's beginning counts for against what was expected, customers. */
const LEVEL_PRIOR = 60;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Advises to open a window, close one, or leave things as they are: each plan
 * is played over the same scenarios of arrivals and services with the
 * production's order of calling, and the cheapest is taken; customers called
 * late and those who left count 1 each, waiting, window time and changes their
 * prices. How busy the rest of the day is comes from a gamma posterior of what
 * has come so far (60 + seen) / (60 + expected). Depends on the seed alone.
 */
export function adviseWindows(question: AdviceQuestion, effort: AdviceEffort): WindowAdvice {
  const scenarios = drawScenarios(question, effort);
  const plans = plansOf(question).map((plan) => ({
    plan,
    outlook: outlookOf(plan, question, { scenarios, horizonMs: effort.horizonMs }),
  }));
  const [keep, ...others] = plans;
  const best = others.reduce(
    (least, other) => (least && other.outlook.cost >= least.outlook.cost ? least : other),
    keep,
  );
  const nothing: PlanOutlook = { late: 0, waitMinutes: 0, cost: 0 };
  return {
    action: best?.plan.action ?? 'keep',
    counterId: best?.plan.counterId ?? null,
    keep: keep?.outlook ?? nothing,
    advised: best?.outlook ?? nothing,
  };
}

function plansOf({ counters, openable, closable, now }: AdviceQuestion): Plan[] {
  return [
    { action: 'keep', counterId: null, counters },
    ...openable.flatMap((one) =>
      opensOf(one, now).map((opened): Plan => {
        const others = counters.filter(({ id }) => id !== opened.id);
        return { action: 'open', counterId: opened.id, counters: [...others, opened] };
      }),
    ),
    ...closable.map((id): Plan => {
      const closing = counters.map((counter) =>
        counter.id === id ? { ...counter, closesAt: now } : counter,
      );
      return { action: 'close', counterId: id, counters: closing };
    }),
  ];
}

/** To open a counter for good, and to open it for no longer than one has to: both begin with opening it now. */
function opensOf(
  { counter, setUpMs, minimumOpenMs }: OpenableCounter,
  now: number,
): ForecastCounter[] {
  const opensAt = now + setUpMs;
  const forGood = { ...counter, opensAt, closesAt: null };
  if (minimumOpenMs === undefined) return [forGood];
  return [forGood, { ...forGood, closesAt: opensAt + minimumOpenMs }];
}

/** What chance holds ready: the same for every plan. */
interface Scenario {
  readonly waiting: readonly SpanCustomer[];
  readonly comers: readonly SpanCustomer[];
  /** By counter, what is left of the service going on there. */
  readonly restMs: ReadonlyMap<ForecastCounter['id'], number>;
}

function drawScenarios(question: AdviceQuestion, effort: AdviceEffort): Scenario[] {
  const waiting = question.waiting.map(candidateOf);
  return Array.from({ length: effort.scenarios }, (_, scenario) => {
    const lots = (stream: string) => createRandom(effort.seed, `${stream}/${scenario}`);
    const [level, come, handling] = [lots('level'), lots('arrivals'), lots('services')];
    const { came, expected } = question.seen;
    const shape = LEVEL_PRIOR + came;
    const mean = shape / (LEVEL_PRIOR + expected);
    const busyness = drawGamma(level, mean, mean / Math.sqrt(shape));
    return {
      waiting: waiting.map((ticket) => ({
        ...ticket,
        handlingMs: drawHandling(question, ticket.serviceId, handling),
        leavesAt: question.now + drawExponential(handling, question.patienceMs),
      })),
      comers: drawComers(question, { busyness, come, handling, horizonMs: effort.horizonMs }),
      restMs: new Map(
        question.counters.map((counter) => [counter.id, drawRest(question, counter, lots)]),
      ),
    };
  });
}

/** No more than the order looks at: a whole ticket is dear to copy for every scenario. */
function candidateOf(ticket: Candidate): Candidate {
  const { serviceId, laneId, needs, arrivedAt, virtualArrivedAt, sequence } = ticket;
  const { binding, deferredUntil, pulledForward } = ticket;
  return {
    serviceId,
    laneId,
    needs,
    arrivedAt,
    virtualArrivedAt,
    sequence,
    binding,
    deferredUntil,
    pulledForward,
  };
}

function drawHandling(question: AdviceQuestion, serviceId: ServiceId, random: Random): number {
  if (random() < question.noShowShare) return MINUTE_MS;
  return question.times.get(serviceId)?.draw(random) ?? MINUTE_MS;
}

function drawRest(
  { now, times }: AdviceQuestion,
  { id, busyWith, pace }: ForecastCounter,
  lots: (stream: string) => Random,
): number {
  if (busyWith === null) return 0;
  const elapsedMs = busyWith.since === null ? 0 : (now - busyWith.since) / pace;
  const service = times.get(busyWith.serviceId);
  return service === undefined ? MINUTE_MS : pace * service.drawRest(lots(`rest/${id}`), elapsedMs);
}

function drawComers(
  question: AdviceQuestion,
  how: {
    readonly busyness: number;
    readonly come: Random;
    readonly handling: Random;
    readonly horizonMs: number;
  },
): SpanCustomer[] {
  const comers = question.flows.flatMap((flow) => {
    const perHour = flow.perHour * how.busyness;
    const times: { readonly at: number; readonly flow: typeof flow }[] = [];
    if (perHour <= 0) return times;
    let at = question.now + drawExponential(how.come, HOUR_MS / perHour);
    for (; at < question.now + how.horizonMs; at += drawExponential(how.come, HOUR_MS / perHour)) {
      times.push({ at, flow });
    }
    return times;
  });
  return comers
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, flow }, index) => comerOf(question, { ...flow, at, index }, how.handling));
}

function comerOf(
  question: AdviceQuestion,
  come: {
    readonly serviceId: ServiceId;
    readonly laneId: LaneId;
    readonly at: number;
    readonly index: number;
  },
  random: Random,
): SpanCustomer {
  const { serviceId, laneId, at, index } = come;
  return {
    serviceId,
    laneId,
    needs: [],
    arrivedAt: at as Instant,
    virtualArrivedAt: at - (question.index.lanes.get(laneId)?.creditMs ?? 0),
    sequence: 1_000_000_000 + index,
    binding: null,
    deferredUntil: null,
    pulledForward: null,
    handlingMs: drawHandling(question, serviceId, random),
    leavesAt: at + drawExponential(random, question.patienceMs),
  };
}

function outlookOf(
  plan: Plan,
  question: AdviceQuestion,
  how: { readonly scenarios: readonly Scenario[]; readonly horizonMs: number },
): PlanOutlook {
  const until = question.now + how.horizonMs;
  let [late, waitMinutes] = [0, 0];
  for (const scenario of how.scenarios) {
    const counters = plan.counters.flatMap((counter) => spanCounter(question, counter, scenario));
    for (const end of playSpan({ ...question, counters, ...scenario, until })) {
      const waitedMs = waitedOf(end, until);
      waitMinutes += waitedMs / MINUTE_MS;
      if ('leftAt' in end || waitedMs > question.lateAfterMs) late += 1;
    }
  }
  late /= how.scenarios.length;
  waitMinutes /= how.scenarios.length;
  const { windowMinute, waitMinute, change } = question.prices;
  const changes = CHANGE_WEIGHTS[plan.action] * change;
  const windows = windowMinute * windowMinutes(plan, question, how.horizonMs);
  return { late, waitMinutes, cost: late + waitMinute * waitMinutes + windows + changes };
}

function waitedOf(end: SpanEnd, until: number): number {
  const { arrivedAt } = end.customer;
  if ('calledAt' in end) return end.calledAt - arrivedAt;
  return ('leftAt' in end ? end.leftAt : until) - arrivedAt;
}

/** Window time that this plan has beyond the least of all plans. */
function windowMinutes(plan: Plan, { now, counters }: AdviceQuestion, horizonMs: number): number {
  const openMs = (list: readonly ForecastCounter[]) =>
    list.reduce((sum, { opensAt, closesAt }) => {
      if (opensAt === null) return sum;
      const until = Math.min(closesAt ?? Infinity, now + horizonMs);
      return sum + Math.max(0, until - Math.max(now, opensAt));
    }, 0);
  return (openMs(plan.counters) - openMs(counters)) / MINUTE_MS;
}

function spanCounter(
  { index, now }: AdviceQuestion,
  counter: ForecastCounter,
  { restMs }: Scenario,
): SpanCounter[] {
  const asker = index.askers.get(counter.id);
  if (asker === undefined || counter.opensAt === null) return [];
  const freeAt = Math.max(now, counter.opensAt, now + (restMs.get(counter.id) ?? 0));
  const idleSince = counter.busyWith === null ? counter.idleSince : freeAt;
  return [{ asker, freeAt, idleSince, closesAt: counter.closesAt ?? Infinity, pace: counter.pace }];
}
