import type { WaitRange } from '@lobbyflow/contract';
import type { LaneId, ServiceId, TicketId } from '@lobbyflow/engine';
import { dampWait, type ForecastRange } from '@lobbyflow/forecast';

const MINUTE_MS = 60_000;

/** Whom a wait is for when nobody has come yet. */
export interface Newcomer {
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
}
/** A forecast that has come in, with all corrections. */
export interface NextWaits {
  readonly tickets: ReadonlyMap<TicketId, ForecastRange | null>;
  readonly newcomers: readonly { readonly who: Newcomer; readonly range: ForecastRange | null }[];
}
interface Shown {
  readonly range: ForecastRange;
  readonly at: number;
}

/**
 * The waits that all screens of a branch show: what a new forecast changes only
 * a little stays as it was shown, less the time that has passed. Who would come
 * now has not waited yet, so for newcomers no time passes.
 */
export class ShownWaits {
  private tickets: ReadonlyMap<TicketId, Shown> = new Map();
  private newcomers: ReadonlyMap<string, Shown> = new Map();

  /** @param whoIs - the service and lane of a ticket that has come since: it was shown what newcomers are */
  take(next: NextWaits, now: number, whoIs: (ticketId: TicketId) => Newcomer | null): void {
    const before = (ticketId: TicketId) => {
      const known = this.tickets.get(ticketId);
      const who = known === undefined ? whoIs(ticketId) : null;
      return known ?? (who === null ? undefined : this.newcomers.get(keyOf(who)));
    };
    this.tickets = new Map(
      [...next.tickets].flatMap(([ticketId, range]) => {
        if (range === null) return [];
        const shown = before(ticketId);
        const elapsedMs = shown === undefined ? 0 : now - shown.at;
        return [[ticketId, { range: dampWait(shown?.range ?? null, range, elapsedMs), at: now }]];
      }),
    );
    this.newcomers = new Map(
      next.newcomers.flatMap(({ who, range }) => {
        if (range === null) return [];
        const shown = this.newcomers.get(keyOf(who));
        return [[keyOf(who), { range: dampWait(shown?.range ?? null, range, 0), at: now }]];
      }),
    );
  }

  /** Nothing can be said any more. */
  clear(): void {
    this.tickets = new Map();
    this.newcomers = new Map();
  }

  /** What is left of a ticket's wait; `null` when nobody knows. */
  ofTicket(ticketId: TicketId, now: number): WaitRange | null {
    const shown = this.tickets.get(ticketId);
    if (shown === undefined) return null;
    const left = (ms: number) => Math.max(0, ms - (now - shown.at));
    return inMinutes({ p50: left(shown.range.p50), p90: left(shown.range.p90) });
  }

  ofNewcomer(who: Newcomer): WaitRange | null {
    const shown = this.newcomers.get(keyOf(who));
    return shown === undefined ? null : inMinutes(shown.range);
  }
}

/** In whole minutes, never more exact than it is: the median to the nearest, the P90 up, and a minute at least. */
export function inMinutes({ p50, p90 }: ForecastRange): WaitRange {
  const median = Math.round(p50 / MINUTE_MS) * MINUTE_MS;
  return { p50: median, p90: Math.max(median, MINUTE_MS, Math.ceil(p90 / MINUTE_MS) * MINUTE_MS) };
}

function keyOf({ serviceId, laneId }: Newcomer): string {
  return `${serviceId}|${laneId}`;
}
