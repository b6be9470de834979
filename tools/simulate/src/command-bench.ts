import {
  applyCommit,
  type BranchId,
  type Command,
  decide,
  emptyLobby,
  GENERAL_LANE,
  type Instant,
  type Lobby,
  type TicketId,
} from '@lobbyflow/engine';
import { cpuMs } from './cpu-time.js';
import {
  benchConfig,
  COUNTERS,
  DAY,
  FIRST_COUNTER,
  FIRST_SERVICE,
  LANES,
  LEAD,
  MORNING,
  SERVICES,
} from './bench-lobby.js';

const STEP_MS = 10_000;

/** A lobby, its time, and how many tickets it has had. */
interface Running {
  lobby: Lobby;
  now: number;
  taken: number;
}

function tell(running: Running, command: Command): void {
  const decision = decide(running.lobby, command, running.now as Instant);
  if (!decision.accepted) throw new Error(`${command.type} was refused: ${decision.refusal}`);
  running.lobby = applyCommit(running.lobby, decision.events);
}

/** An open branch with all counters open, that has served so many customers. */
export function lobbyAfter(customers: number): Running {
  const running: Running = { lobby: emptyLobby('bench' as BranchId), now: MORNING, taken: 0 };
  tell(running, { type: 'open-day', businessDay: DAY, config: benchConfig() });
  for (const counterId of COUNTERS) tell(running, { type: 'open', counterId, by: LEAD });
  for (let waiting = 0; waiting < 40; waiting += 1) issue(running);
  for (let served = 0; served < customers; served += 1) serveOne(running);
  return running;
}

/** Takes so many customers through the lobby, 40 always waiting; returns the milliseconds for one command. */
export function timeCommands(running: Running, customers: number): number {
  const tookMs = cpuMs(() => {
    for (let served = 0; served < customers; served += 1) serveOne(running);
  });
  return tookMs / (customers * COMMANDS_OF_ONE);
}

const COMMANDS_OF_ONE = 4;

function issue(running: Running): void {
  running.taken += 1;
  const { taken } = running;
  tell(running, {
    type: 'issue',
    ticketId: `t${String(taken).padStart(7, '0')}` as TicketId,
    serviceId: SERVICES[taken % 3] ?? FIRST_SERVICE,
    laneId: LANES[taken % 4] ?? GENERAL_LANE,
    laterServiceIds: [],
    needs: [],
    language: null,
    source: 'kiosk',
    arrivedAt: null,
  });
}

function serveOne(running: Running): void {
  running.now += STEP_MS;
  const counterId = COUNTERS[running.taken % COUNTERS.length] ?? FIRST_COUNTER;
  issue(running);
  for (const type of ['call-next', 'start', 'finish'] as const) {
    tell(running, { type, counterId, by: LEAD });
  }
}
