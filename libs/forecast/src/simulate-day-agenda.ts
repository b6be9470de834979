/** What can happen on a simulated day, in the order in which it happens within one instant. */
export const DAY_EVENTS = [
  'start',
  'finish',
  'no-show',
  'close',
  'open',
  'arrive',
  'look',
  'leave',
  'review',
] as const;
/** One of the things that can happen on a simulated day. */
export type DayEventKind = (typeof DAY_EVENTS)[number];

/** Something that is going to happen to a visitor or at a counter. */
export interface DayEvent {
  /** Milliseconds since opening, whole. */
  readonly at: number;
  readonly kind: DayEventKind;
  /** Index of the visitor or of the counter; 0 where it is about neither. */
  readonly subject: number;
}

const RANK = new Map(DAY_EVENTS.map((kind, rank) => [kind, rank]));

/** Whether counters may call because of it, so that they wait until all such events of the instant are over. */
export function letsCall({ kind }: DayEvent): boolean {
  return kind !== 'leave' && kind !== 'review';
}

/**
 * The events to come, earliest first (a binary heap). At ties the kind decides,
 * then the subject: whoever frees a counter or comes in does so before anybody
 * is called, and nobody leaves in the instant in which he could be called.
 */
export class DayAgenda {
  private readonly heap: DayEvent[] = [];

  /** Adds an event, in no particular order. */
  push(event: DayEvent): void {
    const { heap } = this;
    let place = heap.push(event) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || compareEvents(above, event) <= 0) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = event;
  }

  /** The next event, left where it is. */
  peek(): DayEvent | undefined {
    return this.heap[0];
  }

  /** Takes out the next event. */
  pop(): DayEvent | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.sink(last);
    return first;
  }

  private sink(event: DayEvent): void {
    const { heap } = this;
    let place = 0;
    for (;;) {
      const child = this.smallerChild(place);
      const below = heap[child];
      if (below === undefined || compareEvents(event, below) <= 0) break;
      heap[place] = below;
      place = child;
    }
    heap[place] = event;
  }

  private smallerChild(place: number): number {
    const [left, right] = [2 * place + 1, 2 * place + 2];
    const [one, other] = [this.heap[left], this.heap[right]];
    return one !== undefined && other !== undefined && compareEvents(other, one) < 0 ? right : left;
  }
}

function compareEvents(a: DayEvent, b: DayEvent): number {
  return a.at - b.at || (RANK.get(a.kind) ?? 0) - (RANK.get(b.kind) ?? 0) || a.subject - b.subject;
}
