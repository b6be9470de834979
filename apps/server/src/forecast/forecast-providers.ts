import { Histories } from './histories.js';
import { HistoryRepository } from './history.repository.js';
import { PromisesRepository } from './promises.repository.js';
import { PromisesService } from './promises.service.js';
import { WaitsComputer } from './waits-computer.js';
import { WaitsHints } from './waits-hints.js';
import { waitsComputer } from './waits-in-worker.js';
import { WaitsService } from './waits.service.js';

/** What tells waits and judges them; needs the live providers and the projector beside it. */
export function forecastProviders(computer?: WaitsComputer) {
  return [
    { provide: WaitsComputer, useFactory: () => computer ?? waitsComputer() },
    Histories,
    HistoryRepository,
    PromisesRepository,
    PromisesService,
    WaitsHints,
    WaitsService,
  ];
}
