import { type Newcomer, newcomerIn } from './newcomer.js';
import type { ObservedLobby } from './observed-lobby.js';
import type { CustomerClass } from './inferred-credits.js';

/** One wait of a visit log and what came of it; milliseconds after midnight. */
export interface ObservedLeg extends CustomerClass {
  /** Unique within the day; larger for who stands later in the log. */
  readonly key: number;
  readonly arrivedAt: number;
  /** `null`: never called, or not yet. */
  readonly startedAt: number | null;
  /** Of the service, or when the customer left; `null`: not known, or not yet. */
  readonly endedAt: number | null;
  /** Who served; `null` where nobody wrote it down. */
  readonly agentId: string | null;
}

/** What a bystander is told of. */
export interface DayWatcher {
  /** Somebody has come and was not called at once; the lobby is as it was at the end of that instant. */
  readonly waits: (leg: ObservedLeg, newcomer: Newcomer) => void;
  /** Somebody is called, before the lobby knows of it. */
  readonly called: (leg: ObservedLeg, at: number) => void;
}

type Moment = 'end' | 'arrive' | 'start' | 'end-at-once' | 'leave';
/** What happens first within one instant: agents become free, customers come, are called, are done, give up. */
const ORDER: readonly Moment[] = ['end', 'arrive', 'start', 'end-at-once', 'leave'];

interface Happening {
  readonly at: number;
  readonly moment: Moment;
  readonly leg: ObservedLeg;
}

/**
 * Lets a day pass before the lobby, event by event, and tells the watcher of
 * everybody who has to wait, when nothing later than his arrival is known.
 */
export function watchDay(
  lobby: ObservedLobby,
  legs: readonly ObservedLeg[],
  watcher: DayWatcher,
): void {
  lobby.beginDay();
  const happenings = legs.flatMap(happeningsOf).toSorted(compareHappenings);
  let come: ObservedLeg[] = [];
  let now = -Infinity;
  const tell = () => {
    for (const leg of come) {
      const me = lobby.waiting.get(leg.key);
      if (me !== undefined) watcher.waits(leg, newcomerIn(lobby, me));
    }
    come = [];
  };
  for (const { at, moment, leg } of happenings) {
    if (at > now) tell();
    now = at;
    if (moment === 'arrive') come.push(leg);
    if (moment === 'start') watcher.called(leg, at);
    happen(lobby, { at, moment, leg });
  }
  tell();
}

function happeningsOf(leg: ObservedLeg): Happening[] {
  const { arrivedAt, startedAt, endedAt } = leg;
  const arrival: Happening = { at: arrivedAt, moment: 'arrive', leg };
  if (startedAt === null) {
    return endedAt === null ? [arrival] : [arrival, { at: endedAt, moment: 'leave', leg }];
  }
  const start: Happening = { at: startedAt, moment: 'start', leg };
  if (endedAt === null) return [arrival, start];
  return [
    arrival,
    start,
    { at: endedAt, moment: endedAt > startedAt ? 'end' : 'end-at-once', leg },
  ];
}

function compareHappenings(one: Happening, other: Happening): number {
  return (
    one.at - other.at ||
    ORDER.indexOf(one.moment) - ORDER.indexOf(other.moment) ||
    one.leg.key - other.leg.key
  );
}

function happen(lobby: ObservedLobby, { at, moment, leg }: Happening): void {
  const { key, serviceId, laneId, arrivedAt, startedAt, agentId } = leg;
  switch (moment) {
    case 'arrive':
      lobby.arrive({ key, serviceId, laneId, arrivedAt });
      break;
    case 'start':
      lobby.start(key, agentId, at);
      break;
    case 'end':
    case 'end-at-once':
      lobby.end({ key, serviceId, laneId, agentId, startedAt: startedAt ?? at }, at);
      break;
    case 'leave':
      lobby.leave(key, at);
      break;
  }
}
