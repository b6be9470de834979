import type { Actor, ActorId } from '@lobbyflow/engine';

/** Who acts in a simulation; he may run any number of counters. */
export const SIMULATION: Actor = { id: 'simulation' as ActorId, mayRunAnyCounter: true };
