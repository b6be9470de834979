import type { HalfHour, SlotCause } from '@lobbyflow/contract';
import type { Instant } from '@lobbyflow/engine';
import { meanOf } from '@lobbyflow/engine';
import type { Handled, Slot } from './half-hours.js';
import { whole, wire } from './measured.js';

/** Less than this above the usual explains nothing. */
const NOTICEABLE = 1.15;

/** What a half-hour is compared with. */
export interface Usual {
  readonly told: NonNullable<HalfHour['usual']>;
  /** How long each service usually takes. */
  readonly handlingMs: ReadonlyMap<string, number>;
}

/** What half-hours of this label had on past days: the mean of each day, handling over all services. */
export function usualOfDays(days: readonly (readonly Slot[])[]): ReadonlyMap<string, Usual> {
  const labels = new Set(days.flat().map(({ label }) => label));
  return new Map(
    [...labels].map((label) => {
      const slots = days.flat().filter((slot) => slot.label === label);
      return [label, usualOf(slots, days.length)] as const;
    }),
  );
}

/** The mean of those half-hours of a day in which somebody came or a window was open. */
export function usualOfDay(slots: readonly Slot[]): Usual | null {
  const busy = slots.filter(({ arrivals, openMs }) => arrivals > 0 || openMs > 0);
  return busy.length === 0 ? null : usualOf(busy, busy.length);
}

function usualOf(slots: readonly Slot[], days: number): Usual {
  const perDay = (of: (slot: Slot) => number) =>
    slots.reduce((sum, slot) => sum + of(slot), 0) / days;
  const handling = slots.flatMap((slot) => slot.handling);
  return {
    told: {
      arrivals: perDay(({ arrivals }) => arrivals),
      windows: perDay(windowsIn),
      handlingMeanMs: whole(meanOf(handling.map(({ ms }) => ms))),
    },
    handlingMs: new Map(
      [...new Set(handling.map(({ serviceId }) => serviceId))].map((serviceId) => {
        const own = handling.filter((one) => one.serviceId === serviceId);
        return [serviceId, meanOf(own.map(({ ms }) => ms)) ?? 0];
      }),
    ),
  };
}

/** A half-hour as the report tells it, and what it suffered from when it went wrong. */
export function halfHour(slot: Slot, usual: Usual | null): HalfHour {
  return {
    from: wire(slot.from as Instant),
    arrivals: slot.arrivals,
    calls: slot.calls,
    waiting: slot.waiting,
    waitMeanMs: whole(meanOf(slot.waits)),
    tooLong: slot.tooLong,
    windows: windowsIn(slot),
    windowsNeeded: slot.workMs / (slot.until - slot.from),
    handlingMeanMs: whole(meanOf(slot.handling.map(({ ms }) => ms))),
    usual: usual?.told ?? null,
    causes: slot.tooLong === 0 ? [] : [...causesOf(slot, usual)],
  };
}

/**
 * What made it go wrong, the weightiest first. A queue left from before comes
 * first when more stood in it than came. Arrivals, windows, mix and handling
 * stand by how many times the usual each made the load per window: load =
 * arrivals × handling ÷ windows, and handling = that of the mix at the usual
 * pace × the pace, so the four factors multiply to the whole. Where none is
 * noticeable, too few windows for the work that came are named.
 */
function causesOf(slot: Slot, usual: Usual | null): readonly SlotCause[] {
  const named = (usual === null ? [] : factorsOf(slot, usual))
    .filter(([, factor]) => factor >= NOTICEABLE)
    .toSorted(([, a], [, b]) => b - a)
    .map(([cause]) => cause);
  const backlog: readonly SlotCause[] = slot.waiting > slot.arrivals ? ['backlog'] : [];
  const causes = [...backlog, ...named];
  if (causes.length > 0) return causes;
  return slot.workMs > slot.openMs ? ['windows'] : [];
}

function factorsOf(
  slot: Slot,
  { told, handlingMs }: Usual,
): readonly (readonly [SlotCause, number])[] {
  const handling = meanOf(slot.handling.map(({ ms }) => ms)) ?? 0;
  const ofMix = atUsualPace(slot.handling, handlingMs);
  return [
    ['arrivals', times(slot.arrivals, told.arrivals)],
    ['windows', windowsIn(slot) === 0 ? Infinity : times(told.windows, windowsIn(slot))],
    ['mix', times(ofMix, told.handlingMeanMs ?? 0)],
    ['handling', times(handling, ofMix)],
  ];
}

/** What these services would have taken in the mean; one that is not usual counts as it was. */
function atUsualPace(handling: readonly Handled[], usual: Usual['handlingMs']): number {
  return meanOf(handling.map(({ serviceId, ms }) => usual.get(serviceId) ?? ms)) ?? 0;
}

/** How many times the usual; 1 where there is nothing to compare with. */
function times(value: number, usual: number): number {
  return usual <= 0 ? 1 : value / usual;
}

function windowsIn({ openMs, from, until }: Slot): number {
  return openMs / (until - from);
}
