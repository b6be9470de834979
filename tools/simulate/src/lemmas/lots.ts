import type { Random } from '@lobbyflow/forecast';

/** One of them, each as likely. */
export function oneOf<T>(random: Random, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new Error('There is nothing to choose from.');
  return chosen;
}

/** A whole number between the two, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** Whether something of this chance happens. */
export function happens(random: Random, chance: number): boolean {
  return random() < chance;
}

/** Those of them that this chance leaves. */
export function someOf<T>(random: Random, from: readonly T[], chance: number): T[] {
  return from.filter(() => happens(random, chance));
}
