import { type Asker, type Candidate, compareTurns, GENERAL_LANE } from '@lobbyflow/engine';

/** Tickets every counter looks at alike: those who wait at the start, and behind them who came since. */
export interface SimQueue<T extends Candidate> {
  readonly laneId: T['laneId'];
  readonly serviceId: T['serviceId'];
  readonly hasNeeds: boolean;
  readonly first: readonly T[];
  readonly since: T[];
  /** How many have been taken. */
  taken: number;
  /** The first of those who are left. */
  head: T | undefined;
  /** Where it stands beside others, to be told when its head changes. */
  fronts: SimFront<T>[];
}

/**
 * Queues of one lane that a counter looks at alike: it has full skill for each, and nobody in them has needs, so that
 * of their heads the first in turn alone can be called.
 */
export interface SimFront<T extends Candidate> {
  readonly queues: SimQueue<T>[];
  head: T | undefined;
  isStale: boolean;
}

/** What a counter looks at. */
export interface Sight<T extends Candidate> {
  readonly fronts: readonly SimFront<T>[];
  /** Queues by themselves: for overflow, and for customers with needs. */
  readonly alone: readonly SimQueue<T>[];
  readonly general: readonly SimQueue<T>[];
}

/** What each counter looks at, so that it compares a head for each lane and not one for each queue. */
export class SimSights<T extends Candidate> {
  private readonly sights = new Map<Asker, Sight<T>>();
  /** By lane and full skills: counters that are alike share them. */
  private readonly fronts = new Map<string, SimFront<T>>();

  constructor(private readonly queues: readonly SimQueue<T>[]) {}

  of(asker: Asker): Sight<T> {
    let sight = this.sights.get(asker);
    if (sight === undefined) {
      sight = this.lookAround(asker);
      this.sights.set(asker, sight);
    }
    return sight;
  }

  private lookAround({ levels }: Asker): Sight<T> {
    const near = this.queues.filter(({ serviceId }) => levels.has(serviceId));
    const isAlone = ({ serviceId, hasNeeds }: SimQueue<T>) =>
      hasNeeds || levels.get(serviceId) !== 1;
    const skills = [...levels].filter(([, level]) => level === 1).map(([serviceId]) => serviceId);
    const fronts = new Set<SimFront<T>>();
    for (const queue of near.filter((one) => !isAlone(one))) {
      const front = this.frontOf(`${queue.laneId}|${skills.toSorted().join()}`);
      if (!front.queues.includes(queue)) {
        front.queues.push(queue);
        queue.fronts.push(front);
      }
      fronts.add(front);
    }
    const general = near.filter(({ laneId }) => laneId === GENERAL_LANE);
    return { fronts: [...fronts], alone: near.filter(isAlone), general };
  }

  private frontOf(key: string): SimFront<T> {
    const known = this.fronts.get(key);
    if (known !== undefined) return known;
    const front = { queues: [], head: undefined, isStale: true };
    this.fronts.set(key, front);
    return front;
  }

  /** A queue is new, so every counter looks around anew. */
  forget(): void {
    this.sights.clear();
    this.fronts.clear();
    for (const queue of this.queues) queue.fronts = [];
  }

  /** The heads of all queues are others now. */
  restart(): void {
    for (const front of this.fronts.values()) front.isStale = true;
  }
}

/** Changes who stands first in a queue. */
export function setHead<T extends Candidate>(queue: SimQueue<T>, head: T | undefined): void {
  queue.head = head;
  for (const front of queue.fronts) front.isStale = true;
}

/** Who is first in turn of all that the front stands for. */
export function headOf<T extends Candidate>(front: SimFront<T>): T | undefined {
  if (!front.isStale) return front.head;
  let first: T | undefined;
  for (const { head } of front.queues) {
    if (head !== undefined && (first === undefined || compareTurns(head, first) < 0)) first = head;
  }
  front.head = first;
  front.isStale = false;
  return first;
}
