import type { Arrival, GeneratedDay } from '@lobbyflow/forecast';

/** How long a counter waits for a customer who does not come. */
const NO_SHOW_MS = 60_000;

/** What became of one customer; instants are milliseconds since opening. */
export interface Outcome {
  readonly arrival: Arrival;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number;
  /** 1, 2, 3 …; `null` for who left. */
  readonly counter: number | null;
  readonly outcome: 'served' | 'left' | 'no-show';
}

/**
 * Runs a generated day by the plainest rule there is: the suggested counters are open, each of them serves everything,
 * and who came first is next, whatever the lane. Counters that close finish their customer; those of the last
 * half-hour stay until nobody waits. A whole second is the smallest step, as in a visit log.
 */
export function firstComeFirstServed(day: GeneratedDay): Outcome[] {
  const counters = Math.max(...day.suggestedCounters.map(({ open }) => open));
  const freeAt = new Array<number>(counters).fill(0);
  return day.arrivals.map((drawn) => {
    const arrival = inSeconds(drawn);
    const from = arrival.arrivedAtMs;
    const turns = freeAt.map((free, index) => openFrom(day, index + 1, Math.max(free, from)));
    const startedAtMs = Math.min(...turns);
    const leavesAt = from + arrival.patienceMs;
    if (startedAtMs > leavesAt) {
      return { arrival, startedAtMs: null, endedAtMs: leavesAt, counter: null, outcome: 'left' };
    }
    const index = turns.indexOf(startedAtMs);
    const took = arrival.isNoShow ? NO_SHOW_MS : arrival.walkMs + arrival.handlingMs;
    const endedAtMs = startedAtMs + took;
    freeAt[index] = endedAtMs;
    const outcome = arrival.isNoShow ? 'no-show' : 'served';
    return { arrival, startedAtMs, endedAtMs, counter: index + 1, outcome };
  });
}

/** The first instant from `at` on at which the counter is open; `Infinity` when it does not open any more. */
function openFrom({ suggestedCounters }: GeneratedDay, counter: number, at: number): number {
  for (const [index, { fromMs, open }] of suggestedCounters.entries()) {
    const untilMs = suggestedCounters[index + 1]?.fromMs ?? Infinity;
    if (open >= counter && at < untilMs) return Math.max(at, fromMs);
  }
  return Infinity;
}

function inSeconds(arrival: Arrival): Arrival {
  const whole = (ms: number) => Math.round(ms / 1_000) * 1_000;
  return {
    ...arrival,
    arrivedAtMs: Math.floor(arrival.arrivedAtMs / 1_000) * 1_000,
    walkMs: whole(arrival.walkMs),
    handlingMs: whole(arrival.handlingMs),
    patienceMs: whole(arrival.patienceMs),
  };
}
