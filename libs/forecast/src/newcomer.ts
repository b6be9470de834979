import type { ObservedLobby, SeenWaiting } from './observed-lobby.js';
import { isAble, type SeenAgent } from './observed-staff.js';

/** On duty is who is busy or was seen so recently. */
const ON_DUTY_MS = 300_000;
/** A free agent counts as at work for so long. */
const AT_WORK_MS = 30_000;

/** Somebody who has just come and waits, and the lobby around. */
export interface Newcomer {
  readonly lobby: ObservedLobby;
  readonly me: SeenWaiting;
  readonly now: number;
  /** Who came before. */
  readonly others: readonly SeenWaiting[];
  /** Of these, who goes first by the credits that were inferred. */
  readonly ahead: readonly SeenWaiting[];
  readonly onDuty: readonly SeenAgent[];
  /** Those on duty who may serve the newcomer. */
  readonly able: readonly SeenAgent[];
  /** Those of them who are at work: busy, or free since a moment ago. */
  readonly atWork: readonly SeenAgent[];
  /** The share of the agents for a service who may serve the newcomer too. */
  readonly rivalry: (serviceId: string) => number;
}

/** Looks at the lobby for somebody who is in it already. */
export function newcomerIn(lobby: ObservedLobby, me: SeenWaiting): Newcomer {
  const now = me.arrivedAt;
  const others = [...lobby.waiting.values()].filter(
    ({ key, arrivedAt }) => arrivedAt < now || (arrivedAt === now && key < me.key),
  );
  const myTurn = now - lobby.credits.of(me);
  const ahead = others.filter((one) => one.arrivedAt - lobby.credits.of(one) <= myTurn);
  const onDuty = lobby.staff.seenWithin(ON_DUTY_MS, now);
  const able = onDuty.filter((agent) => isAble(agent, me.serviceId));
  const atWork = able.filter(
    ({ serving, lastSeenAt }) => serving !== null || lastSeenAt > now - AT_WORK_MS,
  );
  const rivalry = rivalryWith(me.serviceId, onDuty);
  return { lobby, me, now, others, ahead, onDuty, able, atWork, rivalry };
}

/** Where nobody is seen who may serve the other, nothing is known: half. */
function rivalryWith(mine: string, onDuty: readonly SeenAgent[]): Newcomer['rivalry'] {
  const known = new Map<string, number>([[mine, 1]]);
  return (serviceId) => {
    let rivalry = known.get(serviceId);
    if (rivalry === undefined) {
      const theirs = onDuty.filter(({ counts }) => (counts.get(serviceId) ?? 0) > 0);
      const both = theirs.filter(({ counts }) => (counts.get(mine) ?? 0) > 0);
      rivalry = theirs.length === 0 ? 0.5 : both.length / theirs.length;
      known.set(serviceId, rivalry);
    }
    return rivalry;
  };
}
