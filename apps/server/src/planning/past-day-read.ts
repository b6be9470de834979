import type { Instant } from '@lobbyflow/engine';
import type { CounterShift, PastVisit } from '@lobbyflow/forecast';
import type { DayRecords } from '../reports/day-records.js';
import { windowsOf } from '../reports/windows.js';

const HALF_HOUR_MS = 1_800_000;

/** A past day as it can be played again: instants count from its opening. */
export interface DayToPlay {
  readonly opensAt: Instant;
  readonly lengthMs: number;
  readonly visits: readonly PastVisit[];
  readonly shifts: readonly CounterShift[];
}

/**
 * Reads a day for playing: who came, for what, and how long it took; when which counter was open. Further legs of a
 * visit are added to its service time. A counter that was open at the end stays until nobody waits.
 */
export function dayToPlay(records: DayRecords): DayToPlay | null {
  const arrivals = records.visits.map(({ visit }) => visit.arrivedAt);
  if (arrivals.length === 0) return null;
  const windows = windowsOf(records);
  const first = least([...arrivals, ...windows.map(({ from }) => from)]);
  const opensAt = (Math.floor(first / HALF_HOUR_MS) * HALF_HOUR_MS) as Instant;
  const lastCame = arrivals.reduce<number>((most, at) => Math.max(most, at), opensAt);
  const lengthMs = (Math.floor((lastCame - opensAt) / HALF_HOUR_MS) + 1) * HALF_HOUR_MS;
  return {
    opensAt,
    lengthMs,
    visits: records.visits.map((record) => visitOf(record, opensAt)),
    shifts: windows.flatMap((window) => shiftsOf(window, { opensAt, lengthMs })),
  };
}

function visitOf({ visit, legs }: DayRecords['visits'][number], opensAt: number): PastVisit {
  const [leg] = legs;
  const calledAt = leg?.calledAt ?? visit.calledAt;
  const startedAt = leg?.startedAt ?? null;
  const handlingMs = legs.reduce((sum, one) => {
    return one.startedAt === null || one.endedAt === null ? sum : sum + one.endedAt - one.startedAt;
  }, 0);
  const came = startedAt !== null;
  return {
    arrivedAtMs: visit.arrivedAt - opensAt,
    serviceId: visit.serviceId,
    laneId: visit.laneId,
    waitedMs: Math.max(0, (calledAt ?? visit.endedAt ?? visit.arrivedAt) - visit.arrivedAt),
    walkMs: calledAt === null || startedAt === null ? null : Math.max(0, startedAt - calledAt),
    handlingMs: handlingMs > 0 ? handlingMs : null,
    end: came ? 'came' : calledAt === null ? 'left' : 'missed',
  };
}

/** A pause is the gap between two shifts. */
function shiftsOf(
  { counterId, from, until, pauses }: ReturnType<typeof windowsOf>[number],
  { opensAt, lengthMs }: Pick<DayToPlay, 'opensAt' | 'lengthMs'>,
): CounterShift[] {
  const gaps = pauses.toSorted((one, other) => one.from - other.from);
  const begins = [from, ...gaps.map((gap) => gap.until)];
  const ends = [...gaps.map((gap) => gap.from), until];
  return begins.flatMap((begin, place): CounterShift[] => {
    const end = ends[place] ?? until;
    if (end <= begin) return [];
    const closesAtMs = end - opensAt >= lengthMs ? null : Math.round(end - opensAt);
    return [{ counterId, opensAtMs: Math.max(0, Math.round(begin - opensAt)), closesAtMs }];
  });
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value));
}
