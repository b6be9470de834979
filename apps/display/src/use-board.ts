import type { BoardCall, Rows } from '@lobbyflow/contract';
import type { Following } from '@lobbyflow/client';
import { useMemo } from 'react';
import type { Announced } from './announcer.js';
import { boardSetup, type BoardSetup, type BoardWish } from './board-setup.js';
import { useAnnouncer } from './use-announcer.js';
import type { Voice } from './voice.js';

/** Whom a board calls while an emergency is told. */
const NOBODY: readonly BoardCall[] = [];

/** A board as it is set up, its calls, and the one that is announced. */
export interface Board {
  readonly setup: BoardSetup;
  /** `null` before the first picture. */
  readonly calls: readonly BoardCall[] | null;
  readonly announced: Announced | null;
  /** A counter's name as it is set up. */
  readonly nameOf: (counterId: string) => string;
}

/** Makes a board of what the branch tells: its own zones' calls, announced one after the other. */
export function useBoard(
  { rows, clock }: Following<'board'>,
  {
    wish,
    voice,
    hasEmergency,
  }: { readonly wish: BoardWish; readonly voice: Voice; readonly hasEmergency: boolean },
): Board {
  const display = rows?.display?.['now'];
  const setup = useMemo(() => boardSetup(display, wish), [display, wish]);
  const { counterIds, isHeard, announcements: config } = setup;
  const all = rows?.calls ?? null;
  const calls = useMemo(() => all && Object.values(atCounters(all, counterIds)), [all, counterIds]);
  const nameOf = (counterId: string) => rows?.counters[counterId]?.name ?? counterId;
  const heard = hasEmergency ? NOBODY : calls;
  const announced = useAnnouncer(heard, clock, { voice, nameOf, config, isHeard });
  return { setup, calls, announced, nameOf };
}

/** Those rows that are of these counters; `null`: all. */
export function atCounters<Row extends { readonly counterId: string }>(
  rows: Rows<Row>,
  counterIds: ReadonlySet<string> | null,
): Rows<Row> {
  if (counterIds === null) return rows;
  return Object.fromEntries(
    Object.entries(rows).filter(([, { counterId }]) => counterIds.has(counterId)),
  );
}
