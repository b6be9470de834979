import {
  applyCommit,
  type BranchId,
  type BusinessDay,
  type Command,
  type decide,
  type Decision,
  emptyLobby,
  type Instant,
  type Lobby,
} from '@lobbyflow/engine';
import { createRandom, type Random } from '@lobbyflow/forecast';
import { between, oneOf } from './lots.js';
import { MINUTE_MS, randomBranch } from './random-branch.js';
import { LEAD, randomCommand, type Weather } from './random-command.js';

/** The rules under test: the engine's own, or in a spec one that was broken on purpose. */
export type Decide = typeof decide;

/** One command, what was decided, and the lobby on both sides. */
export interface Step {
  readonly command: Command;
  readonly now: Instant;
  readonly decision: Decision;
  readonly before: Lobby;
  readonly after: Lobby;
}

/** Which day of a proof: the same three make the same day again. */
export interface DayId {
  readonly seed: number;
  readonly number: number;
  /** Commands between the opening and the closing of the day. */
  readonly length: number;
}

export const BRANCH = 'random' as BranchId;
const DAY = '2026-01-05' as BusinessDay;
const MORNING = Date.UTC(2026, 0, 5, 9);

/** Plays a random day in a random branch; refusals are part of it. */
export function* randomDay({ seed, number, length }: DayId, decideBy: Decide): Generator<Step> {
  const random = createRandom(seed, `day ${number}`);
  const day = new RunningDay(decideBy);
  const config = randomBranch(random);
  yield day.tell({ type: 'open-day', businessDay: DAY, config });
  for (const { id: counterId } of config.counters) {
    yield day.tell({ type: 'open', counterId, by: LEAD });
  }
  const weather = weatherOf(random);
  for (let told = 0; told < length; told += 1) {
    day.now += pauseOf(random);
    const { lobby } = day;
    yield day.tell(randomCommand(random, lobby, day.now as Instant, weather));
  }
  yield* closing(day);
}

class RunningDay {
  lobby: Lobby = emptyLobby(BRANCH);
  now = MORNING;

  constructor(private readonly decideBy: Decide) {}

  tell(command: Command): Step {
    const before = this.lobby;
    const now = this.now as Instant;
    const decision = this.decideBy(before, command, now);
    if (decision.accepted) this.lobby = applyCommit(before, decision.events);
    return { command, now, decision, before, after: this.lobby };
  }
}

/** Everybody who stands at a counter is served, and the doors are shut. */
function* closing(day: RunningDay): Generator<Step> {
  for (const { id: counterId, ticketId } of day.lobby.counters.values()) {
    if (ticketId === null) continue;
    yield day.tell({ type: 'start', counterId, by: LEAD });
    yield day.tell({ type: 'finish', counterId, by: LEAD });
  }
  yield day.tell({ type: 'close-day', isRoll: false });
}

/** An even day, one of favoured customers only, one of general ones, one that nobody keeps up with. */
function weatherOf(random: Random): Weather {
  return {
    favoured: oneOf(random, [0.3, 0.5, 0.9, 0.97, 0.1]),
    haste: oneOf(random, [0.55, 0.65, 0.72, 0.76]),
  };
}

/** Much happens in the same instant, and now and then an overflow or a binding runs out. */
function pauseOf(random: Random): number {
  const lot = random();
  if (lot < 0.45) return 0;
  if (lot < 0.9) return between(random, 1, 20) * 1_000;
  return lot < 0.99 ? between(random, 1, 3) * MINUTE_MS : 8 * MINUTE_MS;
}
