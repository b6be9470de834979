import type {
  BranchId,
  BusinessDay,
  Instant,
  LaneId,
  ServiceId,
  TicketId,
} from '@lobbyflow/engine';
import { createRandom, drawExponential } from '@lobbyflow/forecast';
import { LegEntity } from '../src/db/entities/leg.entity.js';
import { PromiseEntity } from '../src/db/entities/promise.entity.js';
import { VisitEntity } from '../src/db/entities/visit.entity.js';
import type { Writer } from '../src/db/writer.js';

const MINUTE_MS = 60_000;

export interface PastDaysWish {
  readonly branchId: BranchId;
  readonly days: readonly string[];
  /** Customers an hour, in the hours of a day, from nine to five as counted from its opening. */
  readonly perHour?: (day: string, hour: number) => number;
  /** What was told, as a share of the wait that came of it; nothing when left out. */
  readonly told?: number;
  readonly serviceId?: string;
  readonly counters?: number;
}

/** Writes days that are over straight into the rows of the reports, from 08:00 UTC on: first come first served at some counters. */
export async function writePastDays(writer: Writer, wish: PastDaysWish): Promise<void> {
  const lots = createRandom(11, 'past days');
  for (const day of wish.days) {
    const rows = rowsOf(day, wish, lots);
    await writer.transaction(async (db) => {
      for (let from = 0; from < rows.length; from += 50) {
        const some = rows.slice(from, from + 50);
        await db.insert(
          VisitEntity,
          some.map(({ visit }) => visit),
        );
        await db.insert(
          LegEntity,
          some.map(({ leg }) => leg),
        );
        if (wish.told !== undefined) {
          await db.insert(
            PromiseEntity,
            some.map(({ promise }) => promise),
          );
        }
      }
    });
  }
}

function rowsOf(day: string, wish: PastDaysWish, lots: () => number) {
  const { perHour = () => 60, told = 0, serviceId = 'cash', counters = 3, branchId } = wish;
  const opens = Date.parse(`${day}T08:00:00Z`);
  const freeAt = Array.from({ length: counters }, () => opens);
  const rows = [];
  let at = opens;
  for (let sequence = 1; ; sequence += 1) {
    const hour = 9 + Math.floor((at - opens) / (60 * MINUTE_MS));
    at += drawExponential(lots, (60 * MINUTE_MS) / perHour(day, hour));
    if (at >= opens + 8 * 60 * MINUTE_MS) return rows;
    const agent = freeAt.indexOf(Math.min(...freeAt));
    const arrivedAt = Math.round(at) as Instant;
    const calledAt = Math.round(Math.max(at, freeAt[agent] ?? at)) as Instant;
    const endedAt = Math.round(calledAt + drawExponential(lots, 2.8 * MINUTE_MS)) as Instant;
    freeAt[agent] = endedAt;
    const ticketId = `${day}-${sequence}` as TicketId;
    const who = { branchId, ticketId, serviceId: serviceId as ServiceId };
    const of = { counterId: `${agent + 1}` as never, calledAt, startedAt: calledAt, endedAt };
    const laneId = 'general' as LaneId;
    const businessDay = day as BusinessDay;
    const raw = Math.round((calledAt - arrivedAt) * told);
    const range = { p50Ms: raw, p90Ms: raw, rawP50Ms: raw, rawP90Ms: raw };
    rows.push({
      visit: {
        ...who,
        ...of,
        businessDay,
        sequence,
        laneId,
        number: `A${sequence}`,
        maxWaitMs: 20 * MINUTE_MS,
        state: 'served' as const,
        endCause: null,
        arrivedAt,
        legs: 1,
        rating: null,
      },
      leg: {
        ...who,
        ...of,
        revision: sequence,
        leg: 1,
        startedWaitingAt: arrivedAt,
        heldMs: 0,
        rule: null,
        choice: null,
      },
      promise: {
        ...who,
        ...range,
        businessDay,
        laneId,
        method: 'simulated',
        toldAt: arrivedAt,
        actualMs: calledAt - arrivedAt,
      },
    });
  }
}

/** So many days up to the one before `today`, all of them. */
export function daysBefore(today: string, count: number): string[] {
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.parse(today) - (count - back) * 86_400_000).toISOString().slice(0, 10),
  );
}
