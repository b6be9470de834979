import type { LegFate } from './fates.js';
import type { PlannedCounter } from './plan-day.js';

interface Post {
  readonly counter: PlannedCounter;
  isOpen: boolean;
  isFree: boolean;
  idleSince: number;
  /** `over`: closes when free. `staying`: closes when free and nobody waits for it. */
  duty: 'on' | 'staying' | 'over';
  /** The product found nobody for it: it does not ask again before somebody comes. */
  hasGivenUp: boolean;
}

/** What the tellers of a live replay can see: who waits for what, and which counters are free. */
export class Duty {
  private readonly posts = new Map<string, Post>();
  private readonly waiting = new Map<string, LegFate>();

  constructor(counters: readonly PlannedCounter[]) {
    for (const counter of counters) {
      this.posts.set(counter.id, {
        counter,
        isOpen: false,
        isFree: true,
        idleSince: 0,
        duty: 'over',
        hasGivenUp: false,
      });
    }
  }

  /** Begins a duty; says whether the counter has to be opened for it. */
  begin(counterId: string, at: number, duty: 'on' | 'staying' = 'on'): boolean {
    const post = this.post(counterId);
    const wasOpen = post.isOpen;
    Object.assign(post, { isOpen: true, duty, hasGivenUp: false });
    if (!wasOpen) post.idleSince = at;
    return !wasOpen;
  }

  end(counterId: string, how: 'staying' | 'over'): void {
    this.post(counterId).duty = how;
  }

  serve(counterId: string): void {
    this.post(counterId).isFree = false;
  }

  free(counterId: string, at: number): void {
    Object.assign(this.post(counterId), { isFree: true, idleSince: at });
  }

  giveUp(counterId: string): void {
    this.post(counterId).hasGivenUp = true;
  }

  wait(ticketId: string, leg: LegFate): void {
    this.waiting.set(ticketId, leg);
    for (const post of this.posts.values()) post.hasGivenUp = false;
  }

  leave(ticketId: string): void {
    this.waiting.delete(ticketId);
  }

  isWaiting(ticketId: string): boolean {
    return this.waiting.has(ticketId);
  }

  /** The counter that is to press next: on duty, free, with somebody to serve, idle for the longest. */
  nextToCall(): string | null {
    let best: Post | null = null;
    for (const post of this.posts.values()) {
      const mayCall = post.isOpen && post.isFree && post.duty !== 'over' && !post.hasGivenUp;
      if (!mayCall || !this.hasSomebodyFor(post)) continue;
      if (best === null || post.idleSince < best.idleSince) best = post;
    }
    return best?.counter.id ?? null;
  }

  /** Takes the open counters whose duty is over and that have nobody left: they are to be closed. */
  takeClosable(): string[] {
    const closable = [...this.posts.values()].filter(
      (post) =>
        post.isOpen &&
        post.isFree &&
        (post.duty === 'over' ||
          (post.duty === 'staying' && (post.hasGivenUp || !this.hasSomebodyFor(post)))),
    );
    for (const post of closable) post.isOpen = false;
    return closable.map(({ counter }) => counter.id);
  }

  /** One closed counter for each customer whom no open one can serve: they have to come back. */
  missing(): string[] {
    const back = new Set<string>();
    for (const leg of this.waiting.values()) {
      const able = [...this.posts.values()].filter((post) => isFor(leg, post));
      const latest = able.toSorted((one, other) => endOf(other) - endOf(one))[0];
      if (latest && !able.some(({ isOpen }) => isOpen)) back.add(latest.counter.id);
    }
    return [...back].toSorted();
  }

  private hasSomebodyFor(post: Post): boolean {
    for (const leg of this.waiting.values()) if (isFor(leg, post)) return true;
    return false;
  }

  private post(counterId: string): Post {
    const post = this.posts.get(counterId);
    if (!post) throw new RangeError(`There is no counter ${counterId}.`);
    return post;
  }
}

function isFor({ serviceId, counterId }: LegFate, { counter }: Post): boolean {
  if (counterId !== null && counterId !== counter.id) return false;
  return counter.serviceIds.includes(serviceId);
}

const endOf = ({ counter }: Post) => counter.sessions.at(-1)?.untilAt ?? 0;
