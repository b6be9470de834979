import type { CounterId, Lobby, ServiceId } from '@lobbyflow/engine';
import { paceOf } from './pace.js';

/** A service that lasted longer than so many usual ones was forgotten, not slow. */
const FORGOTTEN_TIMES = 5;

/** How much longer than usual services take today, at each counter; 1 is as usual. */
export interface Paces {
  readonly day: number;
  readonly of: (counterId: CounterId) => number;
}

interface Work {
  actualMs: number;
  expectedMs: number;
}

/** Reads the pace of the day, and of each counter against it, off the services completed today. */
export function pacesOf(lobby: Lobby, meanMsOf: (serviceId: ServiceId) => number): Paces {
  const all: Work = { actualMs: 0, expectedMs: 0 };
  const byCounter = new Map<CounterId, Work>();
  for (const { state, serviceId, counterId, calledAt, endedAt } of lobby.tickets.values()) {
    if (state !== 'served' || counterId === null || calledAt === null || endedAt === null) continue;
    const expectedMs = meanMsOf(serviceId);
    const actualMs = Math.min(endedAt - calledAt, FORGOTTEN_TIMES * expectedMs);
    const there = byCounter.get(counterId) ?? { actualMs: 0, expectedMs: 0 };
    byCounter.set(counterId, there);
    for (const work of [all, there]) {
      work.actualMs += actualMs;
      work.expectedMs += expectedMs;
    }
  }
  const day = paceOf(all.actualMs, all.expectedMs);
  return {
    day,
    of: (counterId) => {
      const work = byCounter.get(counterId);
      return work === undefined ? day : day * paceOf(work.actualMs, day * work.expectedMs);
    },
  };
}
