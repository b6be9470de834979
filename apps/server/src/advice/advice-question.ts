import type { AdvicePolicy } from '@lobbyflow/contract';
import {
  type Advice,
  type Asker,
  type BranchConfig,
  type Counter,
  type CounterConfig,
  type CounterId,
  type Helper,
  latestAdvice,
  type Lobby,
  overtakesInRow,
} from '@lobbyflow/engine';
import type { AdviceQuestion, ForecastCounter, ForecastFlow } from '@lobbyflow/forecast';
import type { AdviceTask } from '../forecast/advice-task.js';
import { type BranchHistory, halfHourOf, NO_HISTORY } from '../forecast/branch-history.js';
import { flowsOf, type Present, recentFlows } from '../forecast/today.js';
import {
  countersOf,
  handlingOf,
  isServed,
  usualTimes,
  waitingIn,
} from '../forecast/waits-question.js';
import { type FreeHelper, isTrainedFor } from './helpers.js';
import { paceSoFar } from './pace-so-far.js';

/** Scenarios that each plan is played over. */
const SCENARIOS = 24;
/** With more customers in sight fewer futures are played, for the same work and room. */
const USUAL_CUSTOMERS = 400;
const HOUR_MS = 3_600_000;
/** A day that has just begun, and of which nothing is known, counts as if it had lasted this much longer. */
const CAUTION_MS = 3 * 60_000;
/** More than so many times as many as on other days, and so many more, came in the last hours: no such day. */
const UNLIKE_TIMES = 2;
const UNLIKE_MORE = 5;

/** What a review knows besides the lobby. */
export interface Review {
  readonly history: BranchHistory;
  readonly policy: AdvicePolicy;
  readonly helpers: readonly FreeHelper[];
  /** How many times as fast as usual a simulation plays there. */
  readonly times: number;
  readonly seed: number;
}

/** Windows to be advised on, and who would sit at each that could be opened. */
export interface AskedAdvice {
  readonly task: AdviceTask;
  readonly helperOf: ReadonlyMap<CounterId, Helper>;
  /** Expected until the horizon: those who wait and those who come. */
  readonly customers: number;
}

/**
 * Puts what a lobby and its past days know into a question about its elastic
 * windows: what could be opened, because somebody who is trained is free, and
 * closed, because it has been open long enough. While an offer waits for its
 * answer the question is only whether it still holds; then the change is no
 * longer counted, so that an offer does not come and go.
 *
 * @returns `null` when nothing could be done, or the branch is closed
 */
export function askAdvice(present: Present, review: Review): AskedAdvice | null {
  const { lobby, now } = present;
  if (lobby.config === null || lobby.businessDay === null) return null;
  const { policy, times } = review;
  const config = inTime(lobby.config, times);
  const history = times === 1 ? review.history : { ...NO_HISTORY, patienceMs: HOUR_MS / times };
  const there = { ...present, lobby: { ...lobby, config } };
  const paces = paceSoFar(lobby, now, { meanMsOf: usualTimes(config, history), times });
  const counters = countersOf(there, paces).map((one) => underWay(one, there, policy));
  const helperOf = openable(there, review);
  const closing = closable(there, policy);
  if (helperOf.size === 0 && closing.length === 0) return null;
  const askers = inSight(lobby, counters, helperOf);
  const waiting = waitingIn(lobby, askers, now);
  const flows = likelyFlows(present, history, times).filter((flow) =>
    isServed(askers, flow.serviceId),
  );
  const { issued } = lobby.tally;
  const question: Omit<AdviceQuestion, 'times'> = {
    ...{ now, counters, waiting, flows },
    index: lobby.index,
    policy: config.policy,
    callsOfService: lobby.callsOfService,
    overtakesInRow: new Map(askers.map(({ group }) => [group, overtakesInRow(lobby, group)])),
    patienceMs: history.patienceMs,
    noShowShare: history.noShowShare,
    openable: openings(counters, helperOf, policy),
    closable: closing,
    lateAfterMs: policy.lateAfterMs,
    // The flows are at the level of today already; how sure that is depends on how many came.
    seen: { came: issued, expected: issued },
    prices: {
      windowMinute: policy.windowMinutePrice,
      waitMinute: policy.waitMinutePrice,
      change: offerIn(lobby) === undefined ? policy.changePrice : 0,
    },
  };
  const perHour = flows.reduce((sum, flow) => sum + flow.perHour, 0);
  const customers = waiting.length + (perHour * policy.horizonMs) / HOUR_MS;
  const scenarios = Math.ceil(SCENARIOS * Math.min(1, USUAL_CUSTOMERS / customers));
  const effort = { scenarios, seed: review.seed, horizonMs: policy.horizonMs };
  return { task: { question, handling: handlingOf(config, history), effort }, helperOf, customers };
}

/** The offer that waits for an answer. */
export function offerIn({ advice }: Pick<Lobby, 'advice'>): Advice | undefined {
  return [...advice.values()].find(({ state }) => state === 'offered');
}

function inTime(config: BranchConfig, times: number): BranchConfig {
  if (times === 1) return config;
  const services = config.services.map((one) => ({ ...one, handlingMs: one.handlingMs / times }));
  return { ...config, services };
}

/** A window that is to be opened counts as open soon; one that is to be closed calls nobody more. */
function underWay(
  counter: ForecastCounter,
  { lobby, now }: Present,
  policy: AdvicePolicy,
): ForecastCounter {
  const advice = latestAdvice(lobby, counter.id);
  if (advice?.state !== 'accepted') return counter;
  if (advice.action === 'close') return { ...counter, closesAt: now };
  const readyAt = (advice.answeredAt ?? now) + Math.max(policy.setUpMs, advice.helper?.awayMs ?? 0);
  return { ...counter, opensAt: counter.opensAt ?? Math.max(now, readyAt) };
}

/** Elastic windows that could be opened, one of each kind, each with who would sit there. */
function openable(
  { lobby, now }: Present,
  { policy, helpers }: Review,
): ReadonlyMap<CounterId, Helper> {
  const found = new Map<CounterId, Helper>();
  const kinds = new Set<string>();
  for (const { config, asker } of elasticCounters(lobby, now, policy)) {
    const kind = `${asker.group}|${config.features.join()}`;
    const helper = helperFor(config, lobby, helpers);
    if (lobby.counters.get(config.id)?.session !== 'closed' || kinds.has(kind)) continue;
    if (helper === undefined) continue;
    kinds.add(kind);
    found.set(config.id, helper);
  }
  return found;
}

/** While an offer waits for its answer, who was named stays named. */
function helperFor(
  config: CounterConfig,
  lobby: Lobby,
  helpers: readonly FreeHelper[],
): Helper | undefined {
  const free = helpers.filter((one) => isTrainedFor(one, config, lobby.config ?? { services: [] }));
  const named = offerIn(lobby)?.helper?.id;
  return (free.find(({ helper }) => helper.id === named) ?? free[0])?.helper;
}

/** Elastic windows that could be closed, one of each kind: rather one at which nobody is. */
function closable({ lobby, now }: Present, policy: AdvicePolicy): readonly CounterId[] {
  const byKind = new Map<string, Counter>();
  for (const { config, asker } of elasticCounters(lobby, now, policy)) {
    const counter = lobby.counters.get(config.id);
    if (counter?.session !== 'open') continue;
    if (now - (counter.sessionSince ?? now) < policy.minimumOpenMs) continue;
    if (byKind.get(asker.group)?.ticketId !== null) byKind.set(asker.group, counter);
  }
  return [...byKind.values()].map(({ id }) => id);
}

/** Those that an advice may be about now; while one is offered, that one alone. */
function elasticCounters(lobby: Lobby, now: number, { quietMs }: AdvicePolicy) {
  const offered = offerIn(lobby);
  return (lobby.config?.counters ?? []).flatMap((config) => {
    const asker = lobby.index.askers.get(config.id);
    if (config.kind !== 'elastic' || asker === undefined) return [];
    if (offered !== undefined) return offered.counterId === config.id ? [{ config, asker }] : [];
    return isLeftAlone(latestAdvice(lobby, config.id), now, quietMs) ? [] : [{ config, asker }];
  });
}

/** What was declined, or what nobody cared for, is not said again at once. */
function isLeftAlone(advice: Advice | undefined, now: number, quietMs: number): boolean {
  if (advice === undefined) return false;
  if (advice.state === 'accepted') return true;
  const isUnwanted =
    advice.state === 'declined' ||
    (advice.state === 'lapsed' && advice.lapseCause !== 'not-needed');
  return isUnwanted && now - (advice.endedAt ?? now) < quietMs;
}

function openings(
  counters: readonly ForecastCounter[],
  helperOf: ReadonlyMap<CounterId, Helper>,
  { setUpMs, minimumOpenMs }: AdvicePolicy,
): AdviceQuestion['openable'] {
  return counters.flatMap((counter) => {
    const helper = helperOf.get(counter.id);
    if (helper === undefined) return [];
    return [{ counter, setUpMs: Math.max(setUpMs, helper.awayMs), minimumOpenMs }];
  });
}

/** Counters that are open, will be, or could be: who can be called by none of them is no matter of windows. */
function inSight(
  { index }: Lobby,
  counters: readonly ForecastCounter[],
  helperOf: ReadonlyMap<CounterId, Helper>,
): readonly Asker[] {
  return counters.flatMap(({ id, opensAt }) => {
    const asker = opensAt === null && !helperOf.has(id) ? undefined : index.askers.get(id);
    return asker === undefined ? [] : [asker];
  });
}

/** As on past days like this; as in the last hour, where this day is like none of them. */
function likelyFlows(
  present: Present,
  history: BranchHistory,
  times: number,
): readonly ForecastFlow[] {
  const isNew = times !== 1 || history.profile.size === 0 || isUnlike(present, history);
  if (!isNew) return flowsOf(present, history);
  return recentFlows(present, { hourMs: HOUR_MS / times, cautionMs: CAUTION_MS / times });
}

function isUnlike({ lobby, now, timeZone }: Present, { profile }: BranchHistory): boolean {
  if (profile.size === 0 || lobby.businessDay === null) return false;
  const slot = halfHourOf(now, lobby.businessDay, timeZone);
  const expected = [slot - 2, slot - 1, slot].flatMap((at) => profile.get(at) ?? []);
  const usual = expected.reduce((sum, { came }) => sum + came, 0);
  const came = lobby.tickets.values().filter(({ arrivedAt }) => arrivedAt > now - HOUR_MS).length;
  return came > UNLIKE_TIMES * usual + UNLIKE_MORE;
}
