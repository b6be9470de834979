import type { Newcomer } from './newcomer.js';
import { isAble, shareOf, type SeenAgent } from './observed-staff.js';
import { meanOfSteps, ruleWaits } from './queue-rules.js';
import type { WaitErrors } from './wait-errors.js';

const MINUTE_MS = 60_000;
/** Stands for what has never been. */
const NEVER_MS = 1e7;
const UNKNOWN = -1;
const HOUR_MS = 3_600_000;

/** What names a log uses, the most frequent first: features count them by place. */
export interface Vocabulary {
  readonly services: readonly string[];
  readonly lanes: readonly string[];
}

/** What a newcomer's wait may depend on, beyond the lobby. */
export interface Circumstances {
  readonly vocabulary: Vocabulary;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly errors: WaitErrors;
  /** What playing the lobby forward says, milliseconds; `null` where it says nothing. */
  readonly played: { readonly p50: number; readonly p90: number } | null;
}

/** Services that are counted one by one. */
const COUNTED = 6;

/** All that is known of a newcomer; always the same matters in the same order. */
export function newcomerFeatures(newcomer: Newcomer, circumstances: Circumstances): number[] {
  const features: number[] = [];
  for (const group of groupsOf(newcomer, circumstances)) features.push(...Object.values(group));
  return features;
}

/** What each of the features is called. */
export function featureNames(newcomer: Newcomer, circumstances: Circumstances): string[] {
  return groupsOf(newcomer, circumstances).flatMap((group) => Object.keys(group));
}

/** Small objects of one shape each are quick to make, one large one is not. */
function groupsOf(
  newcomer: Newcomer,
  circumstances: Circumstances,
): readonly Readonly<Record<string, number>>[] {
  return [
    occasionOf(newcomer, circumstances),
    queueOf(newcomer),
    staffOf(newcomer),
    freeOf(newcomer),
    flowOf(newcomer),
    pastWaitsOf(newcomer),
    formulasOf(newcomer),
    ...byService(newcomer, circumstances.vocabulary),
  ];
}

function occasionOf({ lobby, me, now }: Newcomer, circumstances: Circumstances) {
  const { vocabulary, weekday, errors, played } = circumstances;
  return {
    hour: now / HOUR_MS,
    weekday,
    service: vocabulary.services.indexOf(me.serviceId),
    lane: vocabulary.lanes.indexOf(me.laneId),
    credit: lobby.credits.of(me),
    errorFast: errors.fast,
    errorMiddle: errors.middle,
    errorSlow: errors.slow,
    played50: played?.p50 ?? UNKNOWN,
    played90: played?.p90 ?? UNKNOWN,
  };
}

function queueOf({ lobby, me, now, others, ahead, rivalry }: Newcomer) {
  const oldest = (list: readonly { readonly arrivedAt: number }[]) =>
    list.reduce((most, { arrivedAt }) => Math.max(most, now - arrivedAt), 0);
  const sameLane = others.filter(({ laneId }) => laneId === me.laneId);
  const aheadSame = ahead.filter(({ serviceId }) => serviceId === me.serviceId);
  const before = (ms: number) => lobby.queue.by(now - ms)?.waiting ?? 0;
  return {
    waiting: others.length,
    ahead: ahead.length,
    aheadRivals: ahead.reduce((sum, { serviceId }) => sum + rivalry(serviceId), 0),
    aheadSame: aheadSame.length,
    aheadLane: ahead.filter(({ laneId }) => laneId === me.laneId).length,
    aheadOld: ahead.filter(({ arrivedAt }) => now - arrivedAt > 3 * MINUTE_MS).length,
    aheadWork: ahead.reduce(
      (sum, { serviceId }) => sum + rivalry(serviceId) * lobby.lengths.ofService(serviceId),
      0,
    ),
    oldest: oldest(others),
    oldestLane: oldest(sameLane),
    oldestSame: oldest(sameLane.filter(({ serviceId }) => serviceId === me.serviceId)),
    grown1: others.length - before(MINUTE_MS),
    grown5: others.length - before(5 * MINUTE_MS),
  };
}

function staffOf({ lobby, me, now, onDuty, able }: Newcomer) {
  const { staff, lengths } = lobby;
  const busy = onDuty.filter(({ serving }) => serving !== null);
  const elapsed = busy.map((agent) => elapsedOf(agent, now)).toSorted((one, other) => other - one);
  const seen15 = staff.seenWithin(15 * MINUTE_MS, now);
  const suited = (agents: readonly SeenAgent[]) =>
    agents.reduce((sum, agent) => sum + Math.min(1, 5 * shareOf(agent, me.serviceId)), 0);
  const ending = (ms: number) =>
    able.reduce(
      (sum, agent) =>
        sum + (agent.serving === null ? 0 : lengths.endingWithin(ms, elapsedOf(agent, now))),
      0,
    );
  return {
    busy: busy.length,
    seen5: onDuty.length,
    seen15: seen15.length,
    seen60: staff.seenWithin(HOUR_MS, now).length,
    seenToday: staff.seenWithin(Infinity, now).length,
    suited5: suited(onDuty),
    suited15: suited(seen15),
    agentMean: meanOf(busy.map(({ id }) => lengths.ofAgent(id))),
    capacity: able.reduce(
      (sum, { id, serving }) => sum + (serving ? MINUTE_MS / lengths.ofAgent(id) : 0),
      0,
    ),
    elapsedMean: meanOf(elapsed),
    elapsed1: elapsed[0] ?? UNKNOWN,
    elapsed3: elapsed[2] ?? UNKNOWN,
    elapsed5: elapsed[4] ?? UNKNOWN,
    ending1: ending(MINUTE_MS),
    ending2: ending(2 * MINUTE_MS),
  };
}

/** Who is free although somebody waits takes a breath, or is away. */
function freeOf({ now, onDuty, able }: Newcomer) {
  const since = (agents: readonly SeenAgent[]) =>
    agents
      .filter(({ serving }) => serving === null)
      .map(({ lastSeenAt }) => now - lastSeenAt)
      .toSorted((one, other) => one - other);
  const [free, freeAble] = [since(onDuty), since(able)];
  return {
    free1: free[0] ?? NEVER_MS,
    free2: free[1] ?? NEVER_MS,
    freeAble1: freeAble[0] ?? NEVER_MS,
    freeAble2: freeAble[1] ?? NEVER_MS,
    freeNow: free.filter((ms) => ms <= MINUTE_MS).length,
    freeAbleNow: freeAble.filter((ms) => ms <= MINUTE_MS / 3).length,
  };
}

function flowOf({ lobby, me, now }: Newcomer) {
  const { arrivals, starts, ends, leavings } = lobby;
  const ago = (happening: { readonly at: number } | undefined) =>
    happening === undefined ? NEVER_MS : now - happening.at;
  const credited = ({ laneId }: { readonly laneId: string }) => lobby.creditOf(laneId) > 0;
  const lately = ends.latest(20).map(({ lengthMs }) => lengthMs);
  const worked = ends.latest(200, ({ at }) => at > now - 10 * MINUTE_MS);
  return {
    starts3: starts.countSince(now - 3 * MINUTE_MS),
    starts10: starts.countSince(now - 10 * MINUTE_MS),
    start1: ago(starts.newest()),
    start2: ago(starts.newest(1)),
    start4: ago(starts.newest(3)),
    arrivals5: arrivals.countSince(now - 5 * MINUTE_MS),
    arrivals15: arrivals.countSince(now - 15 * MINUTE_MS),
    credited1: arrivals.countSince(now - 1.5 * MINUTE_MS, credited),
    credited5: arrivals.countSince(now - 5 * MINUTE_MS, credited),
    left5: leavings.countSince(now - 5 * MINUTE_MS),
    left15: leavings.countSince(now - 15 * MINUTE_MS),
    cameToday: lobby.cameToday,
    leftToday: lobby.leftToday / Math.max(1, lobby.cameToday),
    worked10: worked.reduce((sum, { lengthMs }) => sum + lengthMs, 0),
    lengthMean: lobby.lengths.meanMs,
    lengthService: lobby.lengths.ofService(me.serviceId),
    lengthLately: meanOf(lately),
  };
}

function pastWaitsOf({ lobby: { calls }, me, now }: Newcomer) {
  const inLane = ({ laneId }: { readonly laneId: string }) => laneId === me.laneId;
  const ofService = ({ serviceId }: { readonly serviceId: string }) => serviceId === me.serviceId;
  const last = calls.newest();
  const [lastLane] = calls.latest(1, inLane);
  const [lastService] = calls.latest(1, ofService);
  const [lastSame] = calls.latest(1, (call) => inLane(call) && ofService(call));
  const waits = (most: number, of?: typeof inLane) =>
    meanOf(calls.latest(most, of).map(({ waitMs }) => waitMs));
  return {
    last: last?.waitMs ?? UNKNOWN,
    lastLane: lastLane?.waitMs ?? UNKNOWN,
    lastService: lastService?.waitMs ?? UNKNOWN,
    lastSame: lastSame?.waitMs ?? UNKNOWN,
    lastAgo: last === undefined ? NEVER_MS : now - last.at,
    lastLaneAgo: lastLane === undefined ? NEVER_MS : now - lastLane.at,
    lastServiceAgo: lastService === undefined ? NEVER_MS : now - lastService.at,
    waits5: waits(5),
    waits20: waits(20),
    waitsLane5: waits(5, inLane),
  };
}

function formulasOf(newcomer: Newcomer) {
  const { lobby, ahead, atWork, able, rivalry } = newcomer;
  const { naive, queueLength, queueLengthLeaving } = ruleWaits(newcomer);
  const rivals = ahead.reduce((sum, { serviceId }) => sum + rivalry(serviceId), 0);
  const overtakers = overtakersOf(newcomer);
  const { meanMs } = lobby.lengths;
  const by = (agents: number, queue: number) =>
    meanOfSteps(queue, Math.max(1, agents) / (meanMs + lobby.gapMs), lobby.leavingRate);
  return {
    naive,
    queueLength,
    queueLengthLeaving,
    overtakers,
    byAble: by(able.length, rivals),
    byAtWork: by(atWork.length, rivals + 0.6 * overtakers),
  };
}

/** Who may still come and go first, if they come as in the last quarter of an hour. */
function overtakersOf({ lobby, me, now, rivalry }: Newcomer): number {
  const spanMs = 15 * MINUTE_MS;
  const mine = lobby.credits.of(me);
  const recent = lobby.arrivals.latest(400, ({ at }) => at > now - spanMs);
  return recent.reduce((sum, one) => {
    const creditMs = lobby.credits.of(one) - mine;
    return creditMs <= 0 ? sum : sum + (rivalry(one.serviceId) * creditMs) / spanMs;
  }, 0);
}

/** For each of the most frequent services, who waits ahead and how much of the staff does it. */
function byService({ ahead, atWork, onDuty }: Newcomer, { services }: Vocabulary) {
  return Array.from({ length: COUNTED }, (_, place) => {
    const service = services[place];
    if (service === undefined) return { aheadOf: 0, staffFor: 0, ableFor: 0 };
    return {
      aheadOf: ahead.filter(({ serviceId }) => serviceId === service).length,
      staffFor: onDuty.reduce((sum, agent) => sum + shareOf(agent, service), 0),
      ableFor: atWork.filter((agent) => isAble(agent, service)).length,
    };
  });
}

function elapsedOf({ serving }: SeenAgent, now: number): number {
  return serving === null ? 0 : now - serving.since;
}

function meanOf(values: readonly number[]): number {
  return values.length === 0
    ? UNKNOWN
    : values.reduce((sum, value) => sum + value, 0) / values.length;
}
